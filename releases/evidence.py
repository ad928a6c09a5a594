"""What claims are checked against, read from the database, and what an edition keeps of the outcome.

The only module of the claims that asks the database: a constant number of queries, none for a release that
reports no inspection.
"""

from typing import Any

from inspections.models import Report, ReportParagraph
from inspections.quotations import Passage, Verdict
from releases.claims import Checked, Source

Content = dict[str, Any]
SHORT = 300  # characters of a report that may be quoted whatever its licence


def sources_for(content: Content) -> dict[str, Source]:
    """The facts and the report of each inspection of ``content`` that may be spoken of, by its slug."""
    open_ones = {facts["slug"]: facts for facts in content["inspections"] if not facts["is_confidential"]}
    if not open_ones:
        return {}
    reports = {report.inspection.slug: report for report in _reports(list(open_ones))}
    passages: dict[int, list[Passage]] = {}
    for row in ReportParagraph.objects.filter(report__in=reports.values()).order_by("position", "number"):
        passages.setdefault(row.report_id, []).append(Passage(row.number, row.page, row.section, row.text))
    return {slug: _source(facts, reports.get(slug), passages) for slug, facts in open_ones.items()}


def _reports(slugs: list[str]) -> list[Report]:
    return list(Report.objects.filter(inspection__slug__in=slugs).select_related("inspection"))


def _source(facts: Content, report: Report | None, passages: dict[int, list[Passage]]) -> Source:
    if report is None:
        return Source(facts)
    return Source(facts, tuple(passages.get(report.pk, ())), report.url, report.may_be_copied)


def evidence(checked: list[Checked], sources: dict[str, Source], kept: dict[str, str]) -> list[Content]:
    """What an edition freezes of its claims, in order; ``kept`` are the reasons by key.

    The report's words are left out where they are long and its licence forbids copying.
    """
    return [_entry(one, sources.get(one.claim.inspection), kept.get(one.claim.key, "")) for one in checked]


def _entry(one: Checked, source: Source | None, reason: str) -> Content:
    is_found = one.verdict not in (Verdict.NOT_FOUND, Verdict.CANNOT)
    may_copy = source is not None and (source.may_be_copied or len(one.report_words) <= SHORT)
    return {
        "key": one.claim.key,
        "claim": one.claim.words,
        "kind": str(one.claim.kind),
        "cited": one.claim.printed,
        "place": one.claim.place,
        "inspection": one.claim.inspection,
        "verdict": str(one.verdict),
        "paragraphs": [list(pair) for pair in one.paragraphs],
        "page": one.page if is_found else None,
        "url": source.report_url if source else "",
        "kept": reason,
        "words": one.report_words if is_found and may_copy else "",
    }
