"""The roles as they are now: since they were first made there are readings, conflicts and changes to give rights to."""

from importlib import import_module

from django.db import migrations

first = import_module("releases.migrations.0002_roles")


class Migration(migrations.Migration):
    dependencies = [("releases", "0004_claims_checked"), ("inspections", "0005_our_council")]

    operations = [migrations.RunPython(first.make_roles, migrations.RunPython.noop)]
