"""A quotation looked up in a report: the verdict, the place, the report's words and what differs. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from inspections.paragraphs import ParagraphRange, print_paragraphs
from inspections.quotations.align import Difference, blocks, differences
from inspections.quotations.nearest import nearest
from inspections.quotations.qualifiers import dropped_qualifier
from inspections.quotations.report import ReportText, Span
from inspections.quotations.stems import stems
from inspections.quotations.verdict import Comparison, Verdict
from inspections.quotations.words import Words, composed, cut

LONGEST = 1000  # words; paragraphs of reports have up to 400
MOST_PIECES = 20
MOST_HITS = 40  # places of the same words that are looked at
WIDEST_BRACKET = 15  # words of the report that "[the service]" may stand for
ANY_WIDTH = 1_000_000  # words that an ellipsis may stand for: all

_SENTENCE = re.compile(r"(?<=[.!?])[”’\"']?\s+(?=\W?[A-Z])")
_LETTER = re.compile(r"\[\s*(\w)\s*\](?=\w)")  # "[T]he"
_SIC = re.compile(r"\[\s*sic\s*\]", re.IGNORECASE)
_GAP = re.compile(r"[\[(]?[ \t]*(?:…|\.(?:[ \t]?\.){2,9})[ \t]*[\])]?|(\[[^\[\]]{0,200}\])")


def compare(
    quotation: str, report: ReportText, *, cited: Sequence[ParagraphRange] = (), before: str = ""
) -> Comparison:
    """``quotation`` compared with ``report``; ``cited`` are the paragraphs it names, ``before`` the words before it."""
    pieces, gaps = _pieces(quotation)
    if reason := _reason_against(pieces, report):
        return Comparison(Verdict.CANNOT, hint=reason)
    places = sorted(islice(_places(pieces, gaps, report), MOST_HITS), key=lambda spans: spans[-1].last - spans[0].first)
    told = [(_told(spans, pieces, report), spans[0]) for spans in places]
    if not told:
        return _judged(_unlike(pieces, report, cited), report, cited)
    told = [one for one in told if not one[0].differences] or told
    told = [one for one in told if one[0].is_within(cited, report)] or told
    if not cited and len(told) > 1:
        told = _meant(told, report, before)
    limits = [dropped_qualifier(report, start, quotation, before) for _found, start in told]
    best = replace(
        told[0][0],
        passages=tuple(sorted({at for found, _start in told for at in found.passages})),
        hint=told[0][0].hint or (limits[0] if all(limits) else ""),
    )
    return _judged(best, report, cited)


def _meant(told: list[tuple[Comparison, Span]], report: ReportText, before: str) -> list[tuple[Comparison, Span]]:
    """Of several places those whose paragraph speaks most of what the release speaks of just before."""
    wanted = stems(before)
    here = [report.stems[slice(*report.words_of(report.passage_at(start.first)))] for _found, start in told]
    shares = [len(wanted.intersection(words)) for words in here]
    return [one for one, share in zip(told, shares, strict=True) if share == max(shares)]


def _reason_against(pieces: list[Words], report: ReportText) -> str:
    """Why nothing can be compared; empty if it can."""
    count = sum(map(len, pieces))
    if not report.keys:
        return "The report has not been read, so there is nothing to compare with."
    if not count:
        return "There are no words in it to compare."
    if count > LONGEST or len(pieces) > MOST_PIECES:
        return "It is too long for a quotation: quote less, or in several pieces."
    return ""


def _judged(found: Comparison, report: ReportText, cited: Sequence[ParagraphRange]) -> Comparison:
    """The comparison with what the citation makes of it."""
    if found.verdict is Verdict.NOT_FOUND or not cited or found.is_within(cited, report):
        return found
    verdict = Verdict.ELSEWHERE if found.verdict is Verdict.VERBATIM else found.verdict
    return replace(found, verdict=verdict, is_wrong_citation=True)


def _pieces(quotation: str) -> tuple[list[Words], list[int]]:
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


def _places(pieces: list[Words], gaps: list[int], report: ReportText) -> Iterator[list[Span]]:
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


def _told(places: list[Span], pieces: list[Words], report: ReportText) -> Comparison:
    """A place where all the words stand, with the signs between them that differ."""
    changes = [
        change
        for piece, place in zip(pieces, places, strict=True)
        for change in differences(piece, report, place, blocks(piece.keys, report, place))
    ]
    passages = tuple(sorted({at for place in places for at in report.passages_of(place)}))
    words = " … ".join(report.printed(place) for place in places)
    verdict = Verdict.DIFFERS if changes else Verdict.VERBATIM
    return Comparison(verdict, passages, words, tuple(changes), _spread(passages, report))


def _unlike(pieces: list[Words], report: ReportText, cited: Sequence[ParagraphRange]) -> Comparison:
    """What the report has instead of words that do not stand in it as they are quoted."""
    sentences = [sentence for piece in pieces for sentence in _sentences(piece)]
    if len(sentences) > len(pieces):
        for places in _places(sentences, [ANY_WIDTH] * (len(sentences) - 1), report):
            return _leaving_out(places, sentences, report)
    found = [nearest(piece, report, cited) for piece in pieces]
    if len(sentences) > len(pieces) and any(one.verdict is Verdict.NOT_FOUND for one in found):
        found = [nearest(sentence, report, cited) for sentence in sentences]
    lost = next((one for one in found if one.verdict is Verdict.NOT_FOUND), None)
    changes = tuple(change for one in found for change in one.differences)
    return lost or Comparison(
        Verdict.DIFFERS,
        tuple(sorted({at for one in found for at in one.passages})),
        " … ".join(one.report_words for one in found),
        changes,
        "" if changes else "The report has these words, but not in this order.",
    )


def _sentences(piece: Words) -> list[Words]:
    """A piece of a quotation, sentence by sentence."""
    return [words for words in map(cut, _SENTENCE.split(piece.text)) if len(words)]


def _leaving_out(places: list[Span], sentences: list[Words], report: ReportText) -> Comparison:
    """Sentences that all stand in the report, but with others between them that the quotation does not show."""
    told = _told(places, sentences, report)
    gaps = (Span(one.last, other.first) for one, other in pairwise(places))
    left_out = [Difference("", report.printed(gap)) for gap in gaps if gap.first < gap.last]
    hint = "The quotation leaves sentences out without an ellipsis (…)."
    return replace(told, verdict=Verdict.DIFFERS, differences=(*told.differences, *left_out), hint=hint)


def _spread(passages: tuple[int, ...], report: ReportText) -> str:
    """A hint where an ellipsis joins what the report says in places far apart."""
    if passages[-1] - passages[0] <= len(passages):
        return ""
    numbers = [report.passages[at].number for at in passages]
    ranges = [ParagraphRange(number, number) for number in numbers if number is not None]
    where = f"paragraphs {print_paragraphs(ranges)}" if len(ranges) > 1 else "places far apart"
    return f"The quotation joins words of {where}: check that the report means them together."
