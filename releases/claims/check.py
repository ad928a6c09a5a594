"""Each claim of a release checked against the reports of the inspections it speaks of. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from inspections.quotations import Comparison, ReportText, Verdict, compare, support
from releases.claims.counting import check_figure
from releases.claims.find import claims
from releases.claims.grades import check_grades
from releases.claims.shape import Checked, Claim, Content, Kind, Source

_EXACT = frozenset({Kind.QUOTATION, Kind.DEFINITION})
_FAILED = frozenset({Verdict.NOT_FOUND, Verdict.CANNOT})
FEWEST_ALIKE = 5  # words of a quotation that differs, for it to be one of the report though nobody says so
NOT_READ = "The report has not been read, so there is nothing to compare with."


def check_claims(content: Content, sources: Mapping[str, Source]) -> list[Checked]:
    """What the reports say to every claim of ``content``; figures not said to be theirs only if they are."""
    checked = (_checked(claim, sources) for claim in claims(content))
    told = [one for one in checked if one is not None]
    return [*told, *check_grades(content, sources)]


def _checked(claim: Claim, sources: Mapping[str, Source]) -> Checked | None:
    """A claim checked against the inspection it is of; words of the text may be of another that the release reports."""
    own = sources.get(claim.inspection)
    if own is None or not own.passages:
        return Checked(claim, Verdict.CANNOT, hint=NOT_READ) if claim.is_said else None
    first = _against(claim, own.report)
    if first is not None and first.verdict not in _FAILED:
        return first if _is_sure(first) else None
    for slug, other in sources.items():
        if slug != claim.inspection and other.passages and claim.place.count(":") < 2:
            found = _against(replace(claim, inspection=slug), other.report)
            if found is not None and found.verdict in (Verdict.VERBATIM, Verdict.SUPPORTED):
                return found
    is_grade = claim.kind is Kind.GRADE and first is not None and first.verdict is Verdict.CANNOT
    return first if claim.is_said and not is_grade else None


def _is_sure(found: Checked) -> bool:
    """Whether words that nobody says are the report's are meant to be: they stand in it, or are too long for chance."""
    is_like = found.verdict is not Verdict.DIFFERS or len(found.claim.words.split()) >= FEWEST_ALIKE
    return found.claim.is_said or found.claim.kind is Kind.FIGURE or is_like


def _against(claim: Claim, report: ReportText) -> Checked | None:
    """A claim against one report."""
    if claim.kind is Kind.FIGURE:
        found = check_figure(claim.words, report, is_said=claim.is_said)
    elif claim.kind in _EXACT:
        found = _named(claim, compare(claim.words, report, cited=claim.cited, before=claim.before))
    else:
        found = support(claim.words, report, cited=claim.cited)
    if found is None:
        return None
    return Checked(
        claim,
        found.verdict,
        tuple(found.paragraphs(report)),
        found.page(report),
        found.report_words,
        found.differences,
        found.hint,
        found.is_wrong_citation,
    )


def _named(claim: Claim, found: Comparison) -> Comparison:
    """What reads like a name is not called a misquotation where the report does not have it."""
    words = [word for word in claim.words.split() if len(word) > 3]
    is_name = len(claim.words.split()) <= 6 and all(word[0].isupper() for word in words) and bool(words)
    if found.verdict is Verdict.NOT_FOUND and is_name and (len(words) > 1 or claim.before):
        return Comparison(Verdict.CANNOT, hint="It reads like a name, which the report does not mention.")
    return found
