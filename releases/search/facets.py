"""What a search may be narrowed by, as the index holds it. Pure.

Facets are words that nobody can type (they begin with a private character, which no text holds): the topics and
inspections of an edition and its London month. The position is a number that grows with the date on the release, so
that a period is a range and the newest stand last.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from council_news.text import LONDON, london

MARK = "\ue002"
_BITS = 24  # of the edition's key, which tell apart what was published in one second
_LOWEST, _HIGHEST = -(2**63), 2**63 - 1


def topic(pk: int) -> str:
    """The facet of a topic."""
    return f"{MARK}t{pk}"


def inspection(pk: int) -> str:
    """The facet of an inspection."""
    return f"{MARK}i{pk}"


def month(name: str) -> str:
    """The facet of a London month ("2014-06")."""
    return f"{MARK}m{name.replace('-', '')}"


def facets(at: dt.datetime, topics: Iterable[int], inspections: Iterable[int]) -> str:
    """The facets of an edition published first at ``at``."""
    found = [*map(topic, sorted(topics)), *map(inspection, sorted(inspections)), month(f"{london(at):%Y-%m}")]
    return " ".join(found)


def position(at: dt.datetime, pk: int = 0) -> int:
    """Where the edition ``pk`` stands among all by date; no two stand in one place."""
    return (int(at.timestamp()) << _BITS) + pk % (1 << _BITS)


@dataclass(frozen=True)
class Within:
    """What to look in: editions with all of ``facets``, from one London day to another, both included.

    ``months`` counts by London month the live releases among which those are: it tells how far back to look for some.
    """

    facets: tuple[str, ...] = ()
    first: dt.date | None = None
    last: dt.date | None = None
    months: Mapping[str, int] = field(default_factory=dict)

    @property
    def positions(self) -> tuple[int, int]:
        """The lowest and the highest position of the period."""
        lowest = position(_midnight(self.first)) if self.first else _LOWEST
        after = self.last + dt.timedelta(days=1) if self.last and self.last < dt.date.max else None
        highest = position(_midnight(after)) - 1 if after else _HIGHEST
        return lowest, highest

    def newest(self, number: int) -> list[str]:
        """The newest months of the period that hold ``number`` releases together, or all of them."""
        first, last = f"{self.first or '0001-01'}"[:7], f"{self.last or '9999-12'}"[:7]
        found: list[str] = []
        for name in sorted(self.months, reverse=True):
            if first <= name <= last and number > 0:
                found.append(name)
                number -= self.months[name]
        return found


def _midnight(on: dt.date) -> dt.datetime:
    """When a day begins in London."""
    return dt.datetime.combine(on, dt.time(), LONDON)
