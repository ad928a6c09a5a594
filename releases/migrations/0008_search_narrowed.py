"""Search is narrowed inside the index: entries get a position by date, and facets. 0009 fills and indexes them.

The words of the index are kept besides, for those who misspell them.
"""

import importlib

from django.db import migrations, models

first = importlib.import_module("releases.migrations.0003_search_index")

SQLITE = first.SQLITE
# The vectors stay: to make them again for a hundred thousand releases would take minutes.
POSTGRESQL = {statement: undo for statement, undo in first.POSTGRESQL.items() if statement.startswith("CREATE INDEX")}
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def create(apps, schema_editor):
    for statement in STATEMENTS.get(schema_editor.connection.vendor, {}):
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    for statement in reversed([each for each in STATEMENTS.get(schema_editor.connection.vendor, {}).values() if each]):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("releases", "0007_fill_lists")]

    operations = [
        migrations.RunPython(drop, create),
        migrations.AddField("searchentry", "position", models.BigIntegerField(null=True)),
        migrations.AddField("searchentry", "facets", models.TextField(default="")),
        migrations.CreateModel(
            name="IndexedWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=24, unique=True)),
                ("length", models.PositiveSmallIntegerField()),
                ("head", models.CharField(max_length=2)),
                ("tail", models.CharField(max_length=2)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["head", "length"], name="words_by_head"),
                    models.Index(fields=["tail", "length"], name="words_by_tail"),
                ],
            },
        ),
    ]
