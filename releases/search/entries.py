"""Editions on their way into the index: what it holds of each, and many at a time."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple

from releases.search import facets
from releases.search.spelling import Vocabulary
from releases.search.text import Columns, Prepared, Text

UNPREPARED = Prepared(set(), {})


class Findable(NamedTuple):
    """An edition that is to be found: its key, its date, the keys of what it belongs to, and what is found of it."""

    edition: int
    first_published_at: dt.datetime
    topics: Sequence[int]
    inspections: Sequence[int]
    text: Text


class Adding:
    """Lets many editions be found that are not yet, some at a time."""

    def __init__(
        self, put: Callable[[Columns, Sequence[bytes]], None], prepare: Callable[[Sequence[Text]], Prepared]
    ) -> None:
        self._put, self._prepare = put, prepare
        self._words = Vocabulary(whole=True)

    def add(self, editions: Sequence[Findable], prepared: Prepared = UNPREPARED) -> None:
        """Let ``editions`` be found. A few queries.

        ``prepared`` is what was prepared of their texts already, and maybe of others.
        """
        rest = self._prepare([each.text for each in editions if each.text not in prepared.vectors])
        vectors = {**prepared.vectors, **rest.vectors}
        self._put(columns(editions), [vectors[each.text] for each in editions])
        self._words.learn(prepared.words | rest.words)


def columns(editions: Sequence[Findable]) -> Columns:
    """The columns of ``SearchEntry`` for ``editions``."""
    return {
        "edition_id": [each.edition for each in editions],
        "title": [each.text.title for each in editions],
        "text": [each.text.text for each in editions],
        "position": [facets.position(each.first_published_at, each.edition) for each in editions],
        "facets": [facets.facets(each.first_published_at, each.topics, each.inspections) for each in editions],
    }
