"""The grades an inspection gave."""

from django.conf import settings
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
                condition=Q(status="graded", grade__isnull=False) | (~Q(status="graded") & Q(grade__isnull=True)),
                name="graded_exactly_when_there_is_a_grade",
                violation_error_message="Choose a grade, or say that the category was not judged.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category}: {self.grade or self.get_status_display()}"


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
