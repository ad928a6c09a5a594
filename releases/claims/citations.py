"""Paragraphs cited in running text: "(Paragraphs 11 & 92-108)", "(see para. 7)", "paragraph 9 of the report". Pure."""

import re
from typing import NamedTuple

from inspections.paragraphs import ParagraphRange, ParagraphReferenceError, parse_paragraphs

_NUMBER = r"\d{1,4}(?:\s*(?:[-\u2010-\u2015]|to)\s*\d{1,4})?"
_CITATION = re.compile(
    rf"(?P<open>[(\[]\s*(?:[a-z]+[ :,]+){{0,3}})?"
    rf"(?P<printed>\b(?:para(?:graph)?s?\b\.?|¶+)\s*{_NUMBER}(?:\s*(?:,|;|&|\band\b)\s*(?:(?:and|&|paras?|paragraphs?)\s+)?{_NUMBER})*)"
    r"(?(open)[^()\[\]]{0,60}[)\]])",
    re.IGNORECASE,
)


class Citation(NamedTuple):
    """A reference: as printed, what it means (nothing, where nobody could follow it), and where it stands."""

    printed: str
    ranges: tuple[ParagraphRange, ...]
    start: int
    end: int


def citations(text: str) -> list[Citation]:
    """The references of ``text`` in order."""
    found = _CITATION.finditer(text)
    return [Citation(" ".join(one["printed"].split()), _ranges(one["printed"]), *one.span()) for one in found]


def _ranges(printed: str) -> tuple[ParagraphRange, ...]:
    try:
        return tuple(parse_paragraphs(printed.lstrip("¶")))
    except ParagraphReferenceError:
        return ()
