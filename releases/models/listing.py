"""Which live release stands in which list: derived, so that a long list costs what a short one does."""

from typing import Any

from django.db import models
from django.db.models import Q

from releases.models.edition import Edition
from releases.models.people import Person
from releases.models.topic import Place, Topic


class Listing(models.Model):
    """One list of news: everything, or what belongs to a topic, a person or a place.

    ``months`` counts its releases by London month, ``{"2014-06": 12}``: years, months and pages follow from it.
    """

    is_everything = models.BooleanField(default=False)
    topic = models.OneToOneField(Topic, on_delete=models.CASCADE, null=True, related_name="listing")
    person = models.OneToOneField(Person, on_delete=models.CASCADE, null=True, related_name="listing")
    place = models.OneToOneField(Place, on_delete=models.CASCADE, null=True, related_name="listing")
    total = models.PositiveIntegerField(default=0)
    months = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_everything"], condition=Q(is_everything=True), name="one_listing_of_everything"
            ),
        ]

    def __str__(self) -> str:
        return str(self.topic or self.person or self.place or "All news")

    def years(self) -> list[int]:
        """The years that have news, newest first."""
        return sorted({int(month[:4]) for month in self.months}, reverse=True)

    def months_of(self, year: int) -> list[int]:
        """The months of ``year`` that have news, in order."""
        return sorted(int(month[5:]) for month in self.months if month.startswith(f"{year:04}-"))

    def count(self, year: int, month: int | None = None) -> int:
        """How many releases fall in ``year`` (and ``month``)."""
        if month:
            return int(self.months.get(f"{year:04}-{month:02}", 0))
        return sum(self.count(year, each) for each in self.months_of(year))

    def add(self, month: str, number: int) -> None:
        """Count ``number`` more (or fewer) releases in ``month`` ("2014-06"); the row is saved by the caller."""
        self.total += number
        left = int(self.months.get(month, 0)) + number
        rest: dict[str, Any] = {each: count for each, count in self.months.items() if each != month}
        self.months = dict(sorted((rest | {month: left} if left > 0 else rest).items()))


class Listed(models.Model):
    """A live release in a list, with the date it is ordered by."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="entries")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="listed")
    first_published_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["listing", "edition"], name="once_in_a_list")]
        indexes = [models.Index(fields=["listing", "-first_published_at", "-edition"], name="listed_latest")]

    def __str__(self) -> str:
        return f"{self.edition_id} in {self.listing_id}"
