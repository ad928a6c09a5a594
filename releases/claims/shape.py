"""What a claim is, what checking it gives, and what it is checked against. Pure."""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from inspections.paragraphs import ParagraphRange
from inspections.quotations import Difference, Passage, ReportText, Verdict
from inspections.quotations.words import composed, cut

Content = dict[str, Any]


class Kind(StrEnum):
    """What a claim is."""

    QUOTATION = "quotation"
    PRAISED_AREA = "praised area"
    RECOMMENDATION = "recommendation"
    DEFINITION = "definition"
    FIGURE = "figure"
    GRADE = "grade"
    PARAPHRASE = "paraphrase"


@dataclass(frozen=True)
class Claim:
    """Words of a release that an inspectorate's report is to bear out.

    ``cited`` are the paragraphs they name, ``printed`` the reference as it stands. ``place`` is where they stand:
    "headline", "summary", "body", "key_facts:KEY", "quotes:KEY", "praised_areas:SLUG:INDEX" or
    "recommendations:SLUG:INDEX". ``before`` is what leads up to them in their sentence; ``is_said``: the text says
    outright that it is the inspectorate's.
    """

    words: str
    kind: Kind
    place: str
    inspection: str = ""
    cited: tuple[ParagraphRange, ...] = ()
    printed: str = ""
    before: str = ""
    is_said: bool = True

    @cached_property
    def key(self) -> str:
        """Which claim it is, whatever its typography and wherever it stands: the hash of its words and citation."""
        words = " ".join(cut(composed(self.words)).keys)
        cited = ",".join(f"{first}-{last}" for first, last in self.cited)
        return hashlib.sha256(f"{words}|{cited}".encode()).hexdigest()


@dataclass(frozen=True)
class Checked:
    """A claim and what the report says to it.

    ``paragraphs`` are where it was found; ``report_words`` the report's own words there or, where they are not found,
    the nearest. ``is_wrong_citation``: the paragraphs named do not say so. ``hint`` is a sentence for the officer;
    ``refusal`` one that says why such a claim cannot be made at all.
    """

    claim: Claim
    verdict: Verdict
    paragraphs: tuple[ParagraphRange, ...] = ()
    page: int | None = None
    report_words: str = ""
    differences: tuple[Difference, ...] = ()
    hint: str = ""
    is_wrong_citation: bool = False
    refusal: str = ""


@dataclass(frozen=True)
class Method:
    """How an inspection was made: ``scale`` tells which grades may be compared, ``since`` when the method began."""

    title: str
    scale: str
    since: int | None = None
    has_overall: bool = True


@dataclass(frozen=True)
class Earlier:
    """An earlier inspection of the same kind of services: its year, method and overall grade ("" if it has none)."""

    year: int
    method: Method
    grade: str = ""


@dataclass(frozen=True)
class Source:
    """What the claims about one inspection are checked against: its facts and the text of its report."""

    facts: Content
    passages: tuple[Passage, ...] = ()
    report_url: str = ""
    may_be_copied: bool = False
    method: Method | None = None
    earlier: tuple[Earlier, ...] = field(default=())

    @cached_property
    def report(self) -> ReportText:
        """The passages, made ready to be searched."""
        return ReportText(self.passages)
