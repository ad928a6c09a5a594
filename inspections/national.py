"""How many local authorities held each grade on a day, counted from the record. Nothing is typed in.

An authority is counted by its latest full inspection of one family of frameworks that was published by that day, and
only while it existed. Grades are those read in open data or reports, or typed by hand from one; what is known from a
press release alone is not counted. A picture takes four queries, however much is on record.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.text import slugify

from inspections.models import Grade, Inspection, Judgement, JudgementCategory, Source
from inspections.picture import UNGRADED, Figure, Level, Line, Picture, Standing
from inspections.querysets import InspectionQuerySet
from inspections.succession import FULL, VISITS

BODIES = ("authority", "trust", "partnership")  # the kinds of body that stand for a whole authority
COUNTED = (Source.OPEN_DATA, Source.REPORT, Source.HAND)
# What a Standing consists of, in its order, but for the grade.
FIELDS = (
    *(f"bodies__authority__{field}" for field in ("name", "region", "is_ours", "dfe_code", "urn")),
    *("slug", "title", "framework__short_title", "framework__inspectorate", "published_on"),
    "bodies__authority__abolished_on",
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class BadChoice(ValueError):  # noqa: N818 - reads as the sentence it is
    """There is no such picture; the text says why and what to choose."""


@dataclass(frozen=True)
class National:
    """A picture, and what else could be chosen: ``lines``, ``regions``. ``data_day`` is how far the record reaches."""

    picture: Picture
    lines: list[Line]
    data_day: dt.date

    @property
    def regions(self) -> list[str]:
        """The regions, by name."""
        return [name for name, _tallies in self.picture.regions]

    @property
    def sources(self) -> list[tuple[str, int]]:
        """Where the grades of the picture were read, and how many of them."""
        read = Counter(row.source for row in self.picture.standings)
        return [(str(source.label), read[source]) for source in COUNTED if read[source]]


def national(*, judgement: str = "", on: str = "", region: str = "") -> National | None:
    """The picture asked for as an address asks, blank for the default; None where no national data is on record.

    Raises ``BadChoice`` for a judgement, day or region that there is not.
    """
    lines = _lines()
    if not lines:
        return None
    known = {line.key.casefold(): line for line in lines}
    line = known.get(judgement.casefold()) if judgement else lines[0]
    if line is None:
        raise BadChoice(f"“{judgement[:80]}” is not a judgement on record: choose one from the list.")
    levels = _levels(line)
    rows = _rows(line, levels)
    read = [row.published_on for row in rows if row.source == Source.OPEN_DATA] or [row.published_on for row in rows]
    data_day = max(read)
    day = _day(on) if on else data_day
    every = _standing_on(day, rows)
    regions = {slugify(name): name for row in rows if (name := row.region)}
    if region and slugify(region) not in regions:
        raise BadChoice(f"“{region[:80]}” is not a region on record: choose one from the list.")
    picture = Picture(line, day, regions[slugify(region)] if region else "", levels, every)
    return National(picture, lines, data_day)


def figure(reference: str) -> Figure | None:
    """The figure of that name as the record has it now; None if there is no such figure (any more)."""
    parts = reference.casefold().split("/")
    if len(parts) not in (4, 5) or not all(parts):
        return None
    family, line, grade, on, *region = parts
    try:
        found = national(judgement=f"{family}/{line}", on=on, region="".join(region))
    except BadChoice:
        return None
    tallies = found.picture.tallies if found else []
    named = (tally for tally in tallies if tally.total and tally.level.label and slugify(tally.level.label) == grade)
    return next((found.picture.figure(tally) for tally in named if found), None)


def _day(text: str) -> dt.date:
    """The day that ``text`` names. Raises ``BadChoice``."""
    example = "write it as year, month and day, for example 2025-03-31."
    if not _DAY.fullmatch(text):
        raise BadChoice(f"“{text[:40]}” is not a day: {example}")
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise BadChoice(f"There is no day {text}: {example}") from None
    if day > timezone.localdate():
        raise BadChoice(f"{text} is in the future: choose a day up to today.")
    return day


def _counted() -> InspectionQuerySet:
    """The full inspections that authorities are counted by."""
    return (
        Inspection.objects.public()
        .filter(published_on__isnull=False, bodies__kind__in=BODIES, bodies__authority__isnull=False)
        .exclude(kind__in=VISITS)
    )


def _lines() -> list[Line]:
    """Every judgement that authorities beside our own were given, overall ones first in each family. One query."""
    others = _counted().filter(bodies__authority__is_ours=False)
    given = Judgement.objects.filter(inspection__in=others.values("pk"), grade__isnull=False, source__in=COUNTED)
    rows = JudgementCategory.objects.filter(pk__in=given.values("category"))
    ordered = rows.order_by("-is_overall", "-framework__in_force_from", "position")
    found = [Line(*row) for row in ordered.values_list("framework__family", "label", "is_overall")]
    overall = Counter(line.family for line in set(found) if line.is_overall)
    # Where a method has several overall judgements none of them is "the" overall one.
    told = dict.fromkeys(line._replace(is_overall=line.is_overall and overall[line.family] == 1) for line in found)
    order = [*FULL, *sorted({line.family for line in told} - set(FULL))]
    return sorted(told, key=lambda line: order.index(line.family))


def _levels(line: Line) -> list[Level]:
    """The grades that could be given, best first. One query."""
    categories = JudgementCategory.objects.filter(framework__family=line.family, label=line.label)
    scales = categories.annotate(own=Coalesce("scale", "framework__scale")).values("own")
    grades = Grade.objects.filter(scale__in=scales).order_by("scale", "position")
    rows = list(grades.values_list("scale", "position", "label"))
    sizes = Counter(scale for scale, _position, _label in rows)
    return [Level(position, label, sizes[scale]) for scale, position, label in rows]


def _rows(line: Line, levels: list[Level]) -> list[Standing]:
    """Every full inspection of the family with what it says in this line, oldest first. Two queries."""
    given = Judgement.objects.filter(
        category__framework__family=line.family, category__label=line.label, source__in=COUNTED, grade__isnull=False
    )
    known = {(level.position, level.label): level for level in levels}
    fields = given.values_list("inspection", "grade__position", "grade__label", "source")
    grades = {key: (known[position, label], source) for key, position, label, source in fields}
    rows = _counted().filter(framework__family=line.family).order_by("published_on", "pk").values_list("pk", *FIELDS)
    standings = []
    for inspection, *row in rows.distinct():
        level, source = grades.get(inspection, (UNGRADED, ""))
        standings.append(replace(Standing(*row), level=level, source=source))
    return standings


def _standing_on(day: dt.date, rows: Iterable[Standing]) -> list[Standing]:
    """The latest of ``rows``, which are oldest first, of each authority that existed on ``day``; by name."""
    latest = {row.authority: row for row in rows if row.published_on <= day}
    return [row for _name, row in sorted(latest.items()) if row.abolished_on is None or row.abolished_on > day]
