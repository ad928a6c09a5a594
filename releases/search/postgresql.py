"""Search by PostgreSQL's tsvector (migration 0003): English stems, no accents, headlines count for more."""

import re
from typing import Any

from django.db import connection

from releases.models import SearchEntry
from releases.search.excerpt import Span
from releases.search.query import Subquery, Term, fold

# Words that most releases hold are found among the latest, in the order of the key; only where those hold too few
# is the index asked. The query stands in a table of its own, so that the planner cannot know how common its words
# are: told that they are, it would leave the index and unpack the vector of every row.
LATEST = 800
_CANDIDATES = """
    WITH asked AS (SELECT to_tsquery('releases_search', %(query)s) AS query),
    latest AS MATERIALIZED (
        SELECT edition_id, vector FROM releases_searchentry ORDER BY edition_id DESC LIMIT %(latest)s
    ),
    common AS MATERIALIZED (
        SELECT * FROM latest WHERE vector @@ (SELECT query FROM asked) {narrow} LIMIT %(limit)s
    ),
    found AS MATERIALIZED (
        SELECT * FROM common WHERE (SELECT count(*) FROM common) = %(limit)s
        UNION ALL (
            SELECT edition_id, vector FROM releases_searchentry
            WHERE (SELECT count(*) FROM common) < %(limit)s AND vector @@ (SELECT query FROM asked) {narrow}
            ORDER BY edition_id DESC LIMIT %(limit)s
        )
    )
    SELECT edition_id FROM found JOIN ({live}) AS live ON live.id = found.edition_id
    ORDER BY ts_rank(vector, (SELECT query FROM asked)) DESC, edition_id DESC
"""
_SAME_STEM = """
    SELECT word FROM unnest(%s::text[]) AS word, to_tsquery('releases_search', %s) AS query
    WHERE to_tsvector('releases_search', word) @@ query
"""


def candidates(terms: list[Term], live: Subquery, limit: int, *, is_narrowed: bool) -> list[int]:
    """The latest ``limit`` editions of ``live`` that hold all of ``terms``, best first. One query.

    Only live editions have entries; unless ``live`` ``is_narrowed`` it is asked about those found alone.
    """
    sql, params = live
    named = {f"live{n}": value for n, value in enumerate(params)}
    sql = sql % tuple(f"%({name})s" for name in named)
    narrow = f"AND edition_id IN ({sql})" if is_narrowed else ""
    with connection.cursor() as cursor:
        own: dict[str, Any] = {"query": _tsquery(terms), "limit": limit, "latest": LATEST}
        cursor.execute(_CANDIDATES.format(narrow=narrow, live=sql), {**own, **named})
        return [pk for (pk,) in cursor.fetchall()]


def marks(terms: list[Term], entries: list[SearchEntry]) -> dict[int, tuple[list[Span], list[Span]]]:
    """Where in title and text of each of ``entries`` a word of ``terms`` stands. One query.

    Cheaper than ``ts_headline``, which reads every word: stems keep the first letter, so the database is asked
    only about the words that begin like one that was looked for.
    """
    wanted = {word for term in terms for word in term}
    initials = "".join({re.escape(word[0]) for word in wanted})
    alike = re.compile(rf"(?<![^\W_])[{initials}][^\W_]*", re.IGNORECASE)
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


def rebuild() -> None:
    """Nothing to do: the vector is a generated column, so it cannot fall behind."""


def _tsquery(terms: list[Term]) -> str:
    """The query in PostgreSQL's syntax: every word quoted, so that nothing in it is an operator."""
    return " & ".join("(" + " <-> ".join(f"'{word}'" for word in term) + ")" for term in terms)


def _aligned(text: str) -> str:
    """``text`` without accents; empty, so that nothing is marked, where that moves its letters."""
    folded = fold(text)
    return folded if len(folded) == len(text) else ""
