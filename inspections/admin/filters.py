"""How officers narrow the list of inspections."""

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from inspections.models import FactConflict, Framework, Inspection, JudgementConflict


class FamilyFilter(admin.SimpleListFilter):
    """By what versions of one method share: ILACS, SIF, Area SEND."""

    title = "framework"
    parameter_name = "family"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The families that have inspections."""
        used = Framework.objects.filter(inspections__isnull=False).order_by("family")
        return [(family, family) for family in used.values_list("family", flat=True).distinct()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Inspection]) -> QuerySet[Inspection]:
        """Inspections under any framework of the family."""
        return queryset.filter(framework__family=self.value()) if self.value() else queryset


class ConfirmedFilter(admin.SimpleListFilter):
    """By whether the public can see the record."""

    title = "record"
    parameter_name = "record"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Two answers."""
        return [("confirmed", "Confirmed"), ("draft", "To be confirmed")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Inspection]) -> QuerySet[Inspection]:
        """Confirmed records or the rest."""
        return queryset.filter(confirmed_at__isnull=self.value() == "draft") if self.value() else queryset


class ConflictFilter(admin.SimpleListFilter):
    """By whether sources disagree about the inspection."""

    title = "sources"
    parameter_name = "conflicts"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """One answer: the rest needs no finding."""
        return [("open", "That disagree")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Inspection]) -> QuerySet[Inspection]:
        """Inspections with something to settle."""
        if not self.value():
            return queryset
        facts = FactConflict.objects.filter(inspection=OuterRef("pk"), settled_at=None)
        grades = JudgementConflict.objects.filter(judgement__inspection=OuterRef("pk"), settled_at=None)
        return queryset.filter(Exists(facts) | Exists(grades))
