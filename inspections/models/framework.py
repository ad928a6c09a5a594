"""How inspections are made: frameworks, their judgement categories and their grade scales."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q


class GradeScale(models.Model):
    """One ordered set of grades. Grades are comparable only within one scale (reference/ofsted.md 1.5)."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    note = models.TextField(
        blank=True, help_text="What readers must know before they compare these grades with others."
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Grade(models.Model):
    """One grade of a scale; position 1 is the best."""

    scale = models.ForeignKey(GradeScale, on_delete=models.CASCADE, related_name="grades")
    position = models.PositiveSmallIntegerField(help_text="1 is the best grade.")
    label = models.CharField(max_length=120)
    aliases = models.JSONField(default=list, blank=True, help_text="Other wordings of the same grade found in reports.")
    numeric = models.PositiveSmallIntegerField(null=True, blank=True, help_text="The number, if reports print one.")
    definition = models.TextField(blank=True, help_text="How the inspectorate describes this grade, with its source.")

    class Meta:
        ordering = ["scale", "position"]
        constraints = [
            models.UniqueConstraint(fields=["scale", "position"], name="one_grade_per_position"),
            models.UniqueConstraint(fields=["scale", "label"], name="one_grade_per_label"),
            models.CheckConstraint(condition=Q(position__gte=1), name="grade_positions_start_at_1"),
        ]

    def __str__(self) -> str:
        return self.label


class Framework(models.Model):
    """One version of an inspection method.

    The dates in force are advisory: frameworks overlap, so the framework of an inspection is
    recorded, never worked out from its date (reference/ofsted.md 0.10).
    """

    code = models.SlugField(max_length=40, unique=True)
    title = models.CharField(max_length=250)
    short_title = models.CharField(max_length=80, help_text="What people call it: “ILACS (2023 to 2026)”.")
    family = models.CharField(
        max_length=40, help_text="What versions of one method share: ILACS, SIF, area SEND. Used to find earlier ones."
    )
    inspectorate = models.CharField(max_length=120, default="Ofsted")
    scale = models.ForeignKey(
        GradeScale,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="frameworks",
        help_text="Leave blank where inspectors write a narrative and give no grades.",
    )
    in_force_from = models.DateField(null=True, blank=True)
    in_force_to = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True, help_text="What readers must know: no overall grade, no grades, two overalls.")

    class Meta:
        ordering = ["-in_force_from", "title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(in_force_from__isnull=True)
                | Q(in_force_to__isnull=True)
                | Q(in_force_to__gte=F("in_force_from")),
                name="framework_dates_in_order",
                violation_error_message="A framework cannot end before it starts.",
            ),
        ]

    def __str__(self) -> str:
        return self.short_title


class JudgementCategory(models.Model):
    """One line of a framework's judgement table, in printed order.

    It is graded on the framework's scale, or on its own where that differs: a report card of
    2025 grades six areas in five steps and safeguarding as met or not met.
    """

    class Limits(models.TextChoices):
        """Whether an inadequate here makes the overall grade inadequate; used for warnings, never computed."""

        ALWAYS = "always", "Always"
        LIKELY = "likely", "Likely"
        NO = "no", "No"
        UNKNOWN = "unknown", "Not known"

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="categories")
    position = models.PositiveSmallIntegerField(help_text="Order on the report's cover.")
    number = models.CharField(max_length=8, blank=True, help_text="As printed: “2.1”.")
    label = models.CharField(max_length=200)
    aliases = models.JSONField(default=list, blank=True, help_text="Other wordings found in reports and releases.")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="children")
    scale = models.ForeignKey(
        GradeScale,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="categories",
        verbose_name="own scale",
        help_text="Only where this line is graded on another scale than the rest of the framework.",
    )
    is_overall = models.BooleanField("is the overall judgement", default=False)
    limits_overall = models.CharField(max_length=10, choices=Limits, default=Limits.UNKNOWN)

    class Meta:
        ordering = ["framework", "position"]
        verbose_name_plural = "judgement categories"
        constraints = [
            models.UniqueConstraint(fields=["framework", "position"], name="one_category_per_position"),
            models.UniqueConstraint(fields=["framework", "label"], name="one_category_per_label"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.label}".strip()

    def clean(self) -> None:
        """A line sits under a line of the same framework, and not under itself."""
        if self.parent and self.parent.framework_id != self.framework_id:
            raise ValidationError(
                {"parent": f"“{self.parent}” belongs to another framework: choose a line of this one."}
            )
        if self.parent and self.parent == self:
            raise ValidationError({"parent": "A line cannot sit under itself."})

    @property
    def grade_scale(self) -> GradeScale | None:
        """The scale this line is graded on; None where inspectors give no grades."""
        return self.scale or self.framework.scale
