"""Days and ranges of days as reports print them (reference/ofsted.md 5.3). Pure."""

import re
from datetime import date
from typing import NamedTuple

from council_news.text import MONTHS

_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?<!\d)(\d{1,2})(?:st|nd|rd|th)?"
_MONTH = rf"({'|'.join(MONTHS)})"
_YEAR = r"(\d{4})"
_DATE = re.compile(rf"{_DAY}\s+{_MONTH},?\s+{_YEAR}", re.IGNORECASE)
_RANGE = re.compile(
    rf"{_DAY}(?:(?:\s+{_MONTH})?(?:,?\s+{_YEAR})?\s*(?:[-\u2010-\u2015\u2212]|\bto\b|\buntil\b)|\s+(?:and|&))\s*"
    rf"{_DAY}\s+{_MONTH}(?:,?\s+{_YEAR})?",
    re.IGNORECASE,
)
_SINGLE = re.compile(rf"{_DAY}\s+{_MONTH}(?:,?\s+{_YEAR})?", re.IGNORECASE)


class Range(NamedTuple):
    """Two days, both included, and the words they were read from."""

    starts_on: date
    ends_on: date
    words: str


def first_day(text: str) -> tuple[date, str] | None:
    """The first whole date in a text ("30 June 2014"), and its words."""
    for match in _DATE.finditer(text):
        if day := _day(match[1], match[2], match[3]):
            return day, match[0]
    return None


def ranges(text: str) -> list[Range]:
    """The ranges in a text, in order: month and year may be given once, at the end; a paused inspection has two."""
    matches = list(_RANGE.finditer(text))
    if not matches:  # an inspection of one day, or days that are listed
        matches = list(_SINGLE.finditer(text))
        return _dated([(m[1], m[2], m[3], m[1], m[2], m[3], m[0]) for m in matches])
    return _dated([(*m.groups(), m[0]) for m in matches])


def _dated(rows: list[tuple[str | None, ...]]) -> list[Range]:
    """Ranges from their printed parts; a year that is missing is that of the range after it."""
    found: list[Range] = []
    year: str | None = None
    for day, month, first_year, end_day, end_month, end_year, words in reversed(rows):
        year = end_year or year
        month = month or end_month
        ends_on = _day(end_day, end_month, year)
        starts_on = _day(day, month, first_year or year)
        if not first_year and starts_on and ends_on and starts_on > ends_on:  # "15 December to 9 January 2015"
            starts_on = _day(day, month, str(starts_on.year - 1))
        if starts_on and ends_on and starts_on <= ends_on:
            found.append(Range(starts_on, ends_on, words or ""))
    return found[::-1]


def _day(day: str | None, month: str | None, year: str | None) -> date | None:
    """The day, or None where it is not in the calendar."""
    if not (day and month and year):
        return None
    try:
        return date(int(year), MONTHS.index(month.capitalize()) + 1, int(day))
    except ValueError:
        return None
