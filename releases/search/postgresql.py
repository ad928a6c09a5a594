"""Search by PostgreSQL's tsvector (migration 0003): English stems, no accents, headlines count for more."""

from typing import Any

from django.db import connection

from releases.search.excerpt import CLOSE, OPEN
from releases.search.query import Term

_CANDIDATES = """
    WITH asked AS (SELECT to_tsquery('releases_search', %s) AS query),
    found AS MATERIALIZED (
        SELECT entry.edition_id, entry.vector
        FROM releases_searchentry AS entry JOIN ({live}) AS live ON live.id = entry.edition_id
        WHERE entry.vector @@ (SELECT query FROM asked) ORDER BY entry.edition_id DESC LIMIT %s
    )
    SELECT edition_id FROM found ORDER BY ts_rank(vector, (SELECT query FROM asked)) DESC, edition_id DESC
"""
# The words as the index has them: no accents, a space for each mark between words. Same length as the text.
_MARKS = (
    r"[\u0001-/:-@\[-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7"
    r"\u2000-\u206f\u20a0-\u20cf]"
)
_FOLDED = r"normalize(regexp_replace(normalize({}, NFD), '[\u0300-\u036f]', '', 'g'), NFC)"
_HEADLINE = f"ts_headline('releases_search', regexp_replace({_FOLDED}, '{_MARKS}', ' ', 'g'), query, %s)"
_MARKED = """
    SELECT edition_id, {title}, {text}
    FROM releases_searchentry, to_tsquery('releases_search', %s) AS query WHERE edition_id = ANY(%s)
""".format(title=_HEADLINE.format("title"), text=_HEADLINE.format("text"))  # noqa: S608 - constants
_WHOLE = f"HighlightAll=true, StartSel={OPEN}, StopSel={CLOSE}"


def candidates(terms: list[Term], live: tuple[str, Any], limit: int) -> list[int]:
    """The latest ``limit`` editions of ``live`` that hold all of ``terms``, best first. One query."""
    sql, params = live
    with connection.cursor() as cursor:
        cursor.execute(_CANDIDATES.format(live=sql), [_tsquery(terms), *params, limit])
        return [pk for (pk,) in cursor.fetchall()]


def marked(terms: list[Term], pks: list[int]) -> dict[int, tuple[str, str]]:
    """Title and text of the entries ``pks``, without accents, with marks around what matched. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_MARKED, [_WHOLE, _WHOLE, _tsquery(terms), pks])
        return {pk: (title, text) for pk, title, text in cursor.fetchall()}


def rebuild() -> None:
    """Nothing to do: the vector is a generated column, so it cannot fall behind."""


def _tsquery(terms: list[Term]) -> str:
    """The query in PostgreSQL's syntax: every word quoted, so that nothing in it is an operator."""
    return " & ".join("(" + " <-> ".join(f"'{word}'" for word in term) + ")" for term in terms)
