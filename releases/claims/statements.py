"""The sentences of a release that state a grade, and what they state. Pure."""

from collections.abc import Iterator
from typing import NamedTuple

from releases.claims.grade_words import CATEGORIES, OVERALL
from releases.claims.graded import GradeReader, Stated
from releases.claims.lines import lines
from releases.claims.marks import plain, quoted
from releases.claims.sentences import masked, sentences
from releases.claims.shape import Content

LONGEST_GRADE = 6  # words in quotation marks that may be a grade; longer ones are what somebody said
# How releases word the lines of a framework is known for these; of others only what they have in common.
_WORDED_AS = {"ilacs-pilot": "ilacs-2018", "ilacs-2026": "ilacs-2023"}
_ANY = "ilacs-2023"


class Statement(NamedTuple):
    """A sentence, where it stands, and the grades it states; ``is_implied``: the sentence above names the grade."""

    place: str
    words: str
    stated: tuple[Stated, ...]
    is_implied: bool


class Told(NamedTuple):
    """A sentence as it stands and with straight marks, without what is quoted at length; ``above`` is of a list."""

    place: str
    kind: str
    words: str
    bare: str
    above: str = ""


def statements(content: Content, facts: Content) -> list[Statement]:
    """The sentences that state grades of the inspection ``facts``, in order."""
    code = facts["framework"]["code"]
    words_of = _WORDED_AS.get(code, code if code in CATEGORIES else _ANY)
    day = content.get("first_published_at") or facts["published_on"]
    read = GradeReader(words_of, int(day[:4]) if day else None)
    found = (_statement(read, told) for told in told_sentences(content))
    return [one for one in found if one.stated]


def _statement(read: GradeReader, told: Told) -> Statement:
    stated = tuple(_stated(read, told))
    is_implied = told.kind == "li" and not any(one.words.lower() in told.bare.lower() for one in stated)
    return Statement(told.place, told.words, stated, is_implied)


def _stated(read: GradeReader, told: Told) -> Iterator[Stated]:
    """The grades of a sentence, headline or item."""
    if told.place == "headline":
        yield from read.headline(told.bare)
    elif told.kind == "li":
        yield from read.item(told.bare, read.shared(told.above))
    else:
        yield from read.sentence(told.bare)


def told_sentences(content: Content) -> Iterator[Told]:
    """What the release says itself, sentence by sentence; a headline and an item of a list are one each."""
    yield Told("headline", "h1", content["headline"], _bare(content["headline"]))
    yield from _sentences("summary", "p", content["summary"])
    above = ""
    for line in lines(content["body"]):
        if line.kind == "li":
            yield Told("body", "li", line.text.strip(), _bare(line.text), above)
            continue
        found = list(_sentences("body", line.kind, line.text))
        yield from found
        above = found[-1].bare if found else ""


def _sentences(place: str, kind: str, text: str) -> Iterator[Told]:
    bare = _bare(text)
    for start, end, _quotations in sentences(text)[1]:
        yield Told(place, kind, text[start:end].strip(), bare[start:end].strip())


def _bare(text: str) -> str:
    """``text`` with straight marks and without what is quoted at length; as long as before."""
    said = [one for one in quoted(text) if len(text[one.start : one.end].split()) > LONGEST_GRADE]
    return plain(masked(text, said))


def is_overall(stated: Stated) -> bool:
    """Whether a grade is said of the services as a whole."""
    return stated.category == OVERALL
