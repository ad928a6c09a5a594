"""Where words stand in quotation marks, whatever the marks: double, single, straight, curly or mismatched. Pure.

A mark opens or closes by what is around it, as its shape is often wrong: ’based on evidence about the child’s needs”.
"""

import re
from typing import NamedTuple

DOUBLE = frozenset('“”„‟"«»″')
SINGLE = frozenset("‘’‚‛'`´")
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


def quoted(text: str) -> list[Quoted]:
    """The quotations of ``text`` in order; those inside another are not told apart from it."""
    marks = [at for at, sign in enumerate(text) if sign in DOUBLE or sign in SINGLE]
    found = _begun_above(text, marks)
    at = len([mark for mark in marks if found and mark <= found[0].end])
    while at < len(marks) and len(found) < MOST_QUOTED:
        here = marks[at]
        close = _close(text, marks, at) if opens(text, here) else None
        if close is None:
            at += 1
            continue
        end = marks[close] if close < len(marks) else len(text)
        found.append(Quoted(here + 1, end, close >= len(marks)))
        at = close + 1
    return found


def _begun_above(text: str, marks: list[int]) -> list[Quoted]:
    """What a double mark closes that no mark opened: it began with the line, or in a line above."""
    first = next((mark for mark in marks if text[mark] in DOUBLE), None)
    if first is None or opens(text, first) or not closes(text, first):
        return []
    return [Quoted(0, first)] if not any(opens(text, mark) for mark in marks if mark < first) else []


def opens(text: str, at: int) -> bool:
    """Whether the mark at ``at`` stands where one opens: before a word and not inside or after one."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] in SINGLE and after.isdigit():
        return False  # ’90s
    inside = after.isalnum() or after in "[…." or after in DOUBLE or after in SINGLE
    return bool(after) and inside and (not before or before in _BEFORE_OPENING or before in DOUBLE or before in SINGLE)


def closes(text: str, at: int) -> bool:
    """Whether the mark at ``at`` stands where one closes: after a word or a stop and not before a letter."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    is_last = not after or after in _AFTER_CLOSING or after in DOUBLE | SINGLE or text[at] == "”"
    return bool(before) and not before.isspace() and is_last


def _close(text: str, marks: list[int], at: int) -> int | None:
    """Which mark closes what the one at ``at`` opens; ``len(marks)``: none does, None: it opens nothing."""
    if text[marks[at]] in DOUBLE:
        close = _double_close(text, marks, at)
        return close if close is not None else _mismatched(text, marks, at)
    return _single_close(text, marks, at)


def _double_close(text: str, marks: list[int], at: int) -> int | None:
    """The double mark that closes, past quotations inside."""
    depth = 0
    for next_at in range(at + 1, min(len(marks), at + MOST_MARKS)):
        if text[marks[next_at]] not in DOUBLE:
            continue
        if closes(text, marks[next_at]):
            if not depth:
                return next_at
            depth -= 1
        elif opens(text, marks[next_at]):
            depth += 1
    return None


def _mismatched(text: str, marks: list[int], at: int) -> int:
    """The single mark that closes what a double one opened; the end of the text if none does."""
    depth = 0
    for next_at in range(at + 1, min(len(marks), at + MOST_MARKS)):
        if opens(text, marks[next_at]):
            depth += 1
        elif closes(text, marks[next_at]) and not _may_be_possessive(text, marks[next_at]):
            if not depth:
                return next_at
            depth -= 1
    return len(marks)


def _single_close(text: str, marks: list[int], at: int) -> int | None:
    """The mark that closes: the first that cannot be the possessive of a plural, or else the first that can."""
    perhaps: int | None = None
    for next_at in range(at + 1, min(len(marks), at + MOST_MARKS)):
        mark = marks[next_at]
        if closes(text, mark):
            if text[mark] in DOUBLE or not _may_be_possessive(text, mark):
                return next_at
            perhaps = next_at if perhaps is None else perhaps
        elif opens(text, mark) and perhaps is not None:
            break
    return perhaps


def _may_be_possessive(text: str, at: int) -> bool:
    """Whether a single mark may be that of "parents’ views"."""
    return text[at] in SINGLE and _POSSESSIVE.match(text, at - 1) is not None
