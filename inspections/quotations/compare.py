"""A quotation looked up in a report: the verdict, the place, the report's words and what differs. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise

from inspections.paragraphs import ParagraphRange, print_paragraphs
from inspections.quotations.align import Difference, blocks, differences
from inspections.quotations.nearest import nearest
from inspections.quotations.pieces import ANY_WIDTH, pieces_of, places_of, sentences_of
from inspections.quotations.qualifiers import dropped_qualifier
from inspections.quotations.report import ReportText, Span
from inspections.quotations.stems import stems
from inspections.quotations.verdict import Comparison, Verdict
from inspections.quotations.words import Words

LONGEST = 1000  # words; paragraphs of reports have up to 400
MOST_PIECES = 20
MOST_PLACES = 2000  # of the same words that are counted
MOST_HITS = 40  # of them that are looked at


def compare(
    quotation: str, report: ReportText, *, cited: Sequence[ParagraphRange] = (), before: str = ""
) -> Comparison:
    """``quotation`` compared with ``report``; ``cited`` are the paragraphs it names, ``before`` the words before it."""
    pieces, gaps = pieces_of(quotation)
    if reason := _reason_against(pieces, report):
        return Comparison(Verdict.CANNOT, hint=reason)
    places = list(islice(places_of(pieces, gaps, report), MOST_PLACES))
    places = [spans for spans in places if report.is_within(spans[0], cited)] or places
    told = [(_told(spans, pieces, report), spans[0]) for spans in sorted(places, key=_width)[:MOST_HITS]]
    if not told:
        return _judged(_unlike(pieces, report, cited), report, cited)
    told = [one for one in told if not one[0].differences] or told
    if not cited and len(told) > 1:
        told = _meant(told, report, before)
    limits = [dropped_qualifier(report, start, quotation, before) for _found, start in told]
    best = replace(
        told[0][0],
        passages=tuple(sorted({at for found, _start in told for at in found.passages})),
        hint=told[0][0].hint or (limits[0] if all(limits) else ""),
    )
    return _judged(best, report, cited)


def _width(spans: list[Span]) -> int:
    """How many words of the report a quotation with gaps spans."""
    return spans[-1].last - spans[0].first


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
    sentences = [sentence for piece in pieces for sentence in sentences_of(piece)]
    if len(sentences) > len(pieces):
        for places in places_of(sentences, [ANY_WIDTH] * (len(sentences) - 1), report):
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
