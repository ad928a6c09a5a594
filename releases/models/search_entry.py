"""The text of live editions as search reads it."""

from django.db import models

from releases.models.edition import Edition


class SearchEntry(models.Model):
    """Title and plain text of a current edition. Each database adds its own index over this table (migrations)."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="search_entry", primary_key=True)
    title = models.CharField(max_length=160)
    text = models.TextField()

    class Meta:
        verbose_name_plural = "search entries"

    def __str__(self) -> str:
        return self.title
