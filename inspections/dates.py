"""Days in words, as a newsroom prints them: "29 April to 21 May 2014". Pure."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple


class Period(NamedTuple):
    """A range of days and how exactly it is known: ``day``, ``month`` or ``year``."""

    starts_on: date
    ends_on: date
    precision: str = "day"


def day_text(day: date) -> str:
    """A day in words, without a leading nought: "30 June 2014"."""
    return f"{day.day} {day:%B %Y}"


def period_text(period: Period) -> str:
    """One range of days in words; month and year are said once where both ends share them."""
    start, end, precision = period
    if precision == "year":
        return _joined(f"{start.year}", f"{end.year}")
    if precision == "month":
        first = f"{start:%B}" if start.year == end.year else f"{start:%B %Y}"
        return _joined(first, f"{end:%B}", tail=f" {end.year}")
    if start == end:
        return day_text(end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {day_text(end)}"
    first = f"{start.day} {start:%B}" if start.year == end.year else day_text(start)
    return f"{first} to {day_text(end)}"


def periods_text(periods: Iterable[Period]) -> str:
    """Several ranges in words, a paused inspection having two; empty for none."""
    texts = [period_text(period) for period in periods]
    return " and ".join(filter(None, [", ".join(texts[:-1]), *texts[-1:]]))


def _joined(first: str, last: str, tail: str = "") -> str:
    """ "first to last", or the one of them where they are the same."""
    return f"{last}{tail}" if first == last else f"{first} to {last}{tail}"
