"""Questions asked of the facts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

if TYPE_CHECKING:
    from inspections.models import Inspection  # noqa: F401 - the type parameter below

CHILDRENS_HOME = "childrens_home"
OF_AN_AREA = ("authority", "trust", "partnership", "lscb")  # kinds of body that stand for a council's area


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

    def history_of(self, inspection: Inspection) -> Self:
        """Public inspections of the same bodies, newest first, this one among them.

        A council, the trust that acts for it, its partnership and its board are the same area: what was the council's
        service may be the trust's when inspectors come again. A school or a home is only itself.
        """
        bodies = inspection.bodies.all()
        areas = [body.authority_id for body in bodies if body.kind in OF_AN_AREA and body.authority_id]
        same = Q(inspectedbody__in=[body.pk for body in bodies]) | Q(
            inspectedbody__kind__in=OF_AN_AREA, inspectedbody__authority__in=areas
        )
        through = self.model.bodies.through._default_manager
        return self.public().dated().filter(Exists(through.filter(same, inspection=OuterRef("pk"))))

    def last_touched(self) -> dt.datetime | None:
        """When an officer last confirmed, changed or hid any inspection: what the history of the admin says."""
        log = apps.get_model("admin", "LogEntry")._default_manager.filter(
            content_type__app_label="inspections", content_type__model="inspection"
        )
        touched: dt.datetime | None = log.aggregate(Max("action_time"))["action_time__max"]
        return touched

    def ours(self) -> Self:
        """Inspections of our council and what belongs to it; all of them while no authority is marked as ours."""
        authorities = apps.get_model("inspections", "LocalAuthority")._default_manager.filter(is_ours=True)
        through = self.model.bodies.through._default_manager
        own = through.filter(inspection=OuterRef("pk"), inspectedbody__authority__is_ours=True)
        return self.filter(Exists(own) | ~Exists(authorities))

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
