"""Questions asked of the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models

if TYPE_CHECKING:
    from inspections.models import Inspection  # noqa: F401 - the type parameter below


class InspectionQuerySet(models.QuerySet["Inspection", "Inspection"]):
    """Inspections by what may be shown and what is needed to show it."""

    def confirmed(self) -> Self:
        """What the public may see: records an officer has confirmed."""
        return self.filter(confirmed_at__isnull=False)

    def with_facts(self) -> Self:
        """Everything ``inspections.facts.facts`` reads, in a constant number of queries."""
        prefetch: list[Any] = [
            "bodies__authority",
            "periods",
            "judgements__category__parent",
            "judgements__grade",
            "praisedareas",
            "recommendations__body",
            "recommendations__progress",
            "framework__scale__grades",
        ]
        return self.select_related("framework__scale", "report").prefetch_related(*prefetch)
