"""What a release is about and where it was issued."""

from django.db import models

from council_news.addresses import address
from releases.querysets import IndexQuerySet


class Topic(models.Model):
    """A subject readers can follow."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    description = models.CharField(max_length=250, blank=True)

    objects = IndexQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The public page of this topic."""
        return address("releases:topic", self.slug)


class Place(models.Model):
    """The place of issue: the dateline of a release."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)

    objects = IndexQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The public page of this place."""
        return address("releases:place", self.slug)
