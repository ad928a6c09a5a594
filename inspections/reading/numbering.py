"""Which lines open a numbered paragraph: an expected-next state machine (reference/ofsted.md 5.2). Pure.

A line that begins with a number opens a paragraph only if that number comes next. All others are text: the ends of
sentences that wrap ("beyond the age of / 18. This is"), lists inside a paragraph, rows of tables.
"""

import re
from collections.abc import Sequence
from statistics import mode
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
        if line.text[0].isdigit() and line.page > 1 and (match := NUMBER.match(line.text))
    ]


def openings(found: Sequence[Candidate]) -> tuple[dict[int, int], list[str]]:
    """The numbers of paragraphs by the place of the line that opens them, and what is odd about them in sentences."""
    opened: dict[int, int] = {}
    problems: list[str] = []
    expected = 1
    margin = mode(candidate.x for candidate in found) if found else 0.0  # where the last paragraph begins
    for turn, candidate in enumerate(found):
        rest = found[turn + 1 :]
        if candidate.number == expected:
            if _is_stray(candidate, rest, margin):
                continue
        elif abs(candidate.x - margin) >= INDENT:
            continue
        elif _skips(candidate, rest, expected):
            problems.append(_missing(expected, candidate.number - 1))
        elif _restarts(candidate, rest, expected):
            problems.append(f"The numbering starts again at 1 after paragraph {expected - 1}: check the sections.")
        else:
            continue
        opened[candidate.place] = candidate.number
        expected, margin = candidate.number + 1, candidate.x
    return opened, problems


def _is_stray(candidate: Candidate, rest: Sequence[Candidate], margin: float) -> bool:
    """Whether the number is inside text: it does not stand at the margin, and the same one further on does."""
    if abs(candidate.x - margin) < INDENT:
        return False
    following = (number for number in _at(margin, rest) if number in (candidate.number, candidate.number + 1))
    return next(following, None) == candidate.number


def _skips(candidate: Candidate, rest: Sequence[Candidate], expected: int) -> bool:
    """Whether the report leaves numbers out here: they come nowhere later, and the next one does."""
    if not 0 < candidate.number - expected <= MOST_MISSING:
        return False
    following = _at(candidate.x, rest)
    if not following:
        return expected > 1
    return expected not in following and candidate.number + 1 in following


def _restarts(candidate: Candidate, rest: Sequence[Candidate], expected: int) -> bool:
    """Whether the numbering begins again: a 2 follows before any other number, and the old count does not go on."""
    following = _at(candidate.x, rest)
    if candidate.number != 1 or expected == 1 or following[:1] != [2]:
        return False
    count = 1  # how far the new count gets before the old one would go on
    for number in following:
        if number == expected and count < expected - 1:
            return False
        count += number == count + 1
    return True


def _at(x: float, found: Sequence[Candidate]) -> list[int]:
    """The numbers that stand where a paragraph begins at ``x``."""
    return [other.number for other in found if abs(other.x - x) < INDENT]


def _missing(first: int, last: int) -> str:
    """A sentence about numbers that are left out."""
    which = f"paragraph {first}" if first == last else f"paragraphs {first} to {last}"
    return f"The report has no {which}: its numbering leaves that out, or the number could not be read."
