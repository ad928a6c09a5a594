"""Whether a report bears out what is said of it in other words: by the words that carry the meaning. Pure."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from inspections.paragraphs import ParagraphRange, print_paragraphs
from inspections.quotations.compare import compare
from inspections.quotations.report import ReportText, Span
from inspections.quotations.stems import stems
from inspections.quotations.verdict import Comparison, Verdict
from inspections.quotations.words import composed, cut

CITED_ENOUGH = 0.5  # of the words that carry the meaning, in the cited paragraphs together
FOUND_ENOUGH = 0.65  # within one stretch of the report, where nothing is cited
CLEARLY = 0.85  # within one stretch elsewhere, while the cited paragraphs have next to nothing
SOMEWHAT = 0.3  # in a single one of the paragraphs cited
HARDLY = 0.25
STRETCH = 45  # words: a sentence or two
FEWEST = 3  # words that carry a meaning; fewer are found anywhere
EXACT = 4  # words from which on the report's own words are called so


class _Best(NamedTuple):
    """How much of the words a stretch has, and the stretch."""

    share: float
    span: Span


def support(words: str, report: ReportText, *, cited: Sequence[ParagraphRange] = ()) -> Comparison:
    """Whether ``report`` bears out ``words``: in the paragraphs ``cited``, or anywhere if none are."""
    same = compare(words, report, cited=cited)
    if same.verdict is Verdict.CANNOT or (
        same.verdict in (Verdict.VERBATIM, Verdict.ELSEWHERE) and len(cut(composed(words))) >= EXACT
    ):
        return same
    wanted = stems(words)
    if len(wanted) < FEWEST:
        return Comparison(Verdict.CANNOT, hint="It is too short to be looked for in other words.")
    best = _densest(wanted, report)
    if cited:
        return _of_cited(wanted, report, cited, best)
    if best.share >= FOUND_ENOUGH:
        return _supported(report, best.span)
    return Comparison(Verdict.CANNOT, hint="The release tells it in its own words: read whether the report says so.")


def _of_cited(wanted: set[str], report: ReportText, cited: Sequence[ParagraphRange], best: _Best) -> Comparison:
    """What the cited paragraphs have of it together; another paragraph only where that is beyond doubt."""
    places = {
        at: _share(wanted, report, at)
        for at, passage in enumerate(report.passages)
        if passage.number is not None and any(first <= passage.number <= last for first, last in cited)
    }
    where = print_paragraphs(list(cited))
    if not places:
        return Comparison(Verdict.CANNOT, hint=f"The report has no paragraph {where}.", is_wrong_citation=True)
    together = len(set().union(*(wanted & set(report.stems[slice(*report.words_of(at))]) for at in places)))
    if together / len(wanted) >= CITED_ENOUGH:
        bearing = tuple(at for at, share in places.items() if share >= min(SOMEWHAT, max(places.values())))
        top = max(places, key=lambda at: places[at])
        words = _sentence(report, _densest(wanted, report, report.words_of(top)).span)
        return Comparison(Verdict.SUPPORTED, bearing, words)
    if together / len(wanted) <= HARDLY and best.share >= CLEARLY:
        elsewhere = _supported(report, best.span)
        return Comparison(Verdict.ELSEWHERE, elsewhere.passages, elsewhere.report_words, is_wrong_citation=True)
    return Comparison(
        Verdict.CANNOT, hint=f"The release tells it in its own words: read whether paragraph {where} says so."
    )


def _supported(report: ReportText, span: Span) -> Comparison:
    return Comparison(Verdict.SUPPORTED, tuple(report.passages_of(span)), _sentence(report, span))


def _sentence(report: ReportText, span: Span) -> str:
    """The report's words of the sentences that ``span`` runs through."""
    return report.printed(Span(report.sentence_start(span.first), report.sentence_end(span.last - 1)))


def _share(wanted: set[str], report: ReportText, passage: int) -> float:
    """How many of the words a passage has, as a share."""
    return len(wanted & set(report.stems[slice(*report.words_of(passage))])) / len(wanted)


def _densest(wanted: set[str], report: ReportText, within: Span | None = None) -> _Best:
    """The stretch of one passage that has most of the words."""
    hits = sorted((at, word) for word in wanted for at in report.stem_positions.get(word, ()))
    if within:
        hits = [hit for hit in hits if within.first <= hit[0] < within.last]
    inside: Counter[str] = Counter()
    best, left, passage = _Best(0.0, Span(0, 0)), 0, Span(0, 0)
    for at, word in hits:
        if at >= passage.last:
            passage = report.words_of(report.passage_at(at))
        inside[word] += 1
        earliest = max(passage.first, at - STRETCH)
        while hits[left][0] < earliest or inside[hits[left][1]] > 1:
            gone = hits[left][1]
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
            left += 1
        if len(inside) / len(wanted) > best.share:
            best = _Best(len(inside) / len(wanted), Span(hits[left][0], at + 1))
    return best
