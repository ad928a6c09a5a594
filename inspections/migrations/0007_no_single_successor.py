"""The one successor goes; a migration of its own, since PostgreSQL alters no table that it has just written."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("inspections", "0006_successors")]

    operations = [
        migrations.RemoveConstraint("localauthority", "authority_is_not_its_own_successor"),
        migrations.RemoveField("localauthority", "successor"),
    ]
