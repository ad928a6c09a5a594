"""Frameworks with their judgement lines, and grade scales with their grades."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from inspections.admin.bases import OfficerAdmin, OfficerStacked, OfficerTabular, OrderedFormSet
from inspections.models import Framework, Grade, GradeScale, JudgementCategory


class GradeInline(OfficerTabular):
    """The grades of a scale, best first."""

    model = Grade
    formset = OrderedFormSet
    fields = ("position", "label", "numeric", "aliases", "definition")


class CategoryInline(OfficerStacked):
    """The lines of a framework's judgement table, in printed order."""

    model = JudgementCategory
    formset = OrderedFormSet
    fields = (("position", "number"), "label", "aliases", ("parent", "is_overall", "limits_overall"), "scale")
    autocomplete_fields = ("parent", "scale")


@admin.register(JudgementCategory)
class JudgementCategoryAdmin(OfficerAdmin):
    """Only for autocompletes: lines are edited in their framework."""

    search_fields = ("label", "number", "framework__short_title")

    def get_queryset(self, request: HttpRequest) -> QuerySet[JudgementCategory]:
        """Lines with the framework that tells them apart."""
        return super().get_queryset(request).select_related("framework")

    def describe_choice(self, category: JudgementCategory) -> dict[str, str]:
        """The second line in autocompletes."""
        return {"detail": category.framework.short_title}

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Not in the navigation."""
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """In its framework."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """In its framework."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """In its framework."""
        return False


@admin.register(GradeScale)
class GradeScaleAdmin(OfficerAdmin):
    """Ordered sets of grades."""

    list_display = ("name", "grades_in_words")
    search_fields = ("name", "code", "grades__label")
    prepopulated_fields = {"code": ("name",)}
    inlines = (GradeInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[GradeScale]:
        """Scales with their grades."""
        return super().get_queryset(request).prefetch_related("grades")

    @admin.display(description="grades, best first")
    def grades_in_words(self, scale: GradeScale) -> str:
        """The labels in order."""
        return ", ".join(grade.label for grade in scale.grades.all())


@admin.register(Framework)
class FrameworkAdmin(OfficerAdmin):
    """Versions of inspection methods. Those the product came with may be edited like any other."""

    list_display = ("short_title", "family", "inspectorate", "in_force_from", "in_force_to", "inspections_made")
    list_filter = ("family", "inspectorate")
    ordering = ("-in_force_from", "title")  # said again: a query with a count in it ignores the model's own
    search_fields = ("short_title", "title", "code", "family")
    prepopulated_fields = {"code": ("short_title",)}
    autocomplete_fields = ("scale",)
    inlines = (CategoryInline,)
    fieldsets = (
        (None, {"fields": ("short_title", "title", "inspectorate", "family", "note")}),
        (
            "Grades",
            {
                "fields": ("scale",),
                "description": (
                    "Grades are comparable only within one scale. Inspections can only be given grades of this "
                    "scale, so it cannot change once there are judgements."
                ),
            },
        ),
        (
            "In force",
            {
                "fields": (("in_force_from", "in_force_to"),),
                "description": (
                    "For orientation: frameworks overlap, so each inspection says which one it was made under."
                ),
            },
        ),
        ("Code", {"classes": ("collapse",), "fields": ("code",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Framework]:
        """Frameworks with how often they were used."""
        frameworks: QuerySet[Framework] = super().get_queryset(request).annotate(used=Count("inspections"))
        return frameworks

    @admin.display(description="inspections", ordering="used")
    def inspections_made(self, framework: Any) -> int:
        """How many inspections were made under it."""
        return int(framework.used)

    def describe_choice(self, framework: Framework) -> dict[str, str]:
        """The second line in autocompletes."""
        return {"detail": framework.title}
