"""Triggers that keep grades, categories, frameworks and inspections in agreement."""

from django.db import migrations

from inspections.migrations import _triggers


class Migration(migrations.Migration):
    dependencies = [("inspections", "0001_initial")]

    operations = [migrations.RunPython(_triggers.create, _triggers.drop)]
