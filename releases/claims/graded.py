"""The grades a sentence states, category by category: only where one grade is given to what is named. Pure."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from releases.claims.grade_words import CATEGORIES, CHILDRENS, GRADES, OVERALL

_RATING = re.compile(
    r"\b(?:rat(?:es?|ed|ings?)|judg(?:es?|ed|ements?|ments?)|grad(?:es?|ed|ings?)|rank(?:s|ed)|found|conclu\w+)\b", re.I
)
_INSPECTORS = re.compile(r"\b(?:ofsted|inspect\w*|watchdog)\b", re.I)
_BREAK = re.compile(r"[,;] (?:while|whilst|but|whereas|although)\b|;| with (?=['\"]?(?:outstanding|good)\b)", re.I)
# Sentences about other places, other times and what is hoped for state no grade of this inspection.
_ELSEWHERE = re.compile(
    r"children's homes?|\bschools?\b|\bnurser|councils (?:ranked|rated|judged)|nationally|across the country"
    r"|\bprevious|\blast (?:inspection|time|year)|\bearlier\b|\bformerly|had been|once again in|annual report"
    r"|\bfail(?:s|ed|ing)?\b|\bnot\b|\baim|\bambition|\bhop(?:e|ing)|\bwould\b|\bwill\b|described (?:by|as)",
    re.I,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_GRADED = (
    r"(?:\b(?:rated|judged|graded|ranked|as|is|are|was|were|be|being|of|an?|overall|remains?|therefore|services)\b"
    r"|[:(–-])"
)
_AFTER = (
    r"(?=['\",.;:)]|$|\s(?:overall|for|in|across|by|rating|grade|judge?ment|and|as|from|following|with|on|-)\b|\s?[-(])"
)
_OVERALL_GRADE = re.compile(r"\boverall (?:services?|effectiveness|judge?ment|rating|grade|provision)", re.I)
_IN_PART = re.compile(r"\b(?:aspects|elements|some|features|parts?|fostering|centres?|homes?)\b", re.I)
_ALL = re.compile(r"\b(?:across|in) (?:all|each|every)\b", re.I)


class Stated(NamedTuple):
    """A grade that a text states for a category: their labels, and the printed word of the grade."""

    category: str
    grade: str
    words: str


class GradeReader:
    """Reads grades in the words of one framework; the texts it is given have straight quotation marks (``plain``)."""

    def __init__(self, framework: str, year: int | None) -> None:
        self.categories = [(label, re.compile(rf"\b(?:{words})", re.I)) for label, words in CATEGORIES[framework]]
        words = "|".join(pattern for _label, pattern in GRADES[framework])
        self.grade = re.compile(rf"{_GRADED}\s?['\"]?(?P<a>{words})['\"]?{_AFTER}|['\"](?P<b>{words})['\"]", re.I)
        self.labels = [(label, re.compile(pattern, re.I)) for label, pattern in GRADES[framework]]
        self.overall = OVERALL if any(label == OVERALL for label, _words in CATEGORIES[framework]) else ""
        self.year = year

    def headline(self, text: str) -> Iterator[Stated]:
        """The grade of what a headline says the inspectors rated so: the services as such, if it names no category."""
        part = self._parts(text)[0]
        grades = self._grades(part)
        if len(grades) == 1 and _RATING.search(part) and _INSPECTORS.search(part) and not _ELSEWHERE.search(part):
            named = [] if CHILDRENS.search(part) else self._meant(self._named(part), part)
            for category in named or [self.overall] * bool(self.overall):
                yield self._stated(category, grades[0])

    def sentence(self, text: str) -> Iterator[Stated]:
        """The grades of a sentence, part by part."""
        if _ELSEWHERE.search(text) or self._is_history(text):
            return
        for part in self._parts(text):
            grades, named = self._grades(part), self._named(part)
            if len(set(map(str.lower, grades))) != 1 or not (_RATING.search(part) or _is_statement(part)):
                continue
            for category in self._meant(named, part) or self._of_services(named, part):
                yield self._stated(category, grades[0])

    def shared(self, above: str) -> list[str]:
        """The grade that the sentence above a list of categories gives to all of them."""
        return self._grades(above) if _ALL.search(above) else []

    def item(self, text: str, shared: list[str]) -> Iterator[Stated]:
        """The grade of an item of a list: its own, or else the ``shared`` one."""
        named, own = self._named(text), self._grades(text)
        grades = (own if _is_line_of_table(text) else []) or shared
        if named and len(set(map(str.lower, grades))) == 1:
            yield self._stated(named[0], grades[0])

    def _meant(self, named: list[str], part: str) -> list[str]:
        """The categories that a grade is for: beside others, "overall" must say that it is the overall grade."""
        if self.overall not in named or len(named) == 1:
            return named
        return [self.overall] if _OVERALL_GRADE.search(part) else []

    def _of_services(self, named: list[str], part: str) -> list[str]:
        """The overall judgement, where inspectors are said to have rated the services as such, naming no category."""
        whole = (
            CHILDRENS.search(part) and _RATING.search(part) and _INSPECTORS.search(part) and not _IN_PART.search(part)
        )
        return [self.overall] if whole and self.overall and not named else []

    def _parts(self, text: str) -> list[str]:
        """The sentence whole if it names one grade, else cut where it turns to another."""
        return [text] if len(set(map(str.lower, self._grades(text)))) <= 1 else _BREAK.split(text)

    def _grades(self, text: str) -> list[str]:
        """The words of the grades in ``text``, as printed."""
        return [found["a"] or found["b"] for found in self.grade.finditer(text)]

    def _named(self, text: str) -> list[str]:
        """The categories named in ``text``, in order; of those that overlap, the one that begins first."""
        found = [
            (match.start(), match.end(), label) for label, words in self.categories for match in words.finditer(text)
        ]
        named: list[str] = []
        reach = 0
        for start, end, label in sorted(found):
            if start >= reach:
                named.append(label)
                reach = end
        return list(dict.fromkeys(named))

    def _is_history(self, text: str) -> bool:
        """Whether the sentence names another year than that of the release."""
        return any(int(year) != self.year for year in _YEAR.findall(text)) if self.year else False

    def _stated(self, category: str, words: str) -> Stated:
        """The grade by its label."""
        label = next(label for label, pattern in self.labels if pattern.fullmatch(words))
        return Stated(category, label, words)


def _is_statement(part: str) -> bool:
    """Whether a part of a sentence says outright what something is."""
    return re.search(r"\b(?:is|are|was|were)\b", part) is not None


def _is_line_of_table(text: str) -> bool:
    """Whether an item is a category and its grade, as in a table: "Adoption performance: good"."""
    return len(text.split()) <= 20 and re.search(r"[:–—(-]\s*[‘’“”'\"]?\w+", text) is not None
