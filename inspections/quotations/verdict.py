"""What a comparison says: the verdict and the place in the report it rests on. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from inspections.paragraphs import ParagraphRange, normalise
from inspections.quotations.align import Difference
from inspections.quotations.report import ReportText


class Verdict(StrEnum):
    """What a comparison says; "supported" is of words that do not claim to be the report's own."""

    VERBATIM = "verbatim"
    SUPPORTED = "supported"
    DIFFERS = "differs"
    ELSEWHERE = "other paragraph"
    NOT_FOUND = "not found"
    CANNOT = "cannot check"


@dataclass(frozen=True)
class Comparison:
    """What was found.

    ``passages`` are the places, in the report's order, where the words stand; where they are not found, the
    nearest, with their words in ``report_words``. ``hint`` is a sentence for the officer: why nothing could be
    compared, what the words leave out, where the nearest ones are. ``is_wrong_citation``: the words stand in none of
    the paragraphs that were cited.
    """

    verdict: Verdict
    passages: tuple[int, ...] = ()
    report_words: str = ""
    differences: tuple[Difference, ...] = ()
    hint: str = ""
    is_wrong_citation: bool = False

    def paragraphs(self, report: ReportText) -> list[ParagraphRange]:
        """The numbered paragraphs in which the words stand; none where they were not found."""
        if self.verdict in (Verdict.NOT_FOUND, Verdict.CANNOT):
            return []
        numbers = (report.passages[at].number for at in self.passages)
        return normalise(ParagraphRange(number, number) for number in numbers if number is not None)

    def page(self, report: ReportText) -> int | None:
        """The page on which the first place begins."""
        return report.passages[self.passages[0]].page if self.passages else None

    def is_within(self, cited: Sequence[ParagraphRange], report: ReportText) -> bool:
        """Whether one of the places is among the cited paragraphs."""
        numbers = (report.passages[at].number for at in self.passages)
        return any(number is not None and any(a <= number <= b for a, b in cited) for number in numbers)
