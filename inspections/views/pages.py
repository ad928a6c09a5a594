"""The public pages of the facts: all inspections, and one. They show confirmed records only."""

from collections import Counter
from datetime import date
from itertools import groupby
from typing import Any

from django.core.paginator import EmptyPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from inspections.facts import facts
from inspections.history import history
from inspections.models import Inspection
from inspections.timeline import timeline
from inspections.views.public import public_page

PAGE = 50


@public_page
def inspection_list(request: HttpRequest, page: str = "") -> HttpResponse:
    """Our council's inspections by year, newest first. Children's homes are counted and never listed."""
    if page == "1":
        return redirect("inspections:inspections", permanent=True)
    try:
        shown = Paginator(Inspection.objects.public().ours().dated().with_facts(), PAGE).page(int(page or 1))
    except EmptyPage:
        raise Http404("No inspections are listed here.") from None
    context = {
        "page": shown,
        "later": _page(shown.number - 1) if shown.has_previous() else "",
        "earlier": _page(shown.number + 1) if shown.has_next() else "",
        "years": by_year(shown.object_list),
        "homes": homes_by_grade(),
    }
    return render(request, "inspections/inspection_list.html", context)


def _page(number: int) -> str:
    """The address of a page of the list."""
    return reverse("inspections:inspections", kwargs={"page": number} if number > 1 else {})


@public_page
def inspection_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One inspection: judgements, findings with what happened since, and the history of what was inspected."""
    record = get_object_or_404(Inspection.objects.public().with_facts().with_progress(), slug=slug)
    content = facts(record)
    asked = zip(content["recommendations"], record.recommendations.all(), strict=True)
    past = list(Inspection.objects.history_of(record).with_facts())
    lanes = history(past, record) if len(past) > 1 else {}
    events = [row["event"] for rows in lanes.values() for row in rows if row["event"]]
    context = {
        "inspection": content,
        "asked": [told | {"progress": row.progress.all()} for told, row in asked],
        "lanes": lanes,
        "timeline": timeline(events),
    }
    return render(request, "inspections/inspection_detail.html", context)


def by_year(inspections: Any) -> list[tuple[int | None, list[dict[str, Any]]]]:
    """Dated inspections, newest first, as pairs of a year and its inspections' facts."""

    def year(inspection: Any) -> int | None:
        dated_on: date | None = inspection.dated_on
        return dated_on.year if dated_on else None

    return [(shared, [facts(row) for row in rows]) for shared, rows in groupby(inspections, key=year)]


def homes_by_grade() -> list[tuple[str, int]]:
    """How many inspections of children's homes ended with which overall grade, best grade first."""
    homes = Inspection.objects.confirmed().of_childrens_homes().with_facts()
    counted = Counter(
        (line["position"], line["grade"]) for home in homes for line in facts(home)["headline"] if line["grade"]
    )
    return [(grade, count) for (_position, grade), count in sorted(counted.items())]
