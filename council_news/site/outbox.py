"""Which changes a folder has not seen yet.

Each folder remembers how far it has read, so any number of machines write theirs from one database. Numbers of rows
do not tell by themselves: a slow transaction commits a low number late. So the numbers that were missing below the
highest are asked for again, until the slowest transaction must be over.
"""

import datetime as dt
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Self

from django.db.models import Max, Q, QuerySet

from council_news.outbox.models import Change

SLOWEST_COMMIT = dt.timedelta(hours=1)
KEPT = dt.timedelta(days=7)  # how long the outbox keeps a change; a folder older than that is written whole


@dataclass
class Seen:
    """The changes a folder has seen: all up to the number ``last`` but those in ``gaps``, (first, last, since)."""

    last: int = 0
    gaps: list[tuple[int, int, dt.datetime]] = field(default_factory=list)

    @classmethod
    def everything(cls, *, at: dt.datetime) -> Self:
        """All there is now; what is committed later is not among it."""
        recent = Change.objects.filter(at__gte=at - SLOWEST_COMMIT).order_by("pk").values_list("pk", flat=True)
        seen = cls(Change.objects.aggregate(Max("pk"))["pk__max"] or 0)
        seen.gaps = [(one + 1, other - 1, at) for one, other in pairwise(recent) if other - one > 1]
        return seen

    def unseen(self) -> QuerySet[Change, Change]:
        """The others, oldest first."""
        wanted = Q(pk__gt=self.last)
        for first, last, _since in self.gaps:
            wanted |= Q(pk__range=(first, last))
        return Change.objects.filter(wanted).order_by("pk")

    def read(self, *, at: dt.datetime) -> list[Change]:
        """The changes that are new, which count as seen from now on."""
        found = list(self.unseen())
        numbers = [change.pk for change in found]
        gaps = [gap for gap in self.gaps if gap[2] > at - SLOWEST_COMMIT]
        self.gaps = [piece for gap in gaps for piece in _without(gap, numbers)]
        above = [self.last, *(number for number in numbers if number > self.last)]
        self.gaps += [(one + 1, other - 1, at) for one, other in pairwise(above) if other - one > 1]
        self.last = above[-1]
        return found

    def as_json(self) -> dict[str, Any]:
        """For the state of a folder."""
        return {"last": self.last, "gaps": [(first, last, since.isoformat()) for first, last, since in self.gaps]}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """From the state of a folder."""
        gaps = [(first, last, dt.datetime.fromisoformat(since)) for first, last, since in data["gaps"]]
        return cls(data["last"], gaps)


def prune(*, at: dt.datetime) -> int:
    """Forget changes that every folder has long seen, but for the latest, whose day feeds tell; how many."""
    latest = Change.objects.aggregate(Max("pk"))["pk__max"]
    deleted, _each = Change.objects.filter(at__lt=at - KEPT).exclude(pk=latest).delete()
    return deleted


def _without(gap: tuple[int, int, dt.datetime], numbers: list[int]) -> list[tuple[int, int, dt.datetime]]:
    """What is left of a gap when ``numbers``, which rise, have come."""
    first, last, since = gap
    edges = [first - 1, *(number for number in numbers if first <= number <= last), last + 1]
    return [(one + 1, other - 1, since) for one, other in pairwise(edges) if other - one > 1]
