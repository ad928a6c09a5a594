"""A quotation cut at its ellipses and brackets, and where the pieces stand in the report, one after the other. Pure."""

import re
from collections.abc import Iterator

from inspections.quotations.report import ReportText, Span
from inspections.quotations.words import Words, composed, cut

WIDEST_BRACKET = 15  # words of the report that "[the service]" may stand for
ANY_WIDTH = 1_000_000  # words that an ellipsis may stand for: all

_SENTENCE = re.compile(r"(?<=[.!?])[”’\"']?\s+(?=\W?[A-Z])")
_LETTER = re.compile(r"\[\s*(\w)\s*\](?=\w)")  # "[T]he"
_SIC = re.compile(r"\[\s*sic\s*\]", re.IGNORECASE)
_GAP = re.compile(r"[\[(]?[ \t]*(?:…|\.(?:[ \t]?\.){2,9})[ \t]*[\])]?|(\[[^\[\]]{0,200}\])")


def pieces_of(quotation: str) -> tuple[list[Words], list[int]]:
    """The quotation cut at its ellipses and brackets, and how many words of the report each gap may stand for."""
    cuts = _GAP.split(_SIC.sub(" ", _LETTER.sub(r"\1", composed(quotation))))  # texts, and the brackets between them
    pieces: list[Words] = []
    gaps: list[int] = []
    width = 0
    for text, bracket in zip(cuts[::2], [*cuts[1::2], None], strict=True):
        piece = cut(text)
        if len(piece):
            pieces.append(piece)
            gaps.append(width)
            width = 0
        width = max(width, WIDEST_BRACKET if bracket else ANY_WIDTH)
    return pieces, gaps[1:]


def places_of(pieces: list[Words], gaps: list[int], report: ReportText) -> Iterator[list[Span]]:
    """Where the pieces stand in order, each after the one before; of several ways the first."""
    for first in report.find(pieces[0].keys):
        places = [first]
        for piece, width in zip(pieces[1:], gaps, strict=True):
            after = places[-1].last
            following = next(report.find(piece.keys, after), None) if after < len(report.keys) else None
            if following is None:
                return  # nor will it follow a later place
            if following.first - after > width:
                break
            places.append(following)
        if len(places) == len(pieces):
            yield places


def sentences_of(piece: Words) -> list[Words]:
    """A piece of a quotation, sentence by sentence."""
    return [words for words in map(cut, _SENTENCE.split(piece.text)) if len(words)]
