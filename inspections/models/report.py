"""The inspectorate's document and its numbered paragraphs."""

from django.db import models
from django.db.models import Q

from council_news.files import report_path
from inspections.models.inspection import Inspection


class Report(models.Model):
    """The report of an inspection. The public gets its title and its address at the inspectorate, never our copy."""

    class Licence(models.TextChoices):
        """What the printed licence line allows (reference/ofsted.md 5.3)."""

        UNKNOWN = "unknown", "Not recorded"
        OGL = "ogl", "Open Government Licence"
        NON_COMMERCIAL = "non_commercial", "Non-commercial educational use only"

    inspection = models.OneToOneField(Inspection, on_delete=models.CASCADE, related_name="report")
    title = models.CharField(max_length=250)
    url = models.URLField("address at the inspectorate", help_text="https://files.ofsted.gov.uk/v1/file/…")
    file = models.FileField(
        "PDF",
        upload_to=report_path,
        blank=True,
        help_text="Our copy, for checking quotations. The public never gets it.",
    )
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    pages = models.PositiveSmallIntegerField(null=True, blank=True)
    licence = models.CharField(max_length=16, choices=Licence, default=Licence.UNKNOWN)
    licence_line = models.TextField(blank=True, help_text="The licence as printed.")

    class Meta:
        ordering = ["inspection"]

    def __str__(self) -> str:
        return self.title

    @property
    def may_be_copied(self) -> bool:
        """Whether the printed licence lets us show more than a short quotation to the public."""
        return self.licence == self.Licence.OGL


class ReportParagraph(models.Model):
    """One paragraph of a report as it was read, for checking and for officers.

    Summaries, definitions and the whole text of some reports have no numbers; ``position`` keeps the printed order.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="paragraphs")
    position = models.PositiveSmallIntegerField(default=0)
    number = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Its number, if the report prints one.")
    page = models.PositiveSmallIntegerField(null=True, blank=True)
    section = models.CharField(max_length=200, blank=True)
    text = models.TextField()

    class Meta:
        ordering = ["report", "position", "number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="one_paragraph_per_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="paragraph_numbers_start_at_1"),
        ]

    def __str__(self) -> str:
        return f"Paragraph {self.number}" if self.number else f"Unnumbered text on page {self.page}"
