"""Files may be shown until a day: what has none stays as it is."""

from django.db import migrations, models

HELP = (
    "The last day of the permission to show it. On the next day it is taken down by itself, wherever it is used. "
    "Leave it empty if there is no end."
)


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0009_fill_search"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="shown_to",
            field=models.DateField(blank=True, help_text=HELP, null=True, verbose_name="may be shown until"),
        ),
        migrations.AddField(
            model_name="photo",
            name="shown_to",
            field=models.DateField(blank=True, help_text=HELP, null=True, verbose_name="may be shown until"),
        ),
    ]
