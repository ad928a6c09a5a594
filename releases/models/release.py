"""A piece of news: the working copy that officers edit. The public never reads this table."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from inspections.models import Inspection
from releases.models.topic import Place, Topic
from releases.querysets import ReleaseQuerySet

SLUG_HAS_A_LETTER = RegexValidator(
    r"[a-z]", "Use at least one letter: addresses made of digits alone belong to the archive (/news/2014/)."
)


class Release(models.Model):
    """A release and the status of its working copy. What was published lies in its editions."""

    class Status(models.TextChoices):
        """Where the working copy stands; ``workflow.TRANSITIONS`` says how it moves."""

        DRAFT = "draft", "Draft"
        IN_REVIEW = "in_review", "In review"
        APPROVED = "approved", "Approved"
        SCHEDULED = "scheduled", "Scheduled"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT, editable=False)
    headline = models.CharField(max_length=160, help_text="What happened, in up to 65 characters if you can.")
    summary = models.CharField(
        max_length=300, blank=True, help_text="One sentence for lists, feeds and search engines, up to 160 characters."
    )
    body = models.TextField(blank=True)
    slug = models.SlugField(
        "address",
        max_length=120,
        unique=True,
        validators=[SLUG_HAS_A_LETTER],
        help_text="The end of the page’s address.",
    )
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, verbose_name="place of issue", related_name="releases"
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="releases")
    inspections = models.ManyToManyField(
        Inspection, blank=True, related_name="releases", help_text="The inspections this release reports on."
    )
    publish_at = models.DateTimeField(
        null=True, blank=True, help_text="When it goes live, once it is approved and scheduled."
    )
    first_published_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="Leave blank for news. For a release first published elsewhere, the time printed on it.",
    )
    import_ref = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    revised_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["-revised_at", "-pk"]
        permissions = [
            ("submit_release", "Can send a release for review"),
            ("approve_release", "Can approve a release and send it back"),
            ("publish_release", "Can publish, schedule and correct a release"),
            ("withdraw_release", "Can withdraw a release and put it back"),
            ("import_release", "Can import releases from text files"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["draft", "in_review", "approved", "scheduled"]), name="release_status_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(status="scheduled") | Q(publish_at__isnull=False), name="scheduled_release_has_a_time"
            ),
        ]

    def __str__(self) -> str:
        return self.headline
