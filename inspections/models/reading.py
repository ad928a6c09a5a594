"""A report that was sent in to be read, and what was read in it: a proposal until an officer confirms it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from council_news.files import report_path
from inspections.models.inspection import Inspection


class ReportReading(models.Model):
    """One PDF and what ``inspections.reading`` made of it. Confirming it writes the record; nothing before does."""

    class Status(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting", "Waiting to be read"
        READING = "reading", "Being read"
        READ = "read", "Read: to be confirmed"
        REFUSED = "refused", "Could not be read"
        CONFIRMED = "confirmed", "Confirmed"
        DISCARDED = "discarded", "Discarded"

    inspection = models.ForeignKey(
        Inspection,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="readings",
        help_text="The record it was sent in for, or that was made from it.",
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    name = models.CharField(max_length=160, help_text="What the file was called.")
    url = models.URLField("address at the inspectorate", blank=True)
    file = models.FileField(upload_to=report_path)
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField(default=0)
    page = models.PositiveSmallIntegerField(default=0, help_text="How many pages have been read so far.")
    content = models.JSONField(default=dict, blank=True, help_text="The Reading as JSON (reading/shape.py).")
    sentence = models.TextField(blank=True, help_text="Why it could not be read, and what to do.")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    started_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True, help_text="When it was confirmed or discarded.")
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["waiting", "reading", "read", "refused", "confirmed", "discarded"]),
                name="reading_status_is_known",
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="reading_settled_at_with_settled_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_status_display()}"
