"""The typed pieces of a release. Each has a key, by which the body places it."""

import hashlib
import uuid

from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models import Q

from releases.models.media import Document, Photo
from releases.models.people import Contact, Person, Role
from releases.models.release import Release


class Part(models.Model):
    """What every part has: its release, its key and its place in the order."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="%(class)s_set")
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]


class Quote(Part):
    """What somebody said, in the role held that day."""

    speaker = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="quotes")
    role = models.ForeignKey(
        Role,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="quotes",
        help_text="The role held on the day.",
    )
    introduction = models.CharField(
        max_length=300,
        blank=True,
        help_text="Only if it is not “Name, role, said:” – for example “Councillor Tilley added:”.",
    )
    words = models.TextField(
        validators=[MinLengthValidator(2)],
        help_text="Without the outer quotation marks. An empty line starts a new paragraph.",
    )
    signed_off_by = models.CharField(max_length=120, blank=True, help_text="Who cleared exactly these words.")
    signed_off_on = models.DateField(null=True, blank=True)
    signed_off_sha256 = models.CharField(max_length=64, blank=True, editable=False)

    class Meta(Part.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_off_by="", signed_off_on__isnull=True)
                | (~Q(signed_off_by="") & Q(signed_off_on__isnull=False)),
                name="quote_signed_off_by_with_day",
                violation_error_message="Give both who signed the quote off and the day, or neither.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.speaker}: {self.words[:60]}"

    @property
    def words_sha256(self) -> str:
        """The hash a sign-off points at; an edit makes the sign-off stale."""
        return hashlib.sha256(self.words.encode()).hexdigest()

    @property
    def is_signed_off(self) -> bool:
        """Whether somebody cleared exactly these words."""
        return bool(self.signed_off_by) and self.signed_off_sha256 == self.words_sha256

    @property
    def lead_in(self) -> str:
        """What stands before the words: “Jim Leivers, Director, said:”."""
        if self.introduction:
            return self.introduction
        role = f", {self.role.title}," if self.role else ""
        return f"{self.speaker.full_name}{role} said:"


class KeyFact(Part):
    """A figure worth reading first."""

    value = models.CharField(max_length=40, help_text="As printed: “3,100”.")
    unit = models.CharField(max_length=30, blank=True, help_text="“%”, “£ million”.")
    label = models.CharField(max_length=160, help_text="What it counts: “children receive a specialist service”.")
    source = models.CharField(max_length=250, blank=True)
    figure = models.CharField(
        max_length=160,
        blank=True,
        editable=False,
        help_text="The figure of the national picture it was taken from, by which it is checked again.",
    )

    def __str__(self) -> str:
        return f"{self.value} {self.unit} {self.label}".replace("  ", " ")


class PhotoPlacement(Part):
    """A photo in this release, with what it means here."""

    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="placements")
    alt = models.CharField(
        "description", max_length=250, blank=True, help_text="What the photo shows, for people who cannot see it."
    )
    is_decorative = models.BooleanField("decorative: tells nothing that the text does not", default=False)
    caption = models.CharField(max_length=300, blank=True)
    is_lead = models.BooleanField("lead photo", default=False, help_text="Shown at the top and in lists.")

    class Meta(Part.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["release"],
                condition=Q(is_lead=True),
                name="one_lead_photo",
                violation_error_message="A release has one lead photo.",
            ),
        ]

    def __str__(self) -> str:
        return self.caption or self.alt or str(self.photo)


class Attachment(Part):
    """A document offered for download."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="attachments")
    title = models.CharField(max_length=160, help_text="What it is, in words: the reader clicks on this.")

    def __str__(self) -> str:
        return self.title


class NoteToEditors(Part):
    """Background for journalists, printed after the text."""

    text = models.TextField()

    class Meta(Part.Meta):
        verbose_name_plural = "notes to editors"

    def __str__(self) -> str:
        return self.text[:80]


class ReleaseContact(Part):
    """A contact on this release, in order."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="placements")

    class Meta(Part.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["release", "contact"],
                name="contact_once_per_release",
                violation_error_message="This contact is already on the release.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.contact)
