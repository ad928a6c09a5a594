"""The stretch of a report that comes nearest to words it does not have. Pure."""

from collections import Counter
from collections.abc import Sequence

from inspections.paragraphs import ParagraphRange
from inspections.quotations.align import Block, blocks, differences, widened
from inspections.quotations.report import ReportText, Span
from inspections.quotations.stop_words import STOP_WORDS
from inspections.quotations.verdict import Comparison, Verdict
from inspections.quotations.words import Words

ENOUGH = 0.6  # of a quotation's weight must be in the report for it to be a misquotation, not an invention
DENSE = 0.5  # of the words of the stretch must be the quotation's
BUCKET = 8  # words by which a place may be off
MOST_PLACES = 6  # candidates that are compared word by word
COMMON = 60  # places at which a word says nothing of where a long quotation is from
SHORT = 8  # words of a quotation of which every one counts
MOST_COUNTED = 1000  # places of one word


def nearest(quotation: Words, report: ReportText, cited: Sequence[ParagraphRange] = ()) -> Comparison:
    """The most like stretch, told as a misquotation if it is like enough; of two the cited one, then the shorter."""
    scored = [_scored(quotation, report, window) for window in _windows(quotation, report)]
    scored = [one for one in scored if one[1]]
    if not scored:
        return Comparison(Verdict.NOT_FOUND, hint="The report has nothing like it.")
    score, found = max(scored, key=lambda one: (one[0], report.is_within(_extent(one[1]), cited), -_width(one[1])))
    span = widened(found, len(quotation), report)
    passages = tuple(report.passages_of(span))
    dense = sum(block.size for block in found) / _width(found)
    if score >= ENOUGH and dense >= DENSE:
        return Comparison(
            Verdict.DIFFERS,
            passages,
            report.printed(span),
            tuple(differences(quotation, report, span, found)),
        )
    sentence = Span(report.sentence_start(span.first), report.sentence_end(span.last - 1))
    return Comparison(Verdict.NOT_FOUND, passages, report.printed(sentence), hint=_whereabouts(passages, report))


def _windows(quotation: Words, report: ReportText) -> list[Span]:
    """The stretches that share most words with the quotation in about its order."""
    votes: Counter[int] = Counter()
    rare = {key for key in quotation.keys if 0 < len(report.positions.get(key, ())) <= COMMON}
    counted = rare if rare and len(quotation) > SHORT else set(quotation.keys)
    for at, key in enumerate(quotation.keys):
        if key in counted:
            for place in report.positions.get(key, ())[:MOST_COUNTED]:
                bucket = (place - at) // BUCKET
                votes[bucket] += 2 if key not in STOP_WORDS else 1
                votes[bucket + 1] += 1
    length = len(quotation) + BUCKET * 3
    starts = [max(0, bucket * BUCKET - BUCKET) for bucket, _votes in votes.most_common(MOST_PLACES)]
    return [Span(start, min(start + length, len(report.keys))) for start in starts if start < len(report.keys)]


def _scored(quotation: Words, report: ReportText, window: Span) -> tuple[float, list[Block]]:
    """How much of the quotation's weight stands in the window, and the words that do."""
    found = blocks(quotation.keys, report, window)
    shared = sum(_weight(key) for block in found for key in quotation.keys[block.ours : block.ours + block.size])
    return shared / sum(map(_weight, quotation.keys)), found


def _weight(key: str) -> float:
    return 0.3 if key in STOP_WORDS else 1.0


def _extent(found: list[Block]) -> Span:
    """The words of the report from the first shared one to the last."""
    return Span(found[0].theirs, found[-1].theirs + found[-1].size)


def _width(found: list[Block]) -> int:
    first, last = _extent(found)
    return last - first


def _whereabouts(passages: tuple[int, ...], report: ReportText) -> str:
    """Where the nearest words are, for the officer."""
    passage = report.passages[passages[0]]
    where = f"in paragraph {passage.number}" if passage.number else f"on page {passage.page}"
    return f"The nearest words are {where}." if passage.number or passage.page else ""
