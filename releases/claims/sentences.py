"""Sentences of a line, each with what it quotes; a quotation is never cut. Pure."""

import re
from typing import NamedTuple

from releases.claims.marks import Quoted, quoted

# A stop ends a sentence; the citation that follows it is still of the same one.
_STOP = re.compile(r"[.!?…][”\"’')\]]*(?!\s*[(\[][^()\[\]]{0,30}\b[Pp]ara)(?=\s+[“\"‘’'(\[]?[A-Z0-9_])|\)(?=\s+[A-Z])")
_ABBREVIATION = re.compile(r"\b(?:Cllrs?|Dr|Mr|Mrs|Ms|Prof|Rev|St|Sgt|Supt|No|Hon|paras?|e\.g|i\.e|approx|[A-Z])\.$")

LONGEST_ABBREVIATION = 12  # characters


class Sentence(NamedTuple):
    """A sentence of a line: where it stands, and the quotations in it, with places in the line."""

    start: int
    end: int
    quotations: list[Quoted]


def masked(text: str, quotations: list[Quoted]) -> str:
    """``text``, as long as before, with what is quoted made unreadable but for a last stop."""
    for start, end, _open in quotations:
        inner = text[start:end]
        kept = inner[-1:] if inner[-1:] in ".!?" else "_"
        text = f"{text[:start]}{'_' * (end - start - 1)}{kept if inner else ''}{text[end:]}"
    return text


def sentences(text: str) -> tuple[str, list[Sentence]]:
    """``text`` with its quotations masked, and its sentences."""
    quotations = quoted(text)
    outside = masked(text, quotations)
    ends = [stop.end() for stop in _STOP.finditer(outside) if not _is_abbreviated(outside, stop.start() + 1)]
    found, start = [], 0
    for end in [*ends, len(text)]:
        found.append(Sentence(start, end, [one for one in quotations if start <= one.start < end]))
        start = end
    return outside, found


def _is_abbreviated(text: str, end: int) -> bool:
    """Whether the stop before ``end`` belongs to an abbreviation; only the last word is looked at."""
    return _ABBREVIATION.search(text, max(0, end - LONGEST_ABBREVIATION), end) is not None
