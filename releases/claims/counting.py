"""A figure of a release looked up in a report: the number, and what is counted. Pure."""

from collections.abc import Iterator
from typing import NamedTuple

from inspections.quotations import Comparison, Difference, ReportText, Verdict
from inspections.quotations.report import Span
from inspections.quotations.stems import stems
from releases.claims.figures import Amount, amount

SAME_COUNT = 0.4  # of the words that say what is counted, for a number that fits
SURELY_SAME = 0.75  # for a number that does not fit to be called a difference
FEWEST = 3
_SENSES = stems("more over fewer less under nearly almost about least just percent")


class _Seen(NamedTuple):
    """A number of the report: how much of what is counted stands in its sentence, and where."""

    share: float
    at: int


def check_figure(words: str, report: ReportText, *, is_said: bool) -> Comparison | None:
    """Whether the report has a figure, by the number and what it counts.

    None for one that nobody says is the report's (``is_said``) and that the report does not have.
    """
    told = amount(words)
    if told is None:
        return Comparison(Verdict.CANNOT, hint="It is not a figure that can be looked up.") if is_said else None
    wanted = {word for word in stems(words) - _SENSES if not word[0].isdigit()}
    fitting, other = _Seen(0, 0), _Seen(0, 0)
    for at, value in _numbers(report, is_share=told.is_share):
        sentence = report.stems[report.sentence_start(at) : report.sentence_end(at)]
        share = len(wanted.intersection(sentence)) / max(1, len(wanted))
        if told.fits(value):
            fitting = max(fitting, _Seen(share, at))
        else:
            other = max(other, _Seen(share, at))
    if fitting.share >= SAME_COUNT:
        return _found(Verdict.SUPPORTED, report, fitting.at)
    if other.share >= SURELY_SAME and len(wanted) >= FEWEST:
        found = _found(Verdict.DIFFERS, report, other.at)
        number = Difference(_number_of(words, told), report.printed(Span(other.at, other.at + 1)))
        return Comparison(found.verdict, found.passages, found.report_words, (number,))
    return Comparison(Verdict.NOT_FOUND, hint="The report does not have this figure.") if is_said else None


def _numbers(report: ReportText, *, is_share: bool) -> Iterator[tuple[int, float]]:
    """The numbers of the report, shares or counts, and where they stand."""
    for at, key in enumerate(report.keys):
        if key[0].isdigit() and key.replace(".", "", 1).isdecimal():
            after = report.keys[at + 1] if at + 1 < len(report.keys) else ""
            if (after in ("percent", "per")) == is_share:
                yield at, float(key)


def _number_of(words: str, told: Amount) -> str:
    """The number as the release prints it."""
    return next((word for word in words.split() if word.replace(",", "").rstrip("%") == f"{told.value:g}"), words)


def _found(verdict: Verdict, report: ReportText, at: int) -> Comparison:
    sentence = Span(report.sentence_start(at), report.sentence_end(at))
    return Comparison(verdict, tuple(report.passages_of(sentence)), report.printed(sentence))
