"""The words of an edition, as search reads them."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

from releases.markup import plain_text

LONGEST = 200_000  # characters; PostgreSQL indexes at most a megabyte of text
# Private characters mark what was found and what is a facet (sqlite.py, facets.py); control characters are not text.
_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ue000-\ue002]")

Content = dict[str, Any]


class Text(NamedTuple):
    """An edition as it is searched."""

    title: str
    text: str


def text_of(headline: str, content: Content, plain: str | None = None) -> Text:
    """What may be found of an edition; ``plain`` are the words of its body, if they are known already."""
    return Text(tidy(headline), _searchable(content, plain))


def tidy(text: str) -> str:
    """``text`` in composed form (NFC) and without the characters that are not text."""
    return unicodedata.normalize("NFC", _NOT_TEXT.sub(" ", text))


def _searchable(content: Content, plain: str | None) -> str:
    """Everything a reader of the page might remember of it, one thing a line; not the headline, nor the contacts."""
    lines = (line for line in _lines(content, plain) if line.strip())
    return tidy("\n".join(lines))[:LONGEST]


def _lines(content: Content, plain: str | None) -> Iterator[str]:
    yield content["summary"]
    yield plain_text(content["body"]) if plain is None else plain
    for quote in content["quotes"]:
        yield f"{quote['lead_in']} {quote['words']}"
        yield quote["speaker"]["name"]
    for fact in content["key_facts"]:
        yield " ".join(filter(None, [fact["value"], fact["unit"], fact["label"]]))
    for photo in content["photos"]:
        yield photo["caption"] or photo["alt"]
    for attachment in content["attachments"]:
        yield attachment["title"]
    for inspection in content["inspections"]:
        yield from _found(inspection)
    for note in content["notes"]:
        yield note["text"]
    yield content["place"]["name"] if content["place"] else ""
    yield ", ".join(topic["name"] for topic in content["topics"])


def _found(inspection: Content) -> Iterator[str]:
    """What inspectors found, as the panels print it."""
    yield inspection["title"]
    yield inspection["outcome"]
    for judgement in inspection["judgements"]:
        yield f"{judgement['label']}: {judgement['grade'] or judgement['status_label']}"
    for finding in inspection["praised_areas"] + inspection["recommendations"]:
        yield finding["text"]
    if inspection["report"]:
        yield inspection["report"]["title"]
