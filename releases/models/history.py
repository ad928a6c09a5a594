"""What happened to a release and who did it: appended by ``workflow``, never changed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from releases.models.edition import Edition
from releases.models.release import Release


class HistoryEntry(models.Model):
    """One act upon a release."""

    class Verb(models.TextChoices):
        """The acts that are recorded."""

        CREATED = "created", "created"
        IMPORTED = "imported", "imported"
        EDITED = "edited", "edited"
        SUBMITTED = "submitted", "sent for review"
        SENT_BACK = "sent_back", "sent back"
        APPROVED = "approved", "approved"
        SCHEDULED = "scheduled", "scheduled"
        UNSCHEDULED = "unscheduled", "taken off the schedule"
        HELD = "held", "held: it could not go live"
        PUBLISHED = "published", "published"
        WITHDRAWN = "withdrawn", "withdrawn"
        RESTORED = "restored", "put back"
        TAKEN_DOWN = "taken_down", "had a file taken down"

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="history")
    verb = models.CharField(max_length=12, choices=Verb)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    sha256 = models.CharField(max_length=64, help_text="The hash of the working copy at that moment.")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, null=True, related_name="+")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "history entries"

    def __str__(self) -> str:
        return f"{self.by or 'The clock'} {self.get_verb_display()} {self.release}"


class Approval(models.Model):
    """One person's agreement to one exact content hash; any edit makes it stale."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="approvals")
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True, help_text="Why the warnings that were shown may stand.")

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["release", "sha256", "by"], name="one_approval_per_person_and_text"),
        ]

    def __str__(self) -> str:
        return f"{self.by} approved {self.sha256[:8]}"


class Withdrawal(models.Model):
    """A release taken out of view. It stays at its address with the reason; nothing is deleted."""

    class Kind(models.TextChoices):
        """How far it is taken back."""

        WITHDRAWN = "withdrawn", "Withdrawn: the page keeps its headline and says why"
        REMOVED = "removed", "Removed for legal reasons: the page says only that it is gone (410)"

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="withdrawals")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.WITHDRAWN)
    reason = models.CharField(max_length=500, help_text="The public reads this.")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["release"], condition=Q(ended_at__isnull=True), name="one_open_withdrawal"),
            models.CheckConstraint(condition=~Q(reason=""), name="withdrawal_has_a_reason"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="withdrawal_ended_at_with_ended_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.reason}"


class KeptClaim(models.Model):
    """A claim that differs from the report and stays as it is, with the reason: approved with the release."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="kept_claims")
    key = models.CharField(max_length=64, help_text="The hash of the words and what they cite (claims.py).")
    claim = models.TextField(help_text="The words as they stand in the release; another wording is another claim.")
    cited = models.CharField(max_length=120, blank=True, help_text="The paragraphs it cites, as printed.")
    verdict = models.CharField(max_length=20, help_text="What the check said when it was kept.")
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["release", "key"], name="one_reason_per_claim"),
            models.CheckConstraint(condition=~Q(reason=""), name="kept_claim_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"“{self.claim[:60]}”: {self.reason}"
