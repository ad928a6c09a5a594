"""The national picture as values: who stood where on a day, how many held each grade, and how a figure is worded. Pure.

A judgement is named ``ILACS/overall``, a figure ``ILACS/overall/good/2025-03-31`` or, of one region,
``ILACS/overall/good/2025-03-31/south-east``. Releases keep these names: they must not change.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.text import slugify

from council_news.text import day

LICENCE = "Open Government Licence v3.0"
LICENCE_URL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


class Line(NamedTuple):
    """A line of the judgement tables of a family of frameworks."""

    family: str
    label: str
    is_overall: bool

    @property
    def key(self) -> str:
        """Its name in addresses and references."""
        return f"{self.family.replace(' ', '-')}/{'overall' if self.is_overall else slugify(self.label)}"


class Level(NamedTuple):
    """A grade and its place on a scale of ``size`` grades, 1 being the best; without a label where none was given."""

    position: int
    label: str
    size: int

    @property
    def as_judgement(self) -> dict[str, Any]:
        """As the filter ``marks`` draws a judgement of the facts."""
        return {"grade": self.label or None, "position": self.position, "scale_size": self.size}


UNGRADED = Level(0, "", 0)


@dataclass(frozen=True)
class Standing:
    """Where one authority stood: its latest inspection by then and the grade it was given."""

    authority: str
    region: str
    is_ours: bool
    dfe_code: str
    urn: str
    slug: str
    title: str
    framework: str
    inspectorate: str
    published_on: dt.date
    abolished_on: dt.date | None  # of the authority
    level: Level = UNGRADED
    source: str = ""  # where the grade was read: an inspections.models.Source, "" for none

    @property
    def path(self) -> str:
        """The page of that inspection."""
        return reverse("inspections:inspection", args=[self.slug])


@dataclass(frozen=True)
class Tally:
    """How many of ``total`` authorities stood at one level, how many stood at a better one, whether ours is there."""

    level: Level
    count: int
    before: int
    total: int
    is_ours: bool

    @property
    def share(self) -> float:
        """In per cent."""
        return round(100 * self.count / self.total, 1) if self.total else 0.0

    @property
    def start(self) -> float:
        """The share of the levels before this one, where it begins in a strip of all."""
        return round(100 * self.before / self.total, 1) if self.total else 0.0


class Figure(NamedTuple):
    """One number of the picture, as a release prints it."""

    value: str
    label: str
    source: str
    on: dt.date


@dataclass(frozen=True)
class Picture:
    """What was so on one day by one judgement; of one region where one is chosen (else "")."""

    line: Line
    on: dt.date
    region: str
    levels: list[Level]  # the grades that could be given, best first
    every: list[Standing]  # whatever the region, by name

    @cached_property
    def standings(self) -> list[Standing]:
        """The authorities of the region chosen, or all, by name."""
        return [row for row in self.every if self.region in ("", row.region)]

    @cached_property
    def tallies(self) -> list[Tally]:
        """How many stood at each level, best first."""
        return self._tallied(self.standings)

    @cached_property
    def regions(self) -> list[tuple[str, list[Tally]]]:
        """The same for each region, by name."""
        names = sorted({row.region for row in self.every} - {""})
        return [(name, self._tallied([row for row in self.every if row.region == name])) for name in names]

    @property
    def ours(self) -> Standing | None:
        """Our council, where it is among those counted."""
        return next((row for row in self.every if row.is_ours), None)

    @property
    def inspectorates(self) -> str:
        """Whose judgements these are."""
        return " and ".join(sorted({row.inspectorate for row in self.every})) or "Ofsted"

    def reference(self, tally: Tally) -> str:
        """The lasting name of a figure."""
        region = [slugify(self.region)] if self.region else []
        return "/".join([self.line.key, slugify(tally.level.label), self.on.isoformat(), *region])

    def figure(self, tally: Tally) -> Figure:
        """A figure in words, with its date and source."""
        where = f" in {self.region}" if self.region else ""
        what = " overall" if self.line.is_overall else f": {_small(self.line.label)}"
        return Figure(
            value=f"{tally.count} of {tally.total}",
            label=f"local authorities{where} judged {_small(tally.level.label)}{what}",
            source=f"{self.inspectorates}, {self.line.family} inspection outcomes at {day(self.on)}, {LICENCE}",
            on=self.on,
        )

    def _tallied(self, rows: list[Standing]) -> list[Tally]:
        """How many of ``rows`` stood at each level; those without a grade last, where anybody has none."""
        held = Counter(row.level for row in rows)
        ours = {row.level for row in rows if row.is_ours}
        levels = [*self.levels, *([UNGRADED] if any(row.level == UNGRADED for row in self.every) else [])]
        before = accumulate((held[level] for level in levels), initial=0)
        return [
            Tally(level, held[level], better, len(rows), level in ours)
            for level, better in zip(levels, before, strict=False)
        ]


def _small(words: str) -> str:
    """Words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]
