"""One inspection: what was inspected, when, under which framework."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from council_news.addresses import address
from inspections.dates import Period, period_text
from inspections.models.authority import InspectedBody
from inspections.models.framework import Framework
from inspections.querysets import InspectionQuerySet


class Inspection(models.Model):
    """An inspection, visit or review. The public sees it once an officer has confirmed the record."""

    class Kind(models.TextChoices):
        """The form the inspection took."""

        INSPECTION = "inspection", "Inspection"
        STANDARD = "standard", "Standard inspection"
        SHORT = "short", "Short inspection"
        REINSPECTION = "reinspection", "Re-inspection"
        PILOT = "pilot", "Pilot inspection"
        FOCUSED_VISIT = "focused_visit", "Focused visit"
        MONITORING_VISIT = "monitoring_visit", "Monitoring visit"
        REVISIT = "revisit", "Revisit"
        JOINT = "joint", "Joint inspection"
        ASSURANCE_VISIT = "assurance_visit", "Assurance visit"
        REVIEW = "review", "Review"

    slug = models.SlugField("address", max_length=120, unique=True, help_text="The end of its address; never changes.")
    title = models.CharField(
        max_length=250, help_text="What to call it in lists and headings: “Children’s services in Oxfordshire, 2014”."
    )
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="inspections")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.INSPECTION)
    theme = models.CharField(max_length=160, blank=True, help_text="What a visit or joint inspection looked into.")
    bodies = models.ManyToManyField(InspectedBody, related_name="inspections")
    published_on = models.DateField(null=True, blank=True, help_text="The day the inspectorate published its report.")
    lead_inspector = models.CharField(max_length=120, blank=True)
    outcome = models.TextField(
        blank=True, help_text="The result in a sentence, where grades do not tell it: “5 significant weaknesses”."
    )
    source_note = models.CharField(max_length=250, blank=True, help_text="Where these facts were read.")
    sources = models.JSONField(
        default=dict,
        blank=True,
        editable=False,
        help_text="Field names, and the Source each was read in; what is not named was typed by hand.",
    )
    previous = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="later",
        verbose_name="previous inspection",
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = InspectionQuerySet.as_manager()

    class Meta:
        ordering = [F("published_on").desc(nulls_last=True), "-pk"]
        permissions = [("confirm_inspection", "Can confirm an inspection, and so show it to the public")]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="inspection_confirmed_at_with_confirmed_by",
            ),
            models.CheckConstraint(
                condition=Q(previous__isnull=True) | ~Q(previous=F("pk")),
                name="inspection_does_not_precede_itself",
                violation_error_message="An inspection cannot be its own previous inspection.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The public page of this inspection."""
        return address("inspections:inspection", self.slug)

    def clean(self) -> None:
        """Judgements made under one framework do not move to another; the database keeps this too."""
        if not self.pk or not self.judgements.exclude(category__framework=self.framework_id).exists():
            return
        raise ValidationError(
            {
                "framework": f"This inspection already has judgements of another framework than {self.framework}. "
                "Clear those judgements first, or keep the framework."
            }
        )

    @property
    def is_confirmed(self) -> bool:
        """Whether an officer has confirmed the record, and so whether the public may see it."""
        return self.confirmed_at is not None


class InspectionPeriod(models.Model):
    """One range of days on site. A paused inspection has two (reference/ofsted.md 0.2)."""

    class Precision(models.TextChoices):
        """How exactly the source gives the dates."""

        DAY = "day", "To the day"
        MONTH = "month", "Month and year only"
        YEAR = "year", "Year only"

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="periods")
    starts_on = models.DateField()
    ends_on = models.DateField(help_text="The same day, where only the start is known.")
    precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="inspection_period_in_order",
                violation_error_message="An inspection cannot end before it starts.",
            ),
            models.UniqueConstraint(fields=["inspection", "starts_on"], name="one_period_per_start"),
        ]

    def __str__(self) -> str:
        return period_text(Period(self.starts_on, self.ends_on, self.precision))
