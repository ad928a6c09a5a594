"""Earlier inspections whose results a report restates: each as a record that could be made of it.

Only those of 2009 to 2012 are offered: their method and its two grades are known from what is restated
(reference/ofsted.md 1.2). Others are shown and not offered.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from council_news.text import MONTHS
from inspections.dates import Period, overlap
from inspections.models import Framework, Inspection, LocalAuthority
from inspections.proposing.lines import ProposedJudgement, judgements
from inspections.proposing.values import periods_of
from inspections.reading.shape import EarlierResult, ReadJudgement

METHOD = "slac"
_MONTH = re.compile(rf"\b({'|'.join(MONTHS)}) (20\d\d)\b")


@dataclass(frozen=True)
class EarlierInspection:
    """Results of one month: ``key`` names it, ``record`` is it where it is on record already."""

    key: str
    period: Period
    framework: Framework
    lines: list[ProposedJudgement]
    results: list[EarlierResult]
    record: Inspection | None


def earlier_inspections(
    results: tuple[EarlierResult, ...], authority: LocalAuthority | None
) -> list[EarlierInspection]:
    """Those that could be recorded, in the order of the report. One query for each, few as they are."""
    framework = Framework.objects.filter(code=METHOD).select_related("scale").first()
    by_month: dict[Period, list[EarlierResult]] = defaultdict(list)
    for result in results:
        if framework and (period := _month(result.inspected)) and _in_force(framework, period):
            by_month[period].append(result)
    return [_earlier(framework, period, found, authority) for period, found in by_month.items() if framework]


def _earlier(
    framework: Framework, period: Period, results: list[EarlierResult], authority: LocalAuthority | None
) -> EarlierInspection:
    read = [ReadJudgement(_line(one), "", one.grade, one.grade, "graded", one.place) for one in results]
    known = Inspection.objects.filter(bodies__authority=authority, framework=framework) if authority else ()
    return EarlierInspection(
        key=period.starts_on.isoformat(),
        period=period,
        framework=framework,
        lines=[line for line in judgements(framework, read, None) if line.status],
        results=results,
        record=next((one for one in known if any(overlap(period, other) for other in periods_of(one))), None),
    )


def _line(result: EarlierResult) -> str:
    """Which of the two overall grades it is, by an alias of the framework's line."""
    return "Looked after children" if "looked after" in result.subject.lower() else "Safeguarding"


def _month(words: str) -> Period | None:
    """The month named, with its last day; None where no month is."""
    found = _MONTH.search(words)
    if not found:
        return None
    first = date(int(found[2]), MONTHS.index(found[1]) + 1, 1)
    return Period(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1), "month")


def _in_force(framework: Framework, period: Period) -> bool:
    return bool(
        framework.in_force_from
        and framework.in_force_to
        and framework.in_force_from <= period.starts_on <= framework.in_force_to
    )
