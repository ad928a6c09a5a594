"""The text of live editions as search reads it, and the words it is made of."""

from django.db import models

from releases.models.edition import Edition


class SearchEntry(models.Model):
    """Title and plain text of a current edition. Each database adds its own index over this table (migrations).

    ``position`` orders the entries by the date on the release, and ``facets`` is what they can be narrowed by
    (``releases/search/facets.py``).
    """

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="search_entry", primary_key=True)
    title = models.CharField(max_length=160)
    text = models.TextField()
    position = models.BigIntegerField(unique=True)
    facets = models.TextField(default="")

    class Meta:
        verbose_name_plural = "search entries"

    def __str__(self) -> str:
        return self.title


class IndexedWord(models.Model):
    """A word of the index with its first and last two letters: how a word that was misspelt is found again.

    It may have gone from the releases since: whoever suggests one asks the index whether it finds anything.
    """

    word = models.CharField(max_length=24, unique=True)
    length = models.PositiveSmallIntegerField()
    head = models.CharField(max_length=2)
    tail = models.CharField(max_length=2)

    class Meta:
        indexes = [
            models.Index(fields=["head", "length"], name="words_by_head"),
            models.Index(fields=["tail", "length"], name="words_by_tail"),
        ]

    def __str__(self) -> str:
        return self.word
