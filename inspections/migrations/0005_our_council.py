"""The one authority of an installation is ours; the paragraphs that are there keep the order of their numbers."""

from django.db import migrations
from django.db.models import F


def fill(apps, schema_editor):
    authorities = apps.get_model("inspections", "LocalAuthority").objects
    if authorities.count() == 1:
        authorities.update(is_ours=True)
    apps.get_model("inspections", "ReportParagraph").objects.update(position=F("number"))


class Migration(migrations.Migration):
    dependencies = [("inspections", "0004_evidence_of_reports")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
