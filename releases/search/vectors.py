"""The entries of PostgreSQL's index with their vectors: accents and marks go here, stems are made there.

To take accents and marks out of a text in SQL takes as long as to index it. Nothing here is quoted into SQL either:
texts go beside a statement, or by COPY.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

from releases.models import SearchEntry
from releases.search.query import fold
from releases.search.spelling import words_of
from releases.search.stems import Stems, stem, vector
from releases.search.text import Columns, Prepared, Text

# Marks between words are spaces, else PostgreSQL would read "3,100" and "well-being" as things of its own.
_MARKS = re.compile("[\x01-/:-@\\[-`{-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7\u2000-\u206f\u20a0-\u20cf]")
_ASCII_MARKS = {code: " " for code in range(128) if _MARKS.match(chr(code))}

_VECTOR = """
    setweight(to_tsvector('releases_search', title_words), 'A') || setweight(to_tsvector('releases_search', words), 'D')
"""
_GIVEN = ("edition_id", "title", "text", "position", "facets")
_COLUMNS = f"{', '.join(_GIVEN)}, vector"
_TYPES = ["int8", "text", "text", "int8", "text", "bytea"]  # a vector is sent as it came
_PUT = f"""
    INSERT INTO releases_searchentry ({_COLUMNS})
    SELECT %s, %s, %s, %s, %s, {_VECTOR} FROM (SELECT %s AS title_words, %s AS words) AS given
    ON CONFLICT (edition_id) DO UPDATE SET (title, text, position, facets, vector)
        = ROW (excluded.title, excluded.text, excluded.position, excluded.facets, excluded.vector)
"""  # noqa: S608 - our own words, as below
_COPY = f"COPY releases_searchentry ({_COLUMNS}) FROM STDIN (FORMAT BINARY)"
_ALONE = """
    SELECT to_tsvector('releases_search', word) FROM unnest(%b::text[]) WITH ORDINALITY AS given (word, place)
    ORDER BY place
"""
_TOGETHER = f"""
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
    """Let ``entry`` be found, in the place of the one of the same edition.

    It is sorted into the index at once: left for later, some hundred like it would be looked through by every search.
    """
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
        cursor.execute(_SORT)


@contextmanager
def adding() -> Iterator[Callable[[Columns, Sequence[bytes]], None]]:
    """Gives what inserts new entries with their vectors.

    What was gathered is sorted into the index in the end, so that no search has to look through it.
    """
    yield _copy
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(_SORT)


class Preparer:
    """Makes the vectors of texts; PostgreSQL is asked for the stem of no word twice."""

    def __init__(self) -> None:
        self._stems = Stems()

    def __call__(self, texts: Sequence[Text]) -> Prepared:
        """The words of ``texts`` that were in none before, and the vectors of all. At most two queries."""
        vectors, strange, chunks = dict[Text, bytes | None](), list[Text](), set[str]()
        for text in texts:
            title, body = _taken(text.title), _taken(text.text)
            try:
                vectors[text] = vector(title, body, self._stems)
            except KeyError:
                vectors[text] = None
                strange.append(text)
                chunks.update(title, body)
        if new := list(chunks.difference(self._stems)):
            self._stems.update(zip(new, map(stem, _made(_ALONE, new)), strict=True))
        vectors |= {text: vector(_taken(text.title), _taken(text.text), self._stems) for text in strange}
        return Prepared(words_of(" ".join(new)), _whole(vectors))


def _taken(text: str) -> list[str]:
    """The words of ``text`` one by one; small where PostgreSQL makes them so too, so that fewer are asked for."""
    found = words(text)
    return found.lower().split() if found.isascii() else found.split()


def _whole(vectors: Mapping[Text, bytes | None]) -> dict[Text, bytes]:
    """``vectors`` with those that PostgreSQL has to make."""
    left = [text for text, known in vectors.items() if known is None]
    made = _made(_TOGETHER, [words(text.title) for text in left], [words(text.text) for text in left]) if left else []
    return {text: known for text, known in vectors.items() if known is not None} | dict(zip(left, made, strict=True))


def words(text: str) -> str:
    """The words of ``text`` as they are indexed: without accents, and with nothing but spaces between them."""
    folded = fold(text)
    return folded.translate(_ASCII_MARKS) if folded.isascii() else _MARKS.sub(" ", folded)


def _copy(columns: Columns, vectors: Sequence[bytes]) -> None:
    """Insert new entries with their ``vectors``."""
    connection = connections[DEFAULT_DB_ALIAS]
    with connection.cursor() as cursor, connection.wrap_database_errors:
        cursor.execute(_SET, [list(_MANY), list(_MANY.values())])
        with cursor.copy(_COPY) as copy:
            copy.set_types(_TYPES)
            for row in zip(*(columns[name] for name in _GIVEN), vectors, strict=True):
                copy.write_row(row)


def _made(question: str, *given: list[str]) -> list[bytes]:
    """The vectors that PostgreSQL makes of what is ``given``, in its own binary form."""
    connection: Any = connections[DEFAULT_DB_ALIAS]
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.Database.Cursor(connection.connection) as cursor:
        return [made for (made,) in cursor.execute(question, given, binary=True)]
