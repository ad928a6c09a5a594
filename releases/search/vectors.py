"""The entries of PostgreSQL's index with their vectors: accents and marks go here, stems and positions are made there.

To take accents and marks out of a text in SQL takes as long as to index it. Nothing here is quoted into SQL either:
texts go beside a statement, or by COPY.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import chain
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

from releases.models import SearchEntry
from releases.search.query import fold
from releases.search.text import Text

Put = Callable[[Sequence[SearchEntry]], None]

# Marks between words are spaces, else PostgreSQL would read "3,100" and "well-being" as things of its own.
_MARKS = re.compile("[\x01-/:-@\\[-`{-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7\u2000-\u206f\u20a0-\u20cf]")
_ASCII_MARKS = {code: " " for code in range(128) if _MARKS.match(chr(code))}

PART = 200  # texts whose vectors are made at a time, so that the first can be written while others are made

_VECTOR = """
    setweight(to_tsvector('releases_search', title_words), 'A') || setweight(to_tsvector('releases_search', words), 'D')
"""
_COLUMNS = "edition_id, title, text, position, facets, vector"
_TYPES = ["int8", "text", "text", "int8", "text", "bytea"]  # a vector is sent as it came
_PUT = f"""
    INSERT INTO releases_searchentry ({_COLUMNS})
    SELECT %s, %s, %s, %s, %s, {_VECTOR} FROM (SELECT %s AS title_words, %s AS words) AS given
    ON CONFLICT (edition_id) DO UPDATE SET (title, text, position, facets, vector)
        = ROW (excluded.title, excluded.text, excluded.position, excluded.facets, excluded.vector)
"""  # noqa: S608 - our own words, as below
_COPY = f"COPY releases_searchentry ({_COLUMNS}) FROM STDIN (FORMAT BINARY)"
_VECTORS = f"""
    SELECT {_VECTOR} FROM unnest(%b::text[], %b::text[]) WITH ORDINALITY AS given (title_words, words, place)
    ORDER BY place
"""  # noqa: S608
# While much is added, more of it is gathered before it is sorted into the index, and long values are packed the quick
# way. For the transaction alone: behind a pooler the session is not ours.
_MANY = {"gin_pending_list_limit": "16MB", "work_mem": "64MB", "default_toast_compression": "lz4"}
_SET = """
    SELECT set_config(name, wanted.setting, true) FROM pg_settings
    JOIN unnest(%s::text[], %s::text[]) AS wanted (name, setting) USING (name)
    WHERE enumvals IS NULL OR wanted.setting = ANY(enumvals)
"""
# Only the owner of an index may sort what it gathered; for others autovacuum does it.
_SORT = """
    SELECT gin_clean_pending_list(oid) FROM pg_class
    WHERE oid = 'releases_search_vector'::regclass AND pg_has_role(relowner, 'USAGE')
"""


def put(entry: SearchEntry) -> None:
    """Let ``entry`` be found, in the place of the one of the same edition."""
    given = (
        entry.edition_id,
        entry.title,
        entry.text,
        entry.position,
        entry.facets,
        words(entry.title),
        words(entry.text),
    )
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(_PUT, given)


@contextmanager
def adding() -> Iterator[Callable[[Sequence[Text]], Put]]:
    """Gives what begins on the vectors of texts; that gives what inserts new entries, in the same order, with them.

    PostgreSQL makes the vectors on another connection meanwhile. What was gathered is sorted into the index in the end,
    so that no search has to look through it.
    """
    with ThreadPoolExecutor(1) as thread:
        try:
            yield partial(_begin, thread)
        finally:
            thread.submit(connections.close_all)  # the thread's own
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(_SORT)


def _begin(thread: ThreadPoolExecutor, texts: Sequence[Text]) -> Put:
    parts = [thread.submit(_vectors, texts[start : start + PART]) for start in range(0, len(texts), PART)]
    return lambda entries: _copy(entries, chain.from_iterable(part.result() for part in parts))


def words(text: str) -> str:
    """The words of ``text`` as they are indexed: without accents, and with nothing but spaces between them."""
    folded = fold(text)
    return folded.translate(_ASCII_MARKS) if folded.isascii() else _MARKS.sub(" ", folded)


def _copy(entries: Sequence[SearchEntry], vectors: Iterable[bytes]) -> None:
    """Insert ``entries`` with their ``vectors``."""
    connection = connections[DEFAULT_DB_ALIAS]
    with connection.cursor() as cursor, connection.wrap_database_errors:
        cursor.execute(_SET, [list(_MANY), list(_MANY.values())])
        with cursor.copy(_COPY) as copy:
            copy.set_types(_TYPES)
            for entry, vector in zip(entries, vectors, strict=True):
                copy.write_row((entry.edition_id, entry.title, entry.text, entry.position, entry.facets, vector))


def _vectors(texts: Sequence[Text]) -> list[bytes]:
    """The vectors of ``texts`` in PostgreSQL's own binary form, asked for on another connection."""
    given = [[words(text.title) for text in texts], [words(text.text) for text in texts]]
    connection: Any = connections[DEFAULT_DB_ALIAS]  # each thread has its own
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.Database.Cursor(connection.connection) as cursor:
        return [vector for (vector,) in cursor.execute(_VECTORS, given, binary=True)]
