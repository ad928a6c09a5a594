"""Search by SQLite's FTS5 (migrations 0003 and 0008): Porter stems, no accents, headlines count for more."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from django.db import connection

from releases.inserting import insert
from releases.models import SearchEntry
from releases.search.excerpt import Span
from releases.search.facets import Within
from releases.search.query import Subquery, Term
from releases.search.spelling import words_of
from releases.search.text import Columns, Prepared, Text

MERGED, MERGED_SELDOM = 4, 16  # so many pieces of the index at a time; the first is what FTS5 does by itself
_MERGED = "INSERT INTO releases_search (releases_search, rank) VALUES ('automerge', %s)"
OPEN, CLOSE = "\ue000", "\ue001"  # private characters, which no indexed text holds (text.tidy)
_BETWEEN = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")

# The rowid is the position: walking it backwards gives the newest without sorting what matched. The joins are crossed,
# which SQLite takes as the order to go in: whatever it guesses of them, the index leads.
_CANDIDATES = """
    SELECT entry.edition_id, bm25(releases_search, 8.0, 1.0, 0.0), entry.position
    FROM releases_search CROSS JOIN releases_searchentry AS entry ON entry.position = releases_search.rowid
    CROSS JOIN ({live}) AS live ON live.id = entry.edition_id
    WHERE releases_search MATCH %s AND releases_search.rowid BETWEEN %s AND %s
    ORDER BY releases_search.rowid DESC LIMIT %s
"""
_MARKED = """
    SELECT rowid, highlight(releases_search, 0, %s, %s), highlight(releases_search, 1, %s, %s)
    FROM releases_search WHERE releases_search MATCH %s AND rowid IN ({places})
"""
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM releases_search WHERE releases_search MATCH %s LIMIT %s)"


def put(entry: SearchEntry) -> None:
    """Let ``entry`` be found, in the place of the one of the same edition. Triggers keep the index."""
    values = {name: getattr(entry, name) for name in ("title", "text", "position", "facets")}
    SearchEntry.objects.update_or_create(edition=entry.edition, defaults=values)


@contextmanager
def adding() -> Iterator[Callable[[Columns, Sequence[bytes]], None]]:
    """Gives what inserts new entries. Pieces of the index are merged later meanwhile, and so less often."""
    with connection.cursor() as cursor:
        cursor.execute(_MERGED, [MERGED_SELDOM])
        try:
            yield _insert
        finally:
            cursor.execute(_MERGED, [MERGED])


def _insert(columns: Columns, _vectors: Sequence[bytes]) -> None:
    """Insert new entries; triggers keep the index."""
    insert(SearchEntry, **columns)


class Preparer:
    """Takes the words out of texts; FTS5 itself does the rest."""

    def __call__(self, texts: Sequence[Text]) -> Prepared:
        """The words of ``texts``, and nothing for a vector. No query."""
        return Prepared(words_of("\n".join(map("\n".join, texts))), dict.fromkeys(texts, b""))


def candidates(terms: list[Term], live: Subquery, within: Within, limit: int) -> list[int]:
    """The newest ``limit`` editions of ``live`` that hold all of ``terms``, best first. One query."""
    sql, params = live
    match = _match([*terms, *((facet,) for facet in within.facets)])
    with connection.cursor() as cursor:
        cursor.execute(_CANDIDATES.format(live=sql), [*params, match, *within.positions, limit])
        rows = cursor.fetchall()
    return [pk for pk, _rank, _position in sorted(rows, key=lambda row: (row[1], -row[2]))]


def marks(terms: list[Term], entries: list[SearchEntry]) -> dict[int, tuple[list[Span], list[Span]]]:
    """Where in title and text of each of ``entries`` something was found. One query."""
    pks = {entry.position: entry.pk for entry in entries}
    with connection.cursor() as cursor:
        places = ", ".join(["%s"] * len(pks))
        cursor.execute(_MARKED.format(places=places), [OPEN, CLOSE, OPEN, CLOSE, _match(terms), *pks])
        return {pks[rowid]: (_spans(title), _spans(text)) for rowid, title, text in cursor.fetchall()}


def counts(words: Sequence[str], most: int) -> dict[str, int]:
    """How many entries hold each of ``words``, up to ``most``. One query."""
    with connection.cursor() as cursor:
        params = [each for word in words for each in (_match([(word,)]), most)]
        cursor.execute(" UNION ALL ".join([_COUNT] * len(words)), params)
        return {word: count for word, (count,) in zip(words, cursor.fetchall(), strict=True)}


def rebuild() -> None:
    """Make the index anew from its table."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO releases_search (releases_search) VALUES ('rebuild')")


def _match(terms: list[Term]) -> str:
    """The query in FTS5's syntax: every term quoted, so that nothing in it is an operator."""
    return " ".join(f'"{" ".join(term)}"' for term in terms)


def _spans(marked: str) -> list[Span]:
    """Where in a text its marks stand, once they are taken out; every one before a place is two characters."""
    found = enumerate(_BETWEEN.finditer(marked))
    return [(match.start() - 2 * n, match.start() - 2 * n + len(match[1])) for n, match in found]
