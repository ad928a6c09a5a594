"""Files the newsroom holds: photographs and documents, named by the hash of their bytes."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from releases.querysets import MediaQuerySet


class StoredFile(models.Model):
    """What photos and documents share. The bytes never change; a new version is a new row."""

    file = models.FileField(upload_to="files/", editable=False)
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    name = models.CharField(max_length=120, editable=False, help_text="The name readers save it under.")
    content_type = models.CharField(max_length=100, editable=False)
    size = models.PositiveBigIntegerField("size in bytes", editable=False)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    shown_to = models.DateField(
        "may be shown until",
        null=True,
        blank=True,
        help_text="The last day of the permission to show it. On the next day it is taken down by itself, wherever it "
        "is used. Leave it empty if there is no end.",
    )
    taken_down_at = models.DateTimeField(null=True, blank=True, editable=False)
    taken_down_reason = models.CharField(max_length=250, blank=True)

    objects = MediaQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-uploaded_at"]

    def __str__(self) -> str:
        return self.name


class Photo(StoredFile):
    """A photograph: decoded, turned upright, stripped of camera and place data, and written again."""

    class Licence(models.TextChoices):
        """What others may do with it (standards.md PHO-07)."""

        COUNCIL = "council", "Copyright of the council"
        OGL = "ogl", "Open Government Licence v3.0"
        CC_BY = "cc_by", "Creative Commons Attribution"
        SINGLE_USE = "single_use", "Licensed for this use only"

    alt = models.CharField(
        "description for people who cannot see it",
        max_length=250,
        blank=True,
        help_text="What the photo shows and why it matters.",
    )
    credit = models.CharField(max_length=160, blank=True)
    licence = models.CharField(max_length=12, choices=Licence, default=Licence.COUNCIL)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)


class Document(StoredFile):
    """A file offered beside a release."""

    title = models.CharField(max_length=160)
    pages = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(StoredFile.Meta):
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="document_has_a_title")]
