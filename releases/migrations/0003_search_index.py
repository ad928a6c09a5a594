"""The index of each database over ``releases_searchentry``; ``releases.search`` has one module for each.

SQLite drops a table's triggers when Django remakes the table: a later migration that changes ``SearchEntry``
must ``RunPython(drop, create)`` before and ``RunPython(create, drop)`` after it.
"""

from django.db import migrations

ROW = "releases_search (rowid, title, text) VALUES (new.edition_id, new.title, new.text)"
FORGET = "releases_search (releases_search, rowid, title, text) VALUES ('delete', old.edition_id, old.title, old.text)"

SQLITE = {
    "CREATE VIRTUAL TABLE releases_search USING fts5 (title, text, content='releases_searchentry', "
    "content_rowid='edition_id', tokenize='porter unicode61 remove_diacritics 2')": "DROP TABLE releases_search",
    f"CREATE TRIGGER releases_search_insert AFTER INSERT ON releases_searchentry "
    f"BEGIN INSERT INTO {ROW}; END": "DROP TRIGGER releases_search_insert",
    f"CREATE TRIGGER releases_search_delete AFTER DELETE ON releases_searchentry "
    f"BEGIN INSERT INTO {FORGET}; END": "DROP TRIGGER releases_search_delete",
    f"CREATE TRIGGER releases_search_update AFTER UPDATE ON releases_searchentry "
    f"BEGIN INSERT INTO {FORGET}; INSERT INTO {ROW}; END": "DROP TRIGGER releases_search_update",
    "INSERT INTO releases_search (releases_search) VALUES ('rebuild')": None,
}

# No extension and no privilege beyond the schema: accents go by Unicode normalisation instead of unaccent, and the
# stemmer has no stop words, so that both databases find the same ("To be or not to be"). Marks between words become
# spaces, else PostgreSQL would read "3,100" and "well-being" as things of its own. No function of ours stands in the
# column: ``pg_restore`` would not find it.
MARKS = (
    r"[\u0001-/:-@\[-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7"
    r"\u2000-\u206f\u20a0-\u20cf]"
)
FOLDED = r"normalize(regexp_replace(normalize({}, NFD), '[\u0300-\u036f]', '', 'g'), NFC)"
WORDS = f"regexp_replace({FOLDED}, '{MARKS}', ' ', 'g')"
VECTOR = f"to_tsvector('releases_search'::regconfig, {WORDS})"
POSTGRESQL = {
    "CREATE TEXT SEARCH DICTIONARY releases_search_stem (TEMPLATE = snowball, LANGUAGE = english)": (
        "DROP TEXT SEARCH DICTIONARY releases_search_stem"
    ),
    "CREATE TEXT SEARCH CONFIGURATION releases_search (COPY = simple)": (
        "DROP TEXT SEARCH CONFIGURATION releases_search"
    ),
    "ALTER TEXT SEARCH CONFIGURATION releases_search "
    "ALTER MAPPING FOR asciiword, word, numword WITH releases_search_stem": None,
    f"ALTER TABLE releases_searchentry ADD COLUMN vector tsvector GENERATED ALWAYS AS (setweight("
    f"{VECTOR.format('title')}, 'A') || setweight({VECTOR.format('text')}, 'D')) STORED": (
        "ALTER TABLE releases_searchentry DROP COLUMN vector"
    ),
    # Texts and vectors go out of line, so that counting what a common word finds reads few pages.
    "ALTER TABLE releases_searchentry SET (toast_tuple_target = 256)": None,
    "CREATE INDEX releases_search_vector ON releases_searchentry USING gin (vector)": (
        "DROP INDEX releases_search_vector"
    ),
}

STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def create(apps, schema_editor):
    for statement in STATEMENTS.get(schema_editor.connection.vendor, {}):
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    undoing = STATEMENTS.get(schema_editor.connection.vendor, {}).values()
    for statement in reversed([each for each in undoing if each]):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("releases", "0002_roles")]

    operations = [migrations.RunPython(create, drop)]
