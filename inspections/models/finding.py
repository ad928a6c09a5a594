"""What inspectors praised and what they asked for, with the paragraphs that support it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from council_news.text import day
from inspections.models.authority import InspectedBody
from inspections.models.framework import JudgementCategory
from inspections.models.inspection import Inspection
from inspections.models.judgement import Source
from inspections.paragraphs import (
    ParagraphRange,
    ParagraphReferenceError,
    bare_reference,
    parse_paragraphs,
    validate_paragraphs,
)


class Finding(models.Model):
    """What praised areas and recommendations share: words, and the paragraphs they stand in."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="%(class)ss")
    category = models.ForeignKey(JudgementCategory, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    paragraphs = models.CharField(
        "paragraphs",
        max_length=120,
        blank=True,
        validators=[validate_paragraphs],
        help_text="Where the report says so, as printed: “5, 37, 106” or “11 & 92-108”.",
    )
    source = models.CharField(max_length=10, choices=Source, default=Source.HAND)

    class Meta:
        abstract = True
        ordering = ["inspection", "position", "pk"]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:79]}…"

    def clean(self) -> None:
        """Keep the reference without its wrapping; a finding stands under a line of its inspection's framework."""
        self.paragraphs = bare_reference(self.paragraphs)
        if self.category and hasattr(self, "inspection") and self.category.framework_id != self.inspection.framework_id:
            raise ValidationError({"category": f"“{self.category}” is not a judgement of {self.inspection.framework}."})

    @property
    def paragraph_ranges(self) -> list[ParagraphRange]:
        """The ranges the printed reference means; empty where none is given or nobody could follow it."""
        try:
            return parse_paragraphs(self.paragraphs) if self.paragraphs else []
        except ParagraphReferenceError:
            return []


class PraisedArea(Finding):
    """Something inspectors praised."""


class Recommendation(Finding):
    """Something inspectors asked to be improved."""

    class Kind(models.TextChoices):
        """The heading the report prints it under."""

        PRIORITY = "priority", "Priority and immediate action"
        IMPROVEMENT = "improvement", "Area for improvement"
        RECOMMENDATION = "recommendation", "Recommendation"
        PRIORITY_ACTION = "priority_action", "Area for priority action"
        WEAKNESS = "weakness", "Significant weakness"

    kind = models.CharField(max_length=20, choices=Kind, default=Kind.IMPROVEMENT)
    number = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Its number, if the report prints one.")
    body = models.ForeignKey(
        InspectedBody,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Whom it is addressed to, where the report has a second set for the safeguarding board.",
    )
    reference = models.CharField(
        max_length=120, blank=True, help_text="“(outcome 1, national framework)”, in reports since April 2025."
    )

    @property
    def latest_progress(self) -> "RecommendationProgress | None":
        """The last entry of the log, if there is one."""
        entries = list(self.progress.all())
        return entries[-1] if entries else None


class RecommendationProgress(models.Model):
    """One entry of the public log of what happened since. Append-only: a mistake is answered, not edited."""

    class Status(models.TextChoices):
        """How far the council says it has come."""

        NOT_STARTED = "not_started", "Not started"
        UNDER_WAY = "under_way", "Under way"
        DONE = "done", "Done"

    # PROTECT: what the council told the public does not go when somebody tidies the recommendation away.
    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="progress")
    on = models.DateField("date", help_text="The day this was so.")
    status = models.CharField(max_length=12, choices=Status)
    note = models.TextField()
    evidence_url = models.URLField("evidence", blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["on", "pk"]
        verbose_name = "progress entry"
        verbose_name_plural = "progress entries"

    def __str__(self) -> str:
        return f"{day(self.on)}: {self.get_status_display()}"

    def clean(self) -> None:
        """Progress is what has happened, so its day is not in the future."""
        if self.on and self.on > timezone.localdate():
            raise ValidationError({"on": "This day is in the future: record progress once it has been made."})
