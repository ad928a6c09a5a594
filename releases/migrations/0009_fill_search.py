"""Fills what search is narrowed by and the words of the index, then makes the index of each database over them.

SQLite drops a table's triggers when Django remakes the table: a later migration that changes ``SearchEntry`` must
``RunPython(drop, create)`` before and ``RunPython(create, drop)`` after it.
"""

import re
import unicodedata
from collections import defaultdict
from zoneinfo import ZoneInfo

from django.db import migrations, models

LONDON = ZoneInfo("Europe/London")
BATCH = 1_000
MARK = "\ue002"
WORD = re.compile("[a-z]{4,24}")
ACCENTS = re.compile("[\u0300-\u036f]+")

ROW = "releases_search (rowid, title, text, facets) VALUES (new.position, new.title, new.text, new.facets)"
FORGET = (
    "releases_search (releases_search, rowid, title, text, facets) "
    "VALUES ('delete', old.position, old.title, old.text, old.facets)"
)
SQLITE = {
    "CREATE VIRTUAL TABLE releases_search USING fts5 (title, text, facets, content='releases_searchentry', "
    "content_rowid='position', tokenize='porter unicode61 remove_diacritics 2')": "DROP TABLE releases_search",
    # So much is gathered before it is written, so that many releases at once are not merged over and over.
    "INSERT INTO releases_search (releases_search, rank) VALUES ('hashsize', 33554432)": None,
    f"CREATE TRIGGER releases_search_insert AFTER INSERT ON releases_searchentry "
    f"BEGIN INSERT INTO {ROW}; END": "DROP TRIGGER releases_search_insert",
    f"CREATE TRIGGER releases_search_delete AFTER DELETE ON releases_searchentry "
    f"BEGIN INSERT INTO {FORGET}; END": "DROP TRIGGER releases_search_delete",
    f"CREATE TRIGGER releases_search_update AFTER UPDATE ON releases_searchentry "
    f"BEGIN INSERT INTO {FORGET}; INSERT INTO {ROW}; END": "DROP TRIGGER releases_search_update",
    "INSERT INTO releases_search (releases_search) VALUES ('rebuild')": None,
}
# Both columns in one index: what is narrowed reads no more of it than the rarer of the two asks for.
POSTGRESQL = {
    "CREATE INDEX releases_search_vector ON releases_searchentry USING gin (vector, string_to_array(facets, ' '))": (
        "DROP INDEX releases_search_vector"
    ),
}
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def create(apps, schema_editor):
    for statement in STATEMENTS.get(schema_editor.connection.vendor, {}):
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    for statement in reversed([each for each in STATEMENTS.get(schema_editor.connection.vendor, {}).values() if each]):
        schema_editor.execute(statement, params=None)


def fill(apps, schema_editor):
    """As ``releases.search`` does it (facets.py and spelling.py), for what was there before."""
    entries, words = apps.get_model("releases", "SearchEntry"), apps.get_model("releases", "IndexedWord")
    edition = apps.get_model("releases", "Edition")
    narrowed = defaultdict(list)
    for letter, through, column in (("t", edition.topics, "topic_id"), ("i", edition.inspections, "inspection_id")):
        rows = through.through.objects.order_by(column).values_list("edition_id", column)
        for pk, facet in rows.iterator(BATCH):
            narrowed[pk].append(f"{MARK}{letter}{facet}")
    known, filled = set(), []
    rows = entries.objects.values_list("pk", "edition__first_published_at", "title", "text")
    for pk, at, title, text in rows.iterator(BATCH):
        known |= spelt(f"{title}\n{text}")
        place = (int(at.timestamp()) << 24) + pk % (1 << 24)
        filled.append([place, " ".join([*narrowed[pk], f"{MARK}m{at.astimezone(LONDON):%Y%m}"]), pk])
    with schema_editor.connection.cursor() as cursor:
        cursor.executemany("UPDATE releases_searchentry SET position = %s, facets = %s WHERE edition_id = %s", filled)
    words.objects.all().delete()
    words.objects.bulk_create(
        [words(word=word, length=len(word), head=word[:2], tail=word[-2:]) for word in sorted(known)], BATCH
    )


def spelt(text):
    folded = unicodedata.normalize("NFC", ACCENTS.sub("", unicodedata.normalize("NFD", text)))
    return set(WORD.findall(folded.lower()))


def leave(apps, schema_editor):
    """What was filled goes with its columns."""


class Migration(migrations.Migration):
    dependencies = [("releases", "0008_search_narrowed")]

    operations = [
        migrations.RunPython(fill, leave),
        migrations.AlterField("searchentry", "position", models.BigIntegerField(unique=True)),
        migrations.RunPython(create, drop),
    ]
