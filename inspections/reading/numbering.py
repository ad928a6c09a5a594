"""Which lines open a numbered paragraph: an expected-next state machine (reference/ofsted.md 5.2). Pure.

A line that begins with a number opens a paragraph only if that number comes next. All others are text: the ends of
sentences that wrap ("beyond the age of / 18. This is"), lists inside a paragraph, rows of tables.
"""

import re
from collections.abc import Sequence
from statistics import multimode
from typing import NamedTuple

from inspections.reading.lines import Line

NUMBER = re.compile(r"(\d{1,3})\.(?:\s+|$|(?=[^\W\d_]|[‘“(]|\d\d-))")
INDENT = 8.0  # points by which two lines begin at different places
MOST_MISSING = 3  # numbers that a report may leave out in a row


class Candidate(NamedTuple):
    """A line that begins with a number and a full stop."""

    place: int  # among the lines
    number: int
    x: float


def candidates(lines: Sequence[Line]) -> list[Candidate]:
    """All lines that could open a numbered paragraph; those of the cover, which numbers its judgements, cannot."""
    return [
        Candidate(index, int(match[1]), line.x)
        for index, line in enumerate(lines)
        if line.page > 1 and (match := NUMBER.match(line.text))
    ]


def openings(found: Sequence[Candidate]) -> tuple[dict[int, int], list[str]]:
    """The numbers of paragraphs by the index of the line that opens them, and what is odd about them in sentences."""
    opened: dict[int, int] = {}
    problems: list[str] = []
    last: Candidate | None = None
    usual = multimode(candidate.x for candidate in found)
    for turn, candidate in enumerate(found):
        rest = found[turn + 1 :]
        expected = last.number + 1 if last else 1
        if candidate.number == expected:
            if _is_stray(candidate, rest, last.x if last else usual[0]):
                continue
        elif _skips(candidate, rest, last):
            problems.append(_missing(expected, candidate.number - 1))
        elif _restarts(candidate, rest, last):
            problems.append(f"The numbering starts again at 1 after paragraph {expected - 1}: check the sections.")
        else:
            continue
        opened[candidate.place] = candidate.number
        last = candidate
    return opened, problems


def _is_stray(candidate: Candidate, rest: Sequence[Candidate], margin: float) -> bool:
    """Whether the number is inside text: one further on, before the next number, stands at the margin and it does not.

    ``margin`` is where the last numbered paragraph begins.
    """
    if abs(candidate.x - margin) < INDENT:
        return False
    for other in rest:
        if other.number == candidate.number and abs(other.x - margin) < INDENT:
            return True
        if other.number == candidate.number + 1:
            return False
    return False


def _skips(candidate: Candidate, rest: Sequence[Candidate], last: Candidate | None) -> bool:
    """Whether the report leaves numbers out here: they come nowhere later, and the next one does."""
    expected = last.number + 1 if last else 1
    if not 0 < candidate.number - expected <= MOST_MISSING or (last and abs(candidate.x - last.x) >= INDENT):
        return False
    following = [other.number for other in rest if abs(other.x - candidate.x) < INDENT]
    if not following:
        return last is not None
    return expected not in following and candidate.number + 1 in following


def _restarts(candidate: Candidate, rest: Sequence[Candidate], last: Candidate | None) -> bool:
    """Whether the numbering begins again: a 2 follows before any other number, and the old count does not go on."""
    if last is None or candidate.number != 1 or abs(candidate.x - last.x) >= INDENT:
        return False
    at_margin = [other.number for other in rest if abs(other.x - candidate.x) < INDENT]
    if at_margin[:1] != [2]:
        return False
    count = 1  # how far the new count gets before the old one would go on
    for number in at_margin:
        if number == last.number + 1 and count < last.number:
            return False
        count += number == count + 1
    return True


def _missing(first: int, last: int) -> str:
    """A sentence about numbers that are left out."""
    which = f"paragraph {first}" if first == last else f"paragraphs {first} to {last}"
    return f"The report has no {which}: its numbering leaves that out, or the number could not be read."
