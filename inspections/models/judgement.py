"""The grades an inspection gave."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from inspections.models.framework import Grade, JudgementCategory
from inspections.models.inspection import Inspection


class Source(models.TextChoices):
    """Where a value was read."""

    REPORT = "report", "The report"
    OPEN_DATA = "open_data", "Open data"
    RELEASE = "release", "A press release"
    HAND = "hand", "Typed by hand"


class Judgement(models.Model):
    """The grade of one category in one inspection, or the fact that it was not judged.

    That the grade belongs to the scale of the category's framework, and the category to the
    inspection's framework, is kept by triggers in the database (migration ``0002``).
    """

    class Status(models.TextChoices):
        """Three states that a missing grade alone would lose (reference/ofsted.md 0.4)."""

        GRADED = "graded", "Graded"
        NOT_JUDGED = "not_judged", "Not judged"
        NOT_MADE = "not_made", "This judgement was not made"

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="judgements")
    category = models.ForeignKey(JudgementCategory, on_delete=models.PROTECT, related_name="judgements")
    status = models.CharField(max_length=10, choices=Status, default=Status.GRADED)
    grade = models.ForeignKey(Grade, on_delete=models.PROTECT, null=True, blank=True, related_name="judgements")
    words = models.CharField("words as printed", max_length=200, blank=True)
    source = models.CharField(max_length=10, choices=Source, default=Source.HAND)

    class Meta:
        ordering = ["category__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "category"],
                name="one_judgement_per_category",
                violation_error_message="This category already has a judgement in this inspection.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["graded", "not_judged", "not_made"]), name="judgement_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(status="graded", grade__isnull=False) | (~Q(status="graded") & Q(grade__isnull=True)),
                name="graded_exactly_when_there_is_a_grade",
                violation_error_message="Choose a grade, or say that the category was not judged.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category}: {self.grade or self.get_status_display()}"

    def clean(self) -> None:
        """The rules the database keeps by trigger, as sentences for the person at the form."""
        if not hasattr(self, "category") or not hasattr(self, "inspection"):
            return  # the form already says which of them is missing
        if self.category.framework_id != self.inspection.framework_id:
            raise ValidationError(
                f"“{self.category}” is not a judgement of {self.inspection.framework}: "
                f"it belongs to {self.category.framework}."
            )
        refuse_foreign_grade(self.category, self.grade)


def refuse_foreign_grade(category: JudgementCategory, grade: Grade | None) -> None:
    """Raise ``ValidationError`` unless the grade is one of those this category can be given."""
    scale = category.grade_scale
    if grade is None or (scale and grade.scale_id == scale.pk):
        return
    offered = ", ".join(grade.label for grade in scale.grades.all()) if scale else "none, this framework has no grades"
    raise ValidationError(f"“{grade}” is not a grade that “{category}” can be given. Its grades are: {offered}.")


class JudgementConflict(models.Model):
    """Another source's value for a judgement: kept until an officer settles it, never overwritten."""

    judgement = models.ForeignKey(Judgement, on_delete=models.CASCADE, related_name="conflicts")
    grade = models.ForeignKey(Grade, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    words = models.CharField("words as printed", max_length=200, blank=True)
    source = models.CharField(max_length=10, choices=Source)
    recorded_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="conflict_settled_at_with_settled_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_source_display()}: {self.grade or self.words}"

    def clean(self) -> None:
        """Another source's grade is still a grade of the same scale."""
        if hasattr(self, "judgement"):
            refuse_foreign_grade(self.judgement.category, self.grade)
