"""Where words stand in quotation marks, whatever the marks: double, single, straight, curly or mismatched. Pure.

A mark opens or closes by what is around it, as its shape is often wrong: ’based on evidence about the child’s needs”.
"""

import re
from typing import NamedTuple

DOUBLE = frozenset('“”„‟"«»″')
SINGLE = frozenset("‘’‚‛'`´")
_DECADE = re.compile(r"\d0s\b")  # ’90s
_POSSESSIVE = re.compile(r"[sS]. [a-z]")
MOST_MARKS = 40  # marks looked at for the end of one quotation
MOST_QUOTED = 500  # quotations of one paragraph
_BEFORE_OPENING = " \t\n\u00a0(-–—[/:"
_AFTER_CLOSING = " \t\n\u00a0.,;:!?()[]-–—/…"


_STRAIGHT = str.maketrans({**dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‘’‚‛`´", "'"), **dict.fromkeys("–—", "-")})


def plain(text: str) -> str:
    """``text`` with straight quotation marks and dashes, for comparing and matching; the length stays the same."""
    return text.translate(_STRAIGHT)


class Quoted(NamedTuple):
    """Words in quotation marks: ``start`` to ``end`` without the marks. ``is_open``: no mark closes them."""

    start: int
    end: int
    is_open: bool = False


class _Mark(NamedTuple):
    """A mark where it stands, looked at once: whoever seeks the end of a quotation passes over many."""

    at: int
    is_double: bool
    opens: bool
    closes: bool


def quoted(text: str) -> list[Quoted]:
    """The quotations of ``text`` in order; those inside another are not told apart from it."""
    marks = [
        _Mark(at, sign in DOUBLE, opens(text, at), closes(text, at))
        for at, sign in enumerate(text)
        if sign in DOUBLE or sign in SINGLE
    ]
    found = _begun_above(marks)
    number = len([mark for mark in marks if found and mark.at <= found[0].end])
    while number < len(marks) and len(found) < MOST_QUOTED:
        here = marks[number]
        close = _close(text, marks, number) if here.opens else None
        if close is None:
            number += 1
            continue
        end = marks[close].at if close < len(marks) else len(text)
        found.append(Quoted(here.at + 1, end, close >= len(marks)))
        number = close + 1
    return found


def _begun_above(marks: list[_Mark]) -> list[Quoted]:
    """What a double mark closes that no mark opened: it began with the line, or in a line above."""
    first = next((mark for mark in marks if mark.is_double), None)
    if first is None or first.opens or not first.closes:
        return []
    return [Quoted(0, first.at)] if not any(mark.opens for mark in marks if mark.at < first.at) else []


def opens(text: str, at: int) -> bool:
    """Whether the mark at ``at`` stands where one opens: before a word and not inside or after one."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] in SINGLE and _DECADE.match(text, at + 1):
        return False
    inside = after.isalnum() or after in "[…." or after in DOUBLE or after in SINGLE
    return bool(after) and inside and (not before or before in _BEFORE_OPENING or before in DOUBLE or before in SINGLE)


def closes(text: str, at: int) -> bool:
    """Whether the mark at ``at`` stands where one closes: after a word or a stop and not before a letter."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    is_last = not after or after in _AFTER_CLOSING or after in DOUBLE | SINGLE or text[at] == "”"
    return bool(before) and not before.isspace() and is_last


def _close(text: str, marks: list[_Mark], number: int) -> int | None:
    """Which mark closes what the one of ``number`` opens; ``len(marks)``: none does, None: it opens nothing."""
    if marks[number].is_double:
        close = _double_close(marks, number)
        return close if close is not None else _mismatched(text, marks, number)
    return _single_close(text, marks, number)


def _double_close(marks: list[_Mark], number: int) -> int | None:
    """The double mark that closes, past quotations inside."""
    depth = 0
    for later in range(number + 1, min(len(marks), number + MOST_MARKS)):
        if not marks[later].is_double:
            continue
        if marks[later].closes:
            if not depth:
                return later
            depth -= 1
        elif marks[later].opens:
            depth += 1
    return None


def _mismatched(text: str, marks: list[_Mark], number: int) -> int:
    """The single mark that closes what a double one opened; the end of the text if none does."""
    depth = 0
    for later in range(number + 1, min(len(marks), number + MOST_MARKS)):
        if marks[later].opens:
            depth += 1
        elif marks[later].closes and not _may_be_possessive(text, marks[later]):
            if not depth:
                return later
            depth -= 1
    return len(marks)


def _single_close(text: str, marks: list[_Mark], number: int) -> int | None:
    """The mark that closes: the first that cannot be the possessive of a plural, or else the first that can."""
    perhaps: int | None = None
    for later in range(number + 1, min(len(marks), number + MOST_MARKS)):
        mark = marks[later]
        if mark.closes:
            if not _may_be_possessive(text, mark):
                return later
            perhaps = later if perhaps is None else perhaps
        elif mark.opens and perhaps is not None:
            break
    return perhaps


def _may_be_possessive(text: str, mark: _Mark) -> bool:
    """Whether a mark may be that of "parents’ views"."""
    return not mark.is_double and _POSSESSIVE.match(text, mark.at - 1) is not None
