"""Filters of the release list: standing, year, and an autocomplete for what there may be hundreds of."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from inspections.admin.choosers import Chooser
from releases.models import Edition, Release
from releases.standing import FILTERS


class StandingFilter(admin.SimpleListFilter):
    """By where a release stands."""

    title = "status"
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """In the order of work."""
        return [(code, label) for code, (label, _condition) in FILTERS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Releases that stand there; ``with_standing()`` has given them the columns."""
        code = self.value()
        return queryset.filter(FILTERS[code][1]) if code in FILTERS else queryset


class YearFilter(admin.SimpleListFilter):
    """By the year on the published release."""

    title = "year published"
    parameter_name = "year"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The London years in which something was published, newest first."""
        begun = Edition.objects.filter(is_current=True).datetimes("first_published_at", "year", order="DESC")
        return [(str(at.year), str(at.year)) for at in begun]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Releases of that London year."""
        year = self.value() or ""
        return queryset.filter(live_since__year=int(year)) if year.isdecimal() and len(year) == 4 else queryset


class ChooserFilter(admin.SimpleListFilter):
    """By a row of another table, found by typing; ``field_name`` is the relation of the release."""

    template = "admin/releases/release/chooser_filter.html"
    field_name = ""

    def __init__(self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: Any) -> None:
        field: Any = Release._meta.get_field(self.field_name)
        self.field, self.title, self.parameter_name = field, str(field.verbose_name), self.field_name
        self.site = model_admin.admin_site
        self.carried = [(name, value) for name, value in request.GET.items() if name not in (self.field_name, "p")]
        super().__init__(request, params, model, model_admin)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The choices come by autocomplete; one stands for them, or Django would leave the filter out."""
        return [("", "")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Releases that have the chosen row."""
        chosen = self.value() or ""
        return queryset.filter(**{self.field_name: int(chosen)}) if chosen.isdecimal() else queryset

    def box(self) -> forms.BoundField:
        """The field in which to type."""
        widget = Chooser(self.field, self.site)
        field = forms.ModelChoiceField(self.field.related_model._default_manager.all(), required=False, widget=widget)
        form = type("ChooserForm", (forms.Form,), {self.field_name: field})(
            initial={self.field_name: self.value()}, auto_id="filter_%s"
        )
        bound: forms.BoundField = form[self.field_name]
        return bound


class TopicFilter(ChooserFilter):
    """By topic."""

    field_name = "topics"


class InspectionFilter(ChooserFilter):
    """By the inspection reported on."""

    field_name = "inspections"
