"""What claims are checked against, read from the database, and what an edition keeps of the outcome.

The only module of the claims that asks the database: a constant number of queries, none for a release that
reports no inspection.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from inspections.facts import SHORT_QUOTATION
from inspections.models import Framework, Inspection, Judgement, JudgementCategory, ReportParagraph
from inspections.quotations import Passage, Verdict
from releases.claims import Checked, Earlier, Method, Source

Content = dict[str, Any]


def sources_for(content: Content) -> dict[str, Source]:
    """What each inspection of ``content`` that may be spoken of says, by its slug."""
    open_ones = {facts["slug"]: facts for facts in content["inspections"] if not facts["is_confidential"]}
    if not open_ones:
        return {}
    history = list(_with_history(list(open_ones)))
    reported = [one for one in history if one.slug in open_ones]
    passages: dict[int, list[Passage]] = {one.pk: [] for one in reported}
    rows = ReportParagraph.objects.filter(report__inspection__in=reported).order_by("position", "number")
    for pk, number, page, section, text in rows.values_list("report__inspection", "number", "page", "section", "text"):
        passages[pk].append(Passage(number, page, section, text))
    return {one.slug: _source(one, open_ones[one.slug], passages[one.pk], history) for one in reported}


def _with_history(slugs: list[str]) -> QuerySet[Inspection]:
    """These inspections and the public ones of the same bodies, latest first, with what is read of their method."""
    public = Inspection.objects.public().filter(bodies__inspections__slug__in=slugs)
    same_family = Framework.objects.filter(family=OuterRef("framework__family"), in_force_from__isnull=False)
    overall = Judgement.objects.filter(category__is_overall=True).select_related("grade")
    return (
        Inspection.objects.dated()
        .filter(Q(slug__in=slugs) | Q(pk__in=public.values("pk")))
        .select_related("framework__scale", "report")
        .annotate(
            since=Subquery(same_family.order_by("in_force_from").values("in_force_from__year")[:1]),
            has_overall=Exists(JudgementCategory.objects.filter(framework=OuterRef("framework"), is_overall=True)),
        )
        .prefetch_related("bodies", "periods", Prefetch("judgements", overall, to_attr="overall"))
    )


def _source(inspection: Any, facts: Content, passages: list[Passage], history: list[Any]) -> Source:
    """One inspection as a source of claims."""
    report = getattr(inspection, "report", None)
    return Source(
        facts,
        tuple(passages),
        report.url if report else "",
        bool(report and report.may_be_copied),
        _method(inspection),
        tuple(_earlier(inspection, history)),
    )


def _method(inspection: Any) -> Method:
    framework = inspection.framework
    scale = framework.scale.code if framework.scale else ""
    return Method(framework.short_title, scale, inspection.since, inspection.has_overall)


def _earlier(inspection: Any, history: list[Any]) -> Iterator[Earlier]:
    """The inspections of the same bodies before this one that gave an overall grade, latest first."""
    bodies, day = set(inspection.bodies.all()), _day(inspection)
    for one in history:
        on = _day(one)
        if one.confirmed_at and one.overall and on and day and on < day and bodies.intersection(one.bodies.all()):
            grades = {judgement.grade.label for judgement in one.overall if judgement.grade}
            yield Earlier(on.year, _method(one), grades.pop() if len(one.overall) == 1 and grades else "")


def _day(inspection: Any) -> date | None:
    """The first day on site or, where unknown, that of publication."""
    days: list[date] = [period.starts_on for period in inspection.periods.all()]
    return min(days, default=inspection.published_on)


def evidence(checked: Iterable[Checked], sources: Mapping[str, Source], kept: Iterable[Content]) -> list[Content]:
    """What an edition freezes of its claims, in order; ``kept`` as the snapshot has them.

    The report's words are left out where they are long and its licence forbids copying.
    """
    reasons = {claim["key"]: claim["reason"] for claim in kept}
    return [_entry(one, sources.get(one.claim.inspection), reasons.get(one.claim.key, "")) for one in checked]


def _entry(one: Checked, source: Source | None, reason: str) -> Content:
    """One claim as an edition keeps it."""
    is_found = one.verdict not in (Verdict.NOT_FOUND, Verdict.CANNOT)
    may_show = is_found and source is not None and (source.may_be_copied or len(one.report_words) <= SHORT_QUOTATION)
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
        "words": one.report_words if may_show else "",
    }
