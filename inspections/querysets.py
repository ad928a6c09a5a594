"""Questions asked of the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import LessThan

if TYPE_CHECKING:
    from inspections.models import Inspection  # noqa: F401 - the type parameter below

CHILDRENS_HOME = "childrens_home"


class InspectionQuerySet(models.QuerySet["Inspection", "Inspection"]):
    """Inspections by what may be shown and what is needed to show it."""

    def confirmed(self) -> Self:
        """Records an officer has confirmed, children's homes among them: for counting, never for a page."""
        return self.filter(confirmed_at__isnull=False)

    def public(self) -> Self:
        """What has a public page: confirmed, and not of a children's home, whose address would betray it."""
        return self.confirmed().filter(~self._of_childrens_home())

    def of_childrens_homes(self) -> Self:
        """Inspections the public hears of only by their number and their grades (design.md section 3)."""
        return self.filter(self._of_childrens_home())

    def dated(self) -> Self:
        """Newest first by ``dated_on``: the day of publication or, where unknown, the first day on site."""
        periods = self.model._meta.get_field("periods").related_model._default_manager
        first_day = periods.filter(inspection=OuterRef("pk")).order_by("starts_on").values("starts_on")[:1]
        return self.annotate(dated_on=Coalesce("published_on", Subquery(first_day))).order_by(
            F("dated_on").desc(nulls_last=True), "-pk"
        )

    def earlier_of_same_bodies(self, inspection: Inspection) -> Self:
        """Public inspections of any of the same bodies, dated before this one, newest first."""
        day = inspection.published_on or min((period.starts_on for period in inspection.periods.all()), default=None)
        if day is None:
            return self.none()
        same = self.model._default_manager.filter(bodies__in=inspection.bodies.all())
        return self.public().dated().filter(LessThan(F("dated_on"), day), pk__in=same.values("pk"))

    def with_facts(self) -> Self:
        """Everything ``inspections.facts.facts`` reads, in a constant number of queries."""
        prefetch: list[Any] = [
            "bodies",
            "periods",
            "judgements__category__parent",
            "judgements__grade__scale__grades",
            "praisedareas",
            "recommendations__body",
            "framework__scale__grades",
        ]
        return self.select_related("framework__scale", "report").prefetch_related(*prefetch)

    def with_progress(self) -> Self:
        """The public log of each recommendation, oldest entry first."""
        return self.prefetch_related("recommendations__progress")

    def _of_childrens_home(self) -> Exists:
        """The condition that one of the bodies is a children's home."""
        through = self.model.bodies.through
        return Exists(through.objects.filter(inspection=OuterRef("pk"), inspectedbody__kind=CHILDRENS_HOME))
