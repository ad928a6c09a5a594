"""The inspections officer's main page."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect

from inspections.admin import outcomes
from inspections.admin.bases import OfficerAdmin, OfficerTabular
from inspections.admin.confirmation import ConfirmationMixin
from inspections.admin.conflicts import ConflictsMixin
from inspections.admin.filters import ConfirmedFilter, ConflictFilter, FamilyFilter
from inspections.admin.findings import PraisedAreaInline, RecommendationInline
from inspections.admin.judgements import JudgementInline
from inspections.admin.reports import ReportInline
from inspections.facts import facts
from inspections.importers.outcomes import may_import
from inspections.models import Inspection, InspectionPeriod

FIRST = (
    None,
    {
        "fields": ("title", "framework", "kind", "bodies"),
        "description": (
            "The framework decides which judgements the next page offers, in the order of the printed report, "
            "and which grades each can be given."
        ),
    },
)
PUBLICATION = ("Publication", {"fields": (("published_on", "lead_inspector"),)})
RESULT = (
    "In words",
    {
        "fields": ("outcome", "theme"),
        "description": "Where grades do not tell the result: visits, joint inspections, special educational needs.",
    },
)
REST = (
    "Address and links",
    {"classes": ("collapse",), "fields": ("slug", "previous", "source_note")},
)
ADDRESS = ("Address", {"fields": ("slug",)})


class PeriodInline(OfficerTabular):
    """The days on site. An inspection that was paused has two ranges."""

    model = InspectionPeriod
    verbose_name = "date range"
    verbose_name_plural = "days on site"

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """A new inspection starts with one range to fill in."""
        return 0 if obj else 1


@admin.register(Inspection)
class InspectionAdmin(ConfirmationMixin, ConflictsMixin, OfficerAdmin):
    """First what was inspected, when and how; then, on the next page, what was found."""

    list_display = ("title", "made_under", "days", "result", "is_public")
    list_filter = (FamilyFilter, "kind", ConfirmedFilter, ConflictFilter)
    search_fields = ("title", "slug", "bodies__name", "bodies__authority__name", "framework__short_title")
    date_hierarchy = "published_on"
    autocomplete_fields = ("framework", "bodies", "previous")
    prepopulated_fields = {"slug": ("title",)}
    inlines = (PeriodInline, JudgementInline, PraisedAreaInline, RecommendationInline, ReportInline)

    def get_urls(self) -> list[Any]:
        """Django's own, the verbs, and the import of open data."""
        return [*outcomes.urls(self), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The list, with the button that imports for whoever may."""
        may = isinstance(request.user, User) and may_import(request.user)
        return super().changelist_view(request, {**(extra_context or {}), "may_import": may})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Inspection]:
        """Inspections with what the list and the autocompletes say of them."""
        return super().get_queryset(request).with_facts()  # type: ignore[attr-defined, no-any-return]

    def get_fieldsets(self, request: HttpRequest, obj: Inspection | None = None) -> Any:
        """A short form to begin with; the rest once the framework is known."""
        return (FIRST, PUBLICATION, RESULT, REST) if obj else (FIRST, PUBLICATION, ADDRESS)

    def get_inlines(self, request: HttpRequest, obj: Inspection | None) -> Any:
        """Judgements and findings appear once the framework is known."""
        return self.inlines if obj else (PeriodInline,)

    def get_readonly_fields(self, request: HttpRequest, obj: Inspection | None = None) -> tuple[str, ...]:
        """The framework stays while there are judgements under it, the address once the public may link to it."""
        if obj is None:
            return ()
        fixed = {"framework": obj.judgements.exists(), "slug": obj.is_confirmed}
        return tuple(name for name, is_fixed in fixed.items() if is_fixed)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Inspection | None = None) -> dict[str, Any]:
        """The address follows the title only until it is first saved: then it may be linked to."""
        return {} if obj else dict(self.prepopulated_fields)

    def has_delete_permission(self, request: HttpRequest, obj: Inspection | None = None) -> bool:
        """What the public may read is not deleted: its confirmation is taken back first, with a reason."""
        return super().has_delete_permission(request, obj) and not (obj and obj.is_confirmed)

    def changed_ref(self, obj: Inspection, form: Any = None) -> Any:
        """This one, with what tells of the same bodies; anything, where it told of other bodies before."""
        moved = form is None or {"bodies", "slug"} & set(form.changed_data)
        return "" if moved else obj.pk

    def response_post_save_add(self, request: HttpRequest, obj: Inspection) -> HttpResponseRedirect:
        """Go straight on to the judgements."""
        return redirect("admin:inspections_inspection_change", obj.pk)

    def view_on_site(self, obj: Inspection) -> str | None:
        """The public page, where there is one."""
        return obj.get_absolute_url() if Inspection.objects.public().filter(pk=obj.pk).exists() else None

    def describe_choice(self, inspection: Inspection) -> dict[str, str]:
        """The second line in autocompletes."""
        content = facts(inspection)
        days = content["periods_text"] or content["published_text"]
        return {"detail": ", ".join(filter(None, [content["framework"]["short_title"], days]))}

    @admin.display(description="framework", ordering="framework__short_title")
    def made_under(self, inspection: Inspection) -> str:
        """What people call the framework."""
        return inspection.framework.short_title

    @admin.display(description="on site")
    def days(self, inspection: Inspection) -> str:
        """The days on site in words."""
        return " and ".join(str(period) for period in inspection.periods.all()) or "Not recorded"

    @admin.display(description="result")
    def result(self, inspection: Inspection) -> str:
        """The overall grade or grades; none is made up where the framework has none."""
        grades = [line["grade"] or line["status_label"] for line in facts(inspection)["headline"]]
        return ", ".join(grades) or "No overall grade"

    @admin.display(description="public", boolean=True, ordering="confirmed_at")
    def is_public(self, inspection: Inspection) -> bool:
        """Whether the record is confirmed."""
        return inspection.is_confirmed
