"""An area that was divided has several successors; those on record are taken over."""

from django.db import migrations, models


def take_over(apps, schema_editor):
    authorities = apps.get_model("inspections", "LocalAuthority").objects
    for ended in authorities.exclude(successor=None):
        ended.successors.add(ended.successor_id)


def give_back(apps, schema_editor):
    authorities = apps.get_model("inspections", "LocalAuthority").objects
    for ended in authorities.exclude(successors=None).distinct():
        ended.successor = ended.successors.order_by("name").first()
        ended.save()


class Migration(migrations.Migration):
    dependencies = [("inspections", "0005_our_council")]

    operations = [
        migrations.AlterField(
            "localauthority",
            "successor",
            models.ForeignKey("inspections.localauthority", models.PROTECT, null=True, blank=True, related_name="+"),
        ),
        migrations.AddField(
            "localauthority",
            "successors",
            models.ManyToManyField("inspections.localauthority", blank=True, related_name="predecessors"),
        ),
        migrations.RunPython(take_over, give_back),
    ]
