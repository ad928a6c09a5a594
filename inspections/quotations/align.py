"""What differs between a quotation and a stretch of the report, word by word. Pure."""

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from inspections.quotations.report import ReportText, Span
from inspections.quotations.words import STOP_WORDS, Words

MOST_PAIRS = 10_000  # of equal words; a long paragraph against another has 3,000
_ISOLATED = 3  # a small word this far from the rest is not part of the match


class Difference(NamedTuple):
    """Words of the quotation and what the report has in their place; either may be empty."""

    ours: str
    theirs: str


class Block(NamedTuple):
    """``size`` words that are the same: from ``ours`` in the quotation and from ``theirs`` in the report."""

    ours: int
    theirs: int
    size: int


def blocks(ours: list[str], report: ReportText, window: Span) -> list[Block]:
    """The runs of words that quotation and window share, in order, without stray small words at either end."""
    theirs = report.keys[window.first : window.last]
    if ours == theirs:
        return [Block(0, window.first, len(ours))]
    count = Counter(theirs)
    is_monotonous = (
        sum(count[word] for word in ours) > MOST_PAIRS
    )  # without its junk rule the matcher would take minutes
    matcher = SequenceMatcher(None, ours, theirs, autojunk=is_monotonous)
    found = [Block(a, window.first + b, size) for a, b, size in matcher.get_matching_blocks() if size]
    while len(found) > 1 and _is_stray(found[0], found[1], ours):
        found.pop(0)
    while len(found) > 1 and _is_stray(found[-1], found[-2], ours):
        found.pop()
    return found


def _is_stray(block: Block, beside: Block, ours: list[str]) -> bool:
    """Whether a block at the end is a small word or two far from its neighbour in the report."""
    left, right = sorted((block, beside))
    gap = right.theirs - left.theirs - left.size
    is_far = gap > right.ours - left.ours - left.size + _ISOLATED
    return is_far and all(word in STOP_WORDS for word in ours[block.ours : block.ours + block.size])


def widened(found: list[Block], length: int, report: ReportText) -> Span:
    """The stretch of the report that stands for the whole quotation, words replaced at its ends included."""
    first, last = found[0].theirs, found[-1].theirs + found[-1].size
    lead, trail = found[0].ours, length - found[-1].ours - found[-1].size
    return Span(
        max(first - lead, report.sentence_start(first)) if lead else first,
        min(last + trail, report.sentence_end(last - 1)) if trail else last,
    )


def differences(quotation: Words, report: ReportText, span: Span, found: list[Block]) -> list[Difference]:
    """What the quotation has otherwise than the report within ``span``, in order."""
    changes = list(_changes(quotation, report, span, found))
    merged: list[tuple[Span, Span]] = []
    for ours, theirs in changes:
        if merged and ours.first - merged[-1][0].last <= 1 and theirs.first - merged[-1][1].last <= 1:
            ours, theirs = Span(merged[-1][0].first, ours.last), Span(merged[-1][1].first, theirs.last)
            merged.pop()
        merged.append((ours, theirs))
    return [Difference(quotation.printed(*ours), report.printed(theirs)) for ours, theirs in merged]


def _changes(quotation: Words, report: ReportText, span: Span, found: list[Block]) -> Iterator[tuple[Span, Span]]:
    """The stretches that differ: words changed between the blocks, and within them signs between two words."""
    ours, theirs = 0, span.first
    for block in [*found, Block(len(quotation), span.last, 0)]:
        change = Span(ours, block.ours), Span(theirs, block.theirs)
        if not _is_same(quotation, report, *change):
            yield change
        for at in range(block.size - 1):
            if quotation.signs(block.ours + at) != report.signs(block.theirs + at):
                yield (
                    Span(block.ours + at, block.ours + at + 2),
                    Span(block.theirs + at, block.theirs + at + 2),
                )
        ours, theirs = block.ours + block.size, block.theirs + block.size


def _is_same(quotation: Words, report: ReportText, ours: Span, theirs: Span) -> bool:
    """Whether two stretches have the same letters: "well-informed" and "wellinformed"."""
    return "".join(quotation.keys[slice(*ours)]) == "".join(report.keys[slice(*theirs)])
