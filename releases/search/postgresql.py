"""Search by PostgreSQL's tsvector (migrations 0003 and 0011): English stems, no accents, headlines count for more."""

import re
from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from releases.models import SearchEntry
from releases.search.excerpt import Span
from releases.search.facets import Within, month
from releases.search.query import Subquery, Term, fold
from releases.search.vectors import Preparer, adding, put

__all__ = ["Preparer", "adding", "candidates", "counts", "marks", "put", "rebuild"]

# What matches is found in the index, whose order is nobody's: to take the newest, all that match would have to be
# fetched. So the index is first asked about the months that hold this many releases, then further back.
# The plus keeps the planner off the index of positions: it would walk that and unpack the vector of every row.
LATEST = 1_000
FURTHER = 1.3  # how much further than the first months make one expect to have to go
_FOUND = """
    WITH asked AS MATERIALIZED (SELECT to_tsquery('releases_search', %(query)s) AS query)
    SELECT edition_id FROM releases_searchentry
    WHERE vector @@ (SELECT query FROM asked) {facets} {months} AND position + 0 BETWEEN %(lowest)s AND %(highest)s
    ORDER BY position + 0 DESC LIMIT %(limit)s
"""
_FACETS = "AND string_to_array(facets, ' ') @> %(facets)s::text[]"
_MONTHS = "AND string_to_array(facets, ' ') && %(months)s::text[]"
_RANKED = """
    WITH asked AS MATERIALIZED (SELECT to_tsquery('releases_search', %(query)s) AS query)
    SELECT edition_id FROM releases_searchentry JOIN ({live}) AS live ON live.id = edition_id
    WHERE edition_id = ANY(%(found)s)
    ORDER BY ts_rank(vector, (SELECT query FROM asked)) DESC, position DESC
"""
_SAME_STEM = """
    SELECT word FROM unnest(%s::text[]) AS word, to_tsquery('releases_search', %s) AS query
    WHERE to_tsvector('releases_search', word) @@ query
"""
# Counted to the end: told to stop early, the planner would rather read row by row.
_COUNTS = """
    SELECT word, (SELECT count(*) FROM releases_searchentry WHERE vector @@ asked.query)
    FROM (SELECT word, to_tsquery('releases_search', quote_literal(word)) AS query
          FROM unnest(%s::text[]) AS word OFFSET 0) AS asked
"""


def candidates(terms: list[Term], live: Subquery, within: Within, limit: int) -> list[int]:
    """The newest ``limit`` editions of ``live`` that hold all of ``terms``, best first. At most four queries."""
    query = _tsquery(terms)
    with connection.cursor() as cursor:
        found = _newest(cursor, query, within, limit)
        if not found:
            return []
        sql, params = live
        named = {f"live{n}": value for n, value in enumerate(params)}
        ranked = _RANKED.format(live=sql % tuple(f"%({name})s" for name in named))
        cursor.execute(ranked, {"query": query, "found": found, **named})
        return [pk for (pk,) in cursor.fetchall()]


def _newest(cursor: CursorWrapper, query: str, within: Within, limit: int) -> list[int]:
    """The newest ``limit`` entries of which ``query`` is true, in no order."""
    every = within.newest(sum(within.months.values()))
    held = sum(within.months[name] for name in every)
    number = LATEST
    while number < held / 2:
        found = _found(cursor, query, within, within.newest(number), limit)
        if len(found) == limit:
            return found
        number = max(number * 4, int(number * limit / (len(found) + 1) * FURTHER))
    return _found(cursor, query, within, every if within.first or within.last else [], limit)


def _found(cursor: CursorWrapper, query: str, within: Within, months: list[str], limit: int) -> list[int]:
    """The newest of ``months``, or of all if none are named."""
    lowest, highest = within.positions
    given: dict[str, Any] = {
        "query": query,
        "facets": list(within.facets),
        "months": [month(name) for name in months],
        "lowest": lowest,
        "highest": highest,
        "limit": limit,
    }
    cursor.execute(_FOUND.format(facets=_FACETS if within.facets else "", months=_MONTHS if months else ""), given)
    return [pk for (pk,) in cursor.fetchall()]


def marks(terms: list[Term], entries: list[SearchEntry]) -> dict[int, tuple[list[Span], list[Span]]]:
    """Where in title and text of each of ``entries`` a word of ``terms`` stands. One query.

    Cheaper than ``ts_headline``, which reads every word: stems keep the first letter, so the database is asked
    only about the words that begin like one that was looked for.
    """
    wanted = {word for term in terms for word in term}
    initials = "".join({re.escape(each) for word in wanted for each in (word[0], word[0].upper())})
    # First the letter, then whether it begins a word: so the expression skips to the next such letter by itself.
    alike = re.compile(rf"[{initials}](?<![^\W_].)[^\W_]*", re.DOTALL)
    begun = {
        entry.pk: [list(alike.finditer(_aligned(text))) for text in (entry.title, entry.text)] for entry in entries
    }
    words = {match[0].lower() for pair in begun.values() for matches in pair for match in matches}
    with connection.cursor() as cursor:
        cursor.execute(_SAME_STEM, [list(words), " | ".join(f"'{word}'" for word in wanted)])
        same = {word for (word,) in cursor.fetchall()}

    def found(matches: list[re.Match[str]]) -> list[Span]:
        return [match.span() for match in matches if match[0].lower() in same]

    return {pk: (found(in_title), found(in_text)) for pk, (in_title, in_text) in begun.items()}


def counts(words: Sequence[str], most: int) -> dict[str, int]:
    """How many entries hold each of ``words``, up to ``most``. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, [list(words)])
        return {word: min(count, most) for word, count in cursor.fetchall()}


def rebuild() -> None:
    """Nothing to do: every entry comes with its vector."""


def _tsquery(terms: list[Term]) -> str:
    """The query in PostgreSQL's syntax: every word quoted, so that nothing in it is an operator."""
    return " & ".join("(" + " <-> ".join(f"'{word}'" for word in term) + ")" for term in terms)


def _aligned(text: str) -> str:
    """``text`` without accents; empty, so that nothing is marked, where that moves its letters."""
    folded = fold(text)
    return folded if len(folded) == len(text) else ""
