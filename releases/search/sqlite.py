"""Search by SQLite's FTS5 (migration 0003): Porter stems, no accents, headlines count for more."""

import re

from django.db import connection

from releases.models import SearchEntry
from releases.search.excerpt import Span
from releases.search.query import Subquery, Term

OPEN, CLOSE = "\ue000", "\ue001"  # private characters, which no indexed text holds (text.tidy)
_BETWEEN = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")

# The rowid is the edition's key: walking it backwards gives the latest published without sorting what matched.
_CANDIDATES = """
    SELECT live.id, bm25(releases_search, 8.0, 1.0)
    FROM releases_search JOIN ({live}) AS live ON live.id = releases_search.rowid
    WHERE releases_search MATCH %s ORDER BY releases_search.rowid DESC LIMIT %s
"""
_MARKED = """
    SELECT rowid, highlight(releases_search, 0, %s, %s), highlight(releases_search, 1, %s, %s)
    FROM releases_search WHERE releases_search MATCH %s AND rowid IN ({places})
"""


def candidates(terms: list[Term], live: Subquery, limit: int, *, is_narrowed: bool) -> list[int]:
    """The latest ``limit`` editions of ``live`` that hold all of ``terms``, best first. One query.

    It stops at the last of them, so it does not matter whether ``live`` ``is_narrowed``.
    """
    sql, params = live
    with connection.cursor() as cursor:
        cursor.execute(_CANDIDATES.format(live=sql), [*params, _match(terms), limit])
        rows = cursor.fetchall()
    return [pk for pk, _rank in sorted(rows, key=lambda row: (row[1], -row[0]))]


def marks(terms: list[Term], entries: list[SearchEntry]) -> dict[int, tuple[list[Span], list[Span]]]:
    """Where in title and text of each of ``entries`` something was found. One query."""
    with connection.cursor() as cursor:
        places = ", ".join(["%s"] * len(entries))
        pks = [entry.pk for entry in entries]
        cursor.execute(_MARKED.format(places=places), [OPEN, CLOSE, OPEN, CLOSE, _match(terms), *pks])
        return {pk: (_spans(title), _spans(text)) for pk, title, text in cursor.fetchall()}


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
