"""What sources disagree about, and what a recorded fact was before it changed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from inspections.models.inspection import Inspection
from inspections.models.judgement import Source


class FactConflict(models.Model):
    """Another source's value for a field of an inspection, kept until an officer settles it.

    Judgements have conflicts of their own (``JudgementConflict``), which point at grades.
    """

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="conflicts")
    field = models.CharField(max_length=40, help_text="Its name: published_on, kind, starts_on…")
    ours = models.CharField(max_length=250, blank=True, help_text="What the record said then, as people read it.")
    theirs = models.CharField(max_length=250, help_text="What the source says: an ISO day, a code or words.")
    source = models.CharField(max_length=10, choices=Source)
    recorded_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="fact_conflict_settled_at_with_settled_by",
            ),
            models.UniqueConstraint(
                fields=["inspection", "field", "theirs", "source"], name="one_fact_conflict_per_value_and_source"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_source_display()}: {self.field} {self.theirs}"


class FactChange(models.Model):
    """One value of a record that a source or an officer changed: what it was and what it became. Append-only."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="changes")
    what = models.CharField(max_length=220, help_text="The field or judgement, as people read it.")
    old = models.TextField(blank=True)
    new = models.TextField(blank=True)
    source = models.CharField(max_length=10, choices=Source)
    note = models.CharField(max_length=250, blank=True, help_text="The file it came from, or why it was settled so.")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.what}: {self.old or 'nothing'} → {self.new or 'nothing'}"
