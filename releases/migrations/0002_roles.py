"""Roles as groups. Permissions are normally made after all migrations, so this makes them first."""

from django.apps import apps as current_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

from releases.permissions import ROLES


def make_roles(apps, schema_editor):
    for label in ("releases", "inspections", "auth", "axes"):
        config = current_apps.get_app_config(label)
        create_permissions(config, apps=current_apps, verbosity=0, using=schema_editor.connection.alias)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, wanted in ROLES.items():
        group, _made = Group.objects.get_or_create(name=name)
        for permission in wanted:
            app, codename = permission.split(".")
            found = Permission.objects.filter(content_type__app_label=app)
            group.permissions.add(*(found if codename == "*" else found.filter(codename=codename)))


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0001_initial"),
        ("inspections", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("axes", "0010_accessattemptexpiration"),
    ]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
