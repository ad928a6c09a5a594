"""Which recorded inspection a row tells: the same authority, the same method, the same days or nearly so."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Prefetch

from inspections.importers.records import Outcome
from inspections.models import InspectedBody, Inspection, InspectionPeriod, LocalAuthority

NEAR = timedelta(days=14)  # sources date one inspection differently by a few days


class Recorded:
    """The inspections of some authorities by families of frameworks, with all that a row is compared with."""

    def __init__(self, authorities: Iterable[LocalAuthority], families: Iterable[str]) -> None:
        self.by_whom: dict[tuple[int, str], list[Inspection]] = defaultdict(list)
        wanted = {authority.pk for authority in authorities}
        inspections = (
            Inspection.objects.filter(bodies__authority__in=wanted, framework__family__in=set(families))
            .distinct()
            .order_by("pk")
            .select_related("framework")
            .prefetch_related(
                Prefetch("bodies", InspectedBody.objects.exclude(authority=None)),
                "periods",
                "judgements__grade",
                "judgements__conflicts",
                "conflicts",
            )
        )
        for inspection in inspections:
            for key in wanted.intersection(body.authority_id for body in inspection.bodies.all()):
                self.by_whom[(key, inspection.framework.family)].append(inspection)

    def find(self, authority: LocalAuthority, family: str, outcome: Outcome) -> Inspection | None:
        """The inspection that ``outcome`` tells, the one whose days are nearest."""
        candidates = self.by_whom[(authority.pk, family)]
        ranked = [(distance, one) for one in candidates if (distance := _distance(one, outcome)) is not None]
        return min(ranked, key=lambda pair: (pair[0], pair[1].pk), default=(0, None))[1]


def _distance(inspection: Inspection, outcome: Outcome) -> int | None:
    """How many days lie between the record and the row; None where they are of two inspections."""
    periods = list(inspection.periods.all())
    gaps = [abs(period.starts_on - outcome.starts_on) for period in periods if outcome.starts_on]
    if inspection.published_on and outcome.published_on:
        gaps.append(abs(inspection.published_on - outcome.published_on))
    if gaps and min(gaps) <= NEAR:
        return min(gaps).days
    if any(_may_hold(period, outcome.starts_on) for period in periods):
        return NEAR.days + 1
    return None


def _may_hold(period: InspectionPeriod, on: date | None) -> bool:
    """Whether a range known only by its month or year can be that of an inspection beginning on the day."""
    return period.precision != period.Precision.DAY and on is not None and period.starts_on <= on <= period.ends_on
