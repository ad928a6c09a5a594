"""Praised areas, recommendations and the log of what happened since."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from inspections.admin.bases import OfficerAdmin, OfficerStacked, OfficerTabular
from inspections.models import PraisedArea, Recommendation, RecommendationProgress


class PraisedAreaInline(OfficerTabular):
    """What inspectors praised."""

    model = PraisedArea
    fields = ("position", "text", "paragraphs", "source")


class RecommendationInline(OfficerTabular):
    """What inspectors asked for; its own page holds whom it is addressed to and the progress."""

    model = Recommendation
    fields = ("position", "kind", "number", "text", "paragraphs", "log")
    readonly_fields = ("log",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Recommendation]:
        """Recommendations with their log."""
        asked: QuerySet[Recommendation] = super().get_queryset(request).prefetch_related("progress")
        return asked

    @admin.display(description="progress")
    def log(self, asked: Recommendation) -> str:
        """The latest entry, as a link to the page where the next is added."""
        if not asked.pk:
            return "Save first"
        address = reverse("admin:inspections_recommendation_change", args=[asked.pk])
        return format_html('<a href="{}">{}</a>', address, asked.latest_progress or "Record progress")


class ProgressInline(OfficerStacked):
    """The public log. Entries are added and never changed or deleted: a mistake is answered by a new entry."""

    model = RecommendationProgress
    fields = ("on", "status", "note", "evidence_url")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was told to the public stays as it was."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was told to the public stays."""
        return False


@admin.register(Recommendation)
class RecommendationAdmin(OfficerAdmin):
    """One recommendation with its progress."""

    list_display = ("text_in_short", "inspection", "kind", "number", "latest")
    list_filter = ("kind",)
    search_fields = ("text", "inspection__title", "inspection__slug")
    autocomplete_fields = ("inspection", "category", "body")
    inlines = (ProgressInline,)
    fieldsets = (
        (None, {"fields": ("inspection", ("kind", "number"), "text", "paragraphs")}),
        (
            "Where it belongs",
            {"classes": ("collapse",), "fields": ("category", "body", "reference", "position", "source")},
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Recommendation]:
        """Recommendations with their log."""
        return super().get_queryset(request).select_related("inspection").prefetch_related("progress")

    def changed_ref(self, obj: Recommendation, form: Any = None) -> Any:
        """Of its inspection."""
        return obj.inspection_id

    def get_readonly_fields(self, request: HttpRequest, obj: Recommendation | None = None) -> tuple[str, ...]:
        """A recommendation does not move to another inspection."""
        return ("inspection",) if obj else ()

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Record who added an entry to the log."""
        for entry in formset.save(commit=False):
            if isinstance(entry, RecommendationProgress):
                entry.recorded_by = request.user  # type: ignore[assignment]
            entry.save()
        formset.save_m2m()

    @admin.display(description="recommendation", ordering="text")
    def text_in_short(self, asked: Recommendation) -> str:
        """The first words."""
        return str(asked)

    @admin.display(description="progress")
    def latest(self, asked: Recommendation) -> str:
        """The latest entry of the log."""
        return str(asked.latest_progress or "No entry yet")
