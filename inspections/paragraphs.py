"""References to numbered paragraphs: "11 & 92-108" to ranges and back. Pure.

A reference is a *set* of paragraphs. ``parse_paragraphs`` returns it normalised: in rising
order, with ranges that overlap or touch made one. ``print_paragraphs`` writes the canonical
form, ``11 and 92–108``: commas, an "and" before the last, an en dash for three or more in a
row. The forms that reports and releases print are listed in reference/ofsted.md 2.3.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from django.core.exceptions import ValidationError

HIGHEST = 999  # the longest of 497 reports has 215 paragraphs (reference/ofsted.md 5.2)
LONGEST = 5000  # characters; the longest canonical reference, every other number to 999, has under 2,500

_WORD = re.compile(r"^para(?:graph)?s?\.?\s*", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[,;]\s*(?:and\b|&)?\s*|\s*&\s*|\s*\band\b\s*", re.IGNORECASE)
_ITEM = re.compile(r"([0-9]+)(?:\s*(?:[-\u2010-\u2015\u2212]|to\b)\s*([0-9]+))?", re.IGNORECASE)


class ParagraphRange(NamedTuple):
    """Paragraphs ``first`` to ``last``, both included."""

    first: int
    last: int


class ParagraphReferenceError(ValueError):
    """A reference nobody can follow; its text is one sentence that says why and what to write."""


def bare_reference(text: str) -> str:
    """The reference without brackets, without "Paragraphs" before it, and with single spaces."""
    text = " ".join(text.split())
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1].strip()
    return _WORD.sub("", text)


def parse_paragraphs(text: str) -> list[ParagraphRange]:
    """The paragraphs that a printed reference means, normalised; raises ``ParagraphReferenceError``."""
    if len(text) > LONGEST:
        raise ParagraphReferenceError(
            "This is too long for a paragraph reference: give numbers only, for example “5, 37, 106”."
        )
    bare = bare_reference(text)
    if not bare:
        raise ParagraphReferenceError("Give at least one paragraph number, for example “5, 37, 106”.")
    return normalise(_item(piece, bare) for piece in _SEPARATOR.split(bare))


def print_paragraphs(ranges: Iterable[ParagraphRange]) -> str:
    """The canonical form of a reference, such as “11 and 92–108”; empty for no paragraphs."""
    pieces: list[str] = []
    for first, last in normalise(ranges):
        if last - first < 2:  # two in a row read better as "2 and 3" than as "2–3"
            pieces += [str(number) for number in range(first, last + 1)]
        else:
            pieces.append(f"{first}–{last}")
    return " and ".join(filter(None, [", ".join(pieces[:-1]), *pieces[-1:]]))


def validate_paragraphs(text: str) -> None:
    """Django's validator for a reference: the same sentence as a ``ValidationError``."""
    try:
        parse_paragraphs(text)
    except ParagraphReferenceError as error:
        raise ValidationError(str(error), code="paragraphs") from error


def normalise(ranges: Iterable[ParagraphRange]) -> list[ParagraphRange]:
    """The same paragraphs in rising order, ranges that overlap or touch made one."""
    merged: list[ParagraphRange] = []
    for first, last in sorted(ranges):
        if merged and first <= merged[-1].last + 1:
            merged[-1] = ParagraphRange(merged[-1].first, max(last, merged[-1].last))
        else:
            merged.append(ParagraphRange(first, last))
    return merged


def _item(piece: str, whole: str) -> ParagraphRange:
    """One number or one range of a reference; ``whole`` is for the message."""
    piece = _WORD.sub("", piece)
    if not piece:
        raise ParagraphReferenceError(f"A number is missing in “{_short(whole)}”: separate numbers by one comma.")
    match = _ITEM.fullmatch(piece)
    if match is None:
        raise ParagraphReferenceError(
            f"“{_short(piece)}” is not a paragraph number or a range: write it as 7 or as 14-23."
        )
    first, last = match[1], match[2] or match[1]
    for number in (first, last):
        _refuse_number(number)
    if int(first) > int(last):
        raise ParagraphReferenceError(f"“{piece}” runs backwards: write the lower number first, {last}-{first}.")
    return ParagraphRange(int(first), int(last))


def _refuse_number(number: str) -> None:
    """Raise a sentence unless the digits stand for a paragraph that a report could have."""
    digits = number.lstrip("0")
    if not digits:
        raise ParagraphReferenceError("There is no paragraph 0: paragraphs are numbered from 1.")
    if len(digits) > len(str(HIGHEST)):
        raise ParagraphReferenceError(f"“{_short(number)}” is too high: no report has more than {HIGHEST} paragraphs.")


def _short(text: str) -> str:
    """At most 40 characters of what was typed, for a message."""
    return text if len(text) <= 40 else f"{text[:39]}…"
