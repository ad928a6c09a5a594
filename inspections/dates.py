"""Days in words, as a newsroom prints them: "29 April to 21 May 2014". Pure."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from council_news.text import MONTHS, day


class Period(NamedTuple):
    """A range of days and how exactly it is known: ``day``, ``month`` or ``year``."""

    starts_on: date
    ends_on: date
    precision: str = "day"


def period_text(period: Period) -> str:
    """One range of days in words; month and year are said once where both ends share them."""
    start, end, precision = period
    if precision == "year":
        return _joined(f"{start.year}", f"{end.year}")
    if precision == "month":
        first = _month(start) if start.year == end.year else f"{_month(start)} {start.year}"
        return _joined(first, _month(end), tail=f" {end.year}")
    if start == end:
        return day(end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {day(end)}"
    first = f"{start.day} {_month(start)}" if start.year == end.year else day(start)
    return f"{first} to {day(end)}"


def periods_text(periods: Iterable[Period]) -> str:
    """Several ranges in words, a paused inspection having two; empty for none."""
    texts = [period_text(period) for period in periods]
    return " and ".join(filter(None, [", ".join(texts[:-1]), *texts[-1:]]))


def overlap(one: Period, other: Period) -> bool:
    """Whether two ranges may share a day, given how exactly each is known."""
    one, other = _whole(one), _whole(other)
    return one.starts_on <= other.ends_on and other.starts_on <= one.ends_on


def _whole(period: Period) -> Period:
    """The days a period may cover."""
    if period.precision == "year":
        return Period(period.starts_on.replace(month=1, day=1), period.ends_on.replace(month=12, day=31))
    if period.precision == "month":
        after = (period.ends_on.replace(day=1) + timedelta(days=32)).replace(day=1)
        return Period(period.starts_on.replace(day=1), after - timedelta(days=1))
    return period


def _month(on: date) -> str:
    """The name of the month."""
    return MONTHS[on.month - 1]


def _joined(first: str, last: str, tail: str = "") -> str:
    """ "first to last", or the one of them where they are the same."""
    return f"{last}{tail}" if first == last else f"{first} to {last}{tail}"
