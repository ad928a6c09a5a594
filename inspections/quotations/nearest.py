"""The stretch of a report that comes nearest to words it does not have. Pure."""

from collections import Counter
from collections.abc import Sequence

from inspections.paragraphs import ParagraphRange
from inspections.quotations.align import Block, blocks, differences, widened
from inspections.quotations.report import ReportText, Span
from inspections.quotations.verdict import Comparison, Verdict
from inspections.quotations.words import STOP_WORDS, Words

ENOUGH = 0.6  # of a quotation's weight must be in the report for it to be a misquotation, not an invention
DENSE = 0.5  # of the words of the stretch must be the quotation's
BUCKET = 8  # words by which a place may be off
MOST_PLACES = 4  # candidates that are compared word by word
COMMON = 60  # places at which a word says nothing of where a quotation is from


def nearest(quotation: Words, report: ReportText, cited: Sequence[ParagraphRange] = ()) -> Comparison:
    """The most like stretch, told as a misquotation if it is like enough; a cited paragraph wins a draw."""
    scored = [_scored(quotation, report, window) for window in _windows(quotation, report)]
    if not scored:
        return Comparison(Verdict.NOT_FOUND, hint="The report has nothing like it.")
    best = max(scored, key=lambda one: (one[0], _is_cited(one[1], report, cited)))
    score, found = best
    span = widened(found, len(quotation), report)
    passages = tuple(report.passages_of(span))
    dense = sum(block.size for block in found) / max(1, found[-1].theirs + found[-1].size - found[0].theirs)
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
    rare = [key for key in set(quotation.keys) if len(report.positions.get(key, ())) <= COMMON]
    counted = set(rare) if any(key in report.positions for key in rare) else set(quotation.keys)
    for at, key in enumerate(quotation.keys):
        if key in counted:
            for place in report.positions.get(key, ())[: COMMON * 4]:
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


def _is_cited(found: list[Block], report: ReportText, cited: Sequence[ParagraphRange]) -> bool:
    number = report.passages[report.passage_at(found[0].theirs)].number if found else None
    return number is not None and any(first <= number <= last for first, last in cited)


def _whereabouts(passages: tuple[int, ...], report: ReportText) -> str:
    """Where the nearest words are, for the officer."""
    passage = report.passages[passages[0]]
    where = f"in paragraph {passage.number}" if passage.number else f"on page {passage.page}"
    return f"The nearest words are {where}." if passage.number or passage.page else ""
