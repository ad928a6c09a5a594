"""The newsroom itself: everything that makes the product this council's, in one row."""

import re

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q, QuerySet

from council_news.questions import first_of, prepared
from releases.models.people import Contact

HEX_COLOUR = RegexValidator(
    r"^#[0-9a-fA-F]{6}$", "Write the colour as # and six hexadecimal digits, for example #1d4f5c."
)
LOGO_HEIGHT = 56  # pixels at most, as in the stylesheet
LOGO_SIZE = re.compile(r"-(\d+)x(\d+)(?:_\w+)?\.\w+$")  # a storage puts "_" and letters behind a name that is taken


class NewsroomManager(models.Manager["Newsroom"]):
    """The one row."""

    def get_current(self) -> "Newsroom":
        """The newsroom, or an unsaved one with the defaults before an administrator has filled it in."""
        return first_of(_rows()) or Newsroom()


class Newsroom(models.Model):
    """The council's name, look, address and statements. One row, edited by an administrator."""

    class Nation(models.TextChoices):
        """Decides which publicity code applies (standards.md PUB-04)."""

        ENGLAND = "england", "England"
        WALES = "wales", "Wales"
        SCOTLAND = "scotland", "Scotland"
        NORTHERN_IRELAND = "ni", "Northern Ireland"

    class Compliance(models.TextChoices):
        """The three statuses the accessibility regulations allow (standards.md ACC-05)."""

        FULL = "fully", "Fully compliant"
        PARTIAL = "partially", "Partially compliant"
        NOT = "not", "Not compliant"

    singleton = models.BooleanField(default=True, unique=True, editable=False)
    name = models.CharField(max_length=80, default="Newsroom", help_text="Printed at the top of every page.")
    council_name = models.CharField(max_length=120, default="Your council")
    council_url = models.URLField("council website", blank=True)
    strapline = models.CharField(max_length=160, blank=True, help_text="One line under the name on the front page.")
    nation = models.CharField(max_length=10, choices=Nation, default=Nation.ENGLAND)
    address = models.TextField("postal address", blank=True)
    about = models.TextField(blank=True, help_text="What the newsroom is and who runs it; the About page.")
    boilerplate = models.TextField(blank=True, help_text="“About the council”, printed under every release.")
    logo = models.FileField(
        upload_to="newsroom/", blank=True, help_text="PNG or JPEG. Leave blank to set the name in type."
    )
    brand_colour = models.CharField(
        max_length=7,
        default="#1f4e5f",
        validators=[HEX_COLOUR],
        help_text="Masthead and headings: dark, at least 7 to 1 on white.",
    )
    link_colour = models.CharField(
        max_length=7, default="#0b5c8a", validators=[HEX_COLOUR], help_text="Links: at least 4.5 to 1 on white."
    )
    default_contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    accessibility_compliance = models.CharField(max_length=10, choices=Compliance, default=Compliance.PARTIAL)
    accessibility_problems = models.TextField(
        blank=True, help_text="What is not accessible, why, and the alternative; one problem a line."
    )
    statement_prepared_on = models.DateField(null=True, blank=True)
    statement_reviewed_on = models.DateField(null=True, blank=True)
    statement_tested_on = models.DateField(null=True, blank=True)

    objects = NewsroomManager()

    class Meta:
        verbose_name_plural = "newsroom"
        constraints = [
            models.CheckConstraint(
                condition=Q(singleton=True),
                name="newsroom_is_one_row",
                violation_error_message="There is one newsroom: change the row that is there.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def logo_key(self) -> str:
        """The name of the logo's file, cut to eight digits of its hash: "abcdef01.png"; empty without a logo."""
        stem, dot, extension = (self.logo.name or "").rpartition("/")[2].rpartition(".")
        return f"{stem[:8]}{dot}{extension}"

    @property
    def logo_box(self) -> tuple[int, int] | None:
        """How wide and high the logo is shown, in pixels, read from its name; None if that says nothing.

        A page that knows it keeps the place free, so that nothing moves when the logo comes.
        """
        size = LOGO_SIZE.search(self.logo.name or "")
        if not size:
            return None
        width, height = int(size[1]), int(size[2])
        shown = min(height, LOGO_HEIGHT)
        return max(1, round(width * shown / height)), shown


@prepared
def _rows() -> QuerySet[Newsroom]:
    """The one row, if it is there."""
    return Newsroom.objects.select_related("default_contact").order_by("pk")[:1]
