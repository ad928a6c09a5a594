"""The history of a body as a picture: where each inspection stands on a line of time. Pure geometry.

Across, everything is in per cent of the width, so that the picture fits any screen without shrinking its words; down,
in pixels. Each subject has a lane. In it a line joins inspections whose grades can be compared, which are those on one
scale; between others the line is broken.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from textwrap import wrap

LEFT, RIGHT = 7.0, 93.0  # per cent
TITLE, LINE, FOOT, AXIS = 28, 16, 34, 24  # pixels, as all below
SIDE, SQUARE, APART = 11, 13, 15  # of a square; with the gap above it; from one column to the next
WIDTH, LETTER, LONGEST = 690, 6.7, 15  # of the picture and a letter where words are shown; letters in a line of words
EDGE = 14.0  # per cent: words so close to an end grow inwards
MOST_TICKS, STEPS = 7, (1, 2, 5, 10, 20, 50, 100, 500, 5000)  # years between two ticks
LAST_YEAR = 9998  # that has a next one


@dataclass(frozen=True)
class Event:
    """An inspection. ``grades``: (position, size of the scale) of each grade that sums it up; ``scale`` "" for none."""

    on: date
    lane: str
    grades: tuple[tuple[int, int], ...] = ()
    scale: str = ""
    words: str = ""
    is_here: bool = False


@dataclass(frozen=True)
class Square:
    """One step of a grade, in pixels from the foot of its event."""

    x: float
    y: int
    is_full: bool


@dataclass(frozen=True)
class Point:
    """An event in the picture: ``words`` are lines with their height above the foot; none where there is no room.

    They begin (or end, by ``anchor``) ``shift`` pixels from the middle, above the edge of the squares.
    """

    x: float
    squares: tuple[Square, ...]
    words: tuple[tuple[int, str], ...]
    anchor: str
    shift: float
    is_here: bool


@dataclass(frozen=True)
class Lane:
    """The inspections of one subject, oldest first; ``runs`` are joined (from, to), ``breaks`` where they are not."""

    title: str
    top: int
    foot: int
    points: tuple[Point, ...]
    runs: tuple[tuple[float, float], ...]
    breaks: tuple[float, ...]


@dataclass(frozen=True)
class Timeline:
    """The whole picture."""

    height: int
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, int], ...]

    @property
    def axis(self) -> int:
        """How far down the lines of the years go."""
        return self.height - AXIS

    @property
    def has_breaks(self) -> bool:
        """Whether a line is broken anywhere."""
        return any(lane.breaks for lane in self.lanes)


def timeline(events: Iterable[Event]) -> Timeline | None:
    """The picture of ``events``, lanes in the order of their first mention; None for fewer than two."""
    events = list(events)
    if len(events) < 2:
        return None
    years = [min(event.on.year, LAST_YEAR) for event in events]
    first, last = min(years), max(years) + 1
    lanes: list[Lane] = []
    top = 0
    for title in dict.fromkeys(event.lane for event in events):
        own = sorted((event for event in events if event.lane == title), key=lambda event: event.on)
        lanes.append(_lane(title, own, [_across(event.on, first, last) for event in own], top))
        top = lanes[-1].foot + FOOT
    step = next(step for step in STEPS if (last - first) / step <= MOST_TICKS)
    ticks = [(_across(date(year, 1, 1), first, last), year) for year in range(first, last) if year % step == 0]
    return Timeline(top + AXIS, tuple(lanes), tuple(ticks))


def _lane(title: str, events: list[Event], across: list[float], top: int) -> Lane:
    """One lane with its top at ``top``."""
    printed = _printed(events, across)
    tallest = max((size for event in events for _position, size in event.grades), default=0)
    lines = max((len(words) for words in printed), default=0)
    foot = top + TITLE + lines * LINE + (tallest * SQUARE or SQUARE)
    graded = [(event, x) for event, x in zip(events, across, strict=True) if event.grades]
    gaps = [(a, b, before.scale == after.scale) for (before, a), (after, b) in pairwise(graded)]
    return Lane(
        title=title,
        top=top,
        foot=foot,
        points=tuple(_point(*row) for row in zip(events, across, printed, strict=True)),
        runs=tuple((a, b) for a, b, is_joined in gaps if is_joined),
        breaks=tuple(round((a + b) / 2, 1) for a, b, is_joined in gaps if not is_joined),
    )


def _point(event: Event, x: float, lines: list[str]) -> Point:
    """One event with a stack of squares for each grade."""
    middle = (len(event.grades) - 1) / 2
    squares = [
        Square((number - middle) * APART - SIDE / 2, -step * SQUARE, is_full=step <= size - position + 1)
        for number, (position, size) in enumerate(event.grades)
        for step in range(1, size + 1)
    ]
    above = max((size for _position, size in event.grades), default=1) * SQUARE + 7
    words = [(-above - LINE * (len(lines) - 1 - number), line) for number, line in enumerate(lines)]
    anchor = "start" if x < EDGE else "end" if x > 100 - EDGE else "middle"
    edge = middle * APART + SIDE / 2
    shift = {"start": -edge, "middle": 0.0, "end": edge}[anchor]
    return Point(x, tuple(squares), tuple(words), anchor, shift, event.is_here)


def _printed(events: list[Event], across: list[float]) -> list[list[str]]:
    """The words of each event in lines, as far as they have room; the latest come first."""
    printed: list[list[str]] = []
    free = WIDTH + 1.0
    for event, x in zip(reversed(events), reversed(across), strict=True):
        lines = wrap(event.words, LONGEST, break_long_words=False)
        half = max((len(line) for line in lines), default=0) * LETTER / 2
        centre = x * WIDTH / 100
        left, right = centre - half, centre + half
        if x < EDGE or x > 100 - EDGE:
            left, right = (centre, centre + 2 * half) if x < EDGE else (centre - 2 * half, centre)
        has_room = bool(lines) and right < free
        printed.append(lines if has_room else [])
        free = left - LETTER if has_room else free
    return printed[::-1]


def _across(on: date, first: int, last: int) -> float:
    """Where a day stands between the beginnings of the years ``first`` and ``last``."""
    start, end = date(first, 1, 1).toordinal(), date(last, 1, 1).toordinal()
    return round(LEFT + (RIGHT - LEFT) * (on.toordinal() - start) / (end - start), 1)
