"""The vector of an entry is given with it (``releases/search/vectors.py``), no more made by the column.

To take accents and marks out of a text in SQL took as long as to index it. Nothing is rewritten: what is there is the
same either way.
"""

import importlib

from django.db import migrations

first = importlib.import_module("releases.migrations.0003_search_index")
narrowed = importlib.import_module("releases.migrations.0009_fill_search")


def give(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE releases_searchentry ALTER COLUMN vector DROP EXPRESSION")
        schema_editor.execute("ALTER TABLE releases_searchentry ALTER COLUMN vector SET NOT NULL")


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        column = next(each for each in first.POSTGRESQL if "ADD COLUMN vector" in each)
        schema_editor.execute("ALTER TABLE releases_searchentry DROP COLUMN vector", params=None)
        schema_editor.execute(column, params=None)
        narrowed.create(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [("releases", "0010_shown_to")]

    operations = [migrations.RunPython(give, make)]
