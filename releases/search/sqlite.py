"""Search by SQLite's FTS5 (migration 0003): Porter stems, no accents, headlines count for more."""

from typing import Any

from django.db import connection

from releases.search.excerpt import CLOSE, OPEN
from releases.search.query import Term

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


def candidates(terms: list[Term], live: tuple[str, Any], limit: int) -> list[int]:
    """The latest ``limit`` editions of ``live`` that hold all of ``terms``, best first. One query."""
    sql, params = live
    with connection.cursor() as cursor:
        cursor.execute(_CANDIDATES.format(live=sql), [*params, _match(terms), limit])
        rows = cursor.fetchall()
    return [pk for pk, _rank in sorted(rows, key=lambda row: (row[1], -row[0]))]


def marked(terms: list[Term], pks: list[int]) -> dict[int, tuple[str, str]]:
    """Title and text of the entries ``pks`` with marks around what matched. One query."""
    with connection.cursor() as cursor:
        places = ", ".join(["%s"] * len(pks))
        cursor.execute(_MARKED.format(places=places), [OPEN, CLOSE, OPEN, CLOSE, _match(terms), *pks])
        return {pk: (title, text) for pk, title, text in cursor.fetchall()}


def rebuild() -> None:
    """Make the index anew from its table."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO releases_search (releases_search) VALUES ('rebuild')")


def _match(terms: list[Term]) -> str:
    """The query in FTS5's syntax: every term quoted, so that nothing in it is an operator."""
    return " ".join(f'"{" ".join(term)}"' for term in terms)
