"""The frameworks and grade scales of reference/ofsted.md section 1, where they are not there yet."""

from django.db import migrations

from inspections import seed


def plant(apps, schema_editor):
    seed.plant(apps)


class Migration(migrations.Migration):
    dependencies = [("inspections", "0002_facts_agree")]

    # Going back leaves the rows: editors may have changed them, and inspections lean on them.
    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
