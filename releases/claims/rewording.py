"""What makes a claim's words the report's: the runs of words that differ, and nothing else. Pure."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from inspections.quotations import letters
from releases.claims.shape import Checked, Kind

_WORD = re.compile(r"\S+")
_SIGNS = re.compile(r"[,;:?!()]|\.$|^[-–—]$")
BY_PAIRS = frozenset({Kind.FIGURE, Kind.GRADE})  # of these only the number or the grade is the report's


class Edit(NamedTuple):
    """``words`` in place of the characters from ``start`` to ``end`` of a line."""

    start: int
    end: int
    words: str


def places_in(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where ``words`` stand in ``text``, whatever the white space between them."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    yield from (found.span() for found in re.finditer(pattern, text))


def rewording(text: str, checked: Checked) -> Iterator[Edit]:
    """What makes the claim's words the report's, in order."""
    for start, end in places_in(text, checked.claim.words):
        if checked.claim.kind in BY_PAIRS:
            yield from pairs(text, start, end, checked)
        else:
            yield from _differing(text, start, end, checked.report_words)


def pairs(text: str, start: int, end: int, checked: Checked) -> Iterator[Edit]:
    """The first place of each difference within the claim."""
    for ours, theirs in checked.differences:
        at = text.find(ours, start, end)
        if at >= 0:
            yield Edit(at, at + len(ours), theirs.lower() if ours[:1].islower() else theirs)


def _differing(text: str, start: int, end: int, report_words: str) -> Iterator[Edit]:
    """The words between ``start`` and ``end`` that are not those of ``report_words``, run by run."""
    ours = [(found.start() + start, found.end() + start) for found in _WORD.finditer(text[start:end])]
    theirs = report_words.split()
    keys = [_key(text[first:last]) for first, last in ours]
    matcher = SequenceMatcher(None, keys, [_key(word) for word in theirs], autojunk=False)
    for change, a, b, c, d in matcher.get_opcodes():
        words = " ".join(theirs[c:d])
        if change == "equal" or (change != "insert" and _is_bracket(text[ours[a][0] : ours[b - 1][1]])):
            continue
        if change == "replace":
            yield Edit(ours[a][0], ours[b - 1][1], _cased(words, text[ours[a][0]]) if a == 0 else words)
        elif change == "insert" and a < len(ours):
            yield Edit(ours[a][0], ours[a][0], f"{words} ")
        elif change == "insert":
            yield Edit(end, end, f" {words}")
        elif b < len(ours):
            yield Edit(ours[a][0], ours[b][0], "")
        else:
            yield Edit(ours[a - 1][1] if a else start, end, "")


def _key(word: str) -> tuple[str, str]:
    """A word with its punctuation as it is compared."""
    bare = letters(word)
    return bare, "".join(_SIGNS.findall(word.strip("“”‘’\"'…"))) if bare else "".join(_SIGNS.findall(word))


def _is_bracket(words: str) -> bool:
    """Whether words are an addition in brackets or an ellipsis, which stand for the report's."""
    return (words.startswith("[") and words.endswith("]")) or not words.strip("….[]() ")


def _cased(words: str, first: str) -> str:
    """``words`` beginning with a small letter if the quotation began so."""
    return words[:1].lower() + words[1:] if first.islower() else words
