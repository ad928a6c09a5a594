"""The words of an edition, as search reads them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from releases.markup import is_printed, plain_text

LONGEST = 200_000  # characters; PostgreSQL indexes at most a megabyte of text
# Private characters mark what was found and what is a facet (sqlite.py, facets.py); control characters are not text.
_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ue000-\ue002]")

Content = dict[str, Any]
Columns = dict[str, Sequence[Any]]  # of many entries of the index, by their names, in one order


class Text(NamedTuple):
    """An edition as it is searched."""

    title: str
    text: str


class Prepared(NamedTuple):
    """What the index is to hold of some texts: each one's vector, and words (``spelling.words_of``).

    Words that came with texts before may be left out. Vectors are empty where the database makes none.
    """

    words: set[str]
    vectors: Mapping[Text, bytes]


def text_of_words(headline: str, summary: str, plain: str, place: str, topics: Sequence[str]) -> Text:
    """What may be found of a release that has no parts; ``topics`` in the order of their addresses."""
    return Text(tidy(headline), _joined([summary, plain, place, ", ".join(topics)]))


def text_of(headline: str, content: Content) -> Text:
    """What may be found of an edition."""
    return Text(tidy(headline), _joined(_lines(content)))


def tidy(text: str) -> str:
    """``text`` in composed form (NFC) and without the characters that are not text."""
    return unicodedata.normalize("NFC", text if is_printed(text) else _NOT_TEXT.sub(" ", text))


def _joined(lines: Iterable[str]) -> str:
    """Those of ``lines`` that are not empty, one below the other."""
    return tidy("\n".join(line for line in lines if line.strip()))[:LONGEST]


def _lines(content: Content) -> Iterator[str]:
    """Everything a reader of the page might remember of it; not the headline, nor the contacts."""
    yield content["summary"]
    yield plain_text(content["body"])
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
