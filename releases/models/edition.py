"""What was published: immutable, numbered, hashed. Every public surface reads this and nothing else."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from council_news.addresses import address
from inspections.models import Inspection
from releases.models.media import Document, Photo
from releases.models.people import Person
from releases.models.release import Release
from releases.models.topic import Place, Topic
from releases.querysets import EditionQuerySet


class Edition(models.Model):
    """One published version of a release.

    ``content`` is ``snapshot(release)`` frozen at publication; ``sha256`` is the hash of its canonical
    JSON. The columns beside it repeat parts of the content so that lists and filters need not open it.
    Only ``is_current`` ever changes, when the next edition takes its place.
    """

    class Kind(models.TextChoices):
        """Why this edition was made. All but the first and typo fixes carry a change note."""

        FIRST = "first", "First edition"
        CORRECTION = "correction", "Correction"
        UPDATE = "update", "Update"
        TYPO = "typo", "Typo fix"

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    change_note = models.CharField(
        max_length=500, blank=True, help_text="The sentence the public reads about the change."
    )
    content = models.JSONField()
    evidence = models.JSONField(
        default=list,
        blank=True,
        help_text="The claims as checked against the reports when it was published (evidence.py).",
    )
    sha256 = models.CharField(max_length=64)
    previous_sha256 = models.CharField(max_length=64, blank=True)
    is_current = models.BooleanField(default=True)
    first_published_at = models.DateTimeField(help_text="The date on the release; the same in every edition.")
    published_at = models.DateTimeField(help_text="When this edition was published here.")
    updated_at = models.DateTimeField(help_text="The last correction or update the public was told of.")
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    slug = models.SlugField(max_length=120, db_index=True)
    headline = models.CharField(max_length=160)
    summary = models.CharField(max_length=300, blank=True)
    lead_photo = models.JSONField(null=True, blank=True, help_text="The lead photo's entry of the content, for lists.")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="editions")
    topics = models.ManyToManyField(Topic, related_name="editions")
    people = models.ManyToManyField(Person, related_name="editions")
    inspections = models.ManyToManyField(Inspection, related_name="editions")
    photos = models.ManyToManyField(Photo, related_name="editions")
    documents = models.ManyToManyField(Document, related_name="editions")

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-first_published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["release", "number"], name="one_edition_per_number"),
            models.UniqueConstraint(fields=["release"], condition=Q(is_current=True), name="one_current_edition"),
            models.UniqueConstraint(
                fields=["slug"], condition=Q(is_current=True), name="one_current_edition_per_address"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="edition_numbers_start_at_1"),
            models.CheckConstraint(
                condition=Q(number=1, kind="first") | (Q(number__gt=1) & ~Q(kind="first")),
                name="first_edition_is_number_1",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["correction", "update"]) | ~Q(change_note=""),
                name="correction_and_update_have_a_note",
            ),
            models.CheckConstraint(
                condition=Q(updated_at__gte=F("first_published_at")), name="updated_not_before_first_published"
            ),
        ]
        indexes = [
            models.Index(
                F("first_published_at").desc(),
                F("id").desc(),
                condition=Q(is_current=True),
                name="edition_current_latest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.headline} (edition {self.number})"

    def get_absolute_url(self) -> str:
        """The permanent address of the release."""
        return address("releases:release", self.slug)

    @property
    def was_changed(self) -> bool:
        """Whether the public was told of a correction or update after the first edition."""
        return self.updated_at > self.first_published_at

    @property
    def urn(self) -> str:
        """The id of the release in feeds: the same whatever its title, address or domain (FEED-03)."""
        return f"urn:uuid:{self.content['release']}"

    def part(self, group: str, key: str) -> dict[str, Any] | None:
        """The part of ``group`` ("quotes", "photos"…) with ``key``, or None."""
        parts: list[dict[str, Any]] = self.content[group]
        return next((part for part in parts if part["key"] == key), None)
