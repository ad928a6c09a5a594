"""When inspectors were there: "from April 29 to May 21", "12 to 23 February 2024", "arrived in February"."""

import datetime as dt
import re

from council_news.text import MONTHS
from inspections.dates import Period
from releases.claims.marks import plain
from releases.importers.dateline import month_number
from releases.importers.sentences import sentences

_MONTH = "(?:" + "|".join(f"{month}|{month[:3]}" for month in MONTHS) + ")"
_YEAR = r"(?:,? (?P<year{0}>20\d\d))?"
_TO = r"(?: ?- ?| to | until | and )"
_BRITISH = re.compile(
    rf"\b(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?(?: (?P<month1>{_MONTH}))?{_YEAR.format(1)}{_TO}"
    rf"(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?P<month2>{_MONTH})\b{_YEAR.format(2)}"
)
_AMERICAN = re.compile(
    rf"\b(?P<month1>{_MONTH}) (?P<day1>\d{{1,2}})(?:st|nd|rd|th)?{_YEAR.format(1)}{_TO}"
    rf"(?:(?P<month2>{_MONTH}) )?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b{_YEAR.format(2)}"
)
_IN_MONTH = re.compile(
    r"\b(?:arrived|visited|spent|were there|inspected|took place|carried out|began|inspection) (?:[\w' ()]{0,120} )?in "
    rf"(?P<month>{_MONTH})\b{_YEAR.format('')}"
)
_INSPECTED = re.compile(r"\b(?:inspect\w*|ofsted|visit\w*)\b", re.IGNORECASE)
_TODAY = re.compile(r"\breport,? (?:which (?:was|is) |was |is )?published today", re.IGNORECASE)


def stay(paragraphs: list[str], issued_on: dt.date | None) -> tuple[Period, ...]:
    """The days of the inspection as the text gives them; a year it leaves out is that of the last such day."""
    for paragraph in paragraphs:
        for sentence in sentences(plain(paragraph)):
            period = _period(sentence, issued_on) if _INSPECTED.search(sentence) else None
            if period:
                return (period,)
    return ()


def _period(sentence: str, issued_on: dt.date | None) -> Period | None:
    """The range of days in ``sentence``, or the month."""
    for pattern in (_BRITISH, _AMERICAN):
        for found in pattern.finditer(sentence):
            months = found["month1"] or found["month2"], found["month2"] or found["month1"]
            years = found["year1"] or found["year2"], found["year2"] or found["year1"]
            end = _day(found["day2"], months[1], years[1], issued_on)
            start = _day(found["day1"], months[0], years[0] or (str(end.year) if end else None), issued_on)
            if start and end and dt.timedelta(0) <= end - start <= dt.timedelta(days=120) and _is_past(end, issued_on):
                return Period(start, end)
    found_month = _IN_MONTH.search(sentence)
    first = _day("1", found_month["month"], found_month["year"], issued_on) if found_month else None
    return Period(first, first, "month") if first and _is_past(first, issued_on) else None


def _day(day: str, month: str, year: str | None, issued_on: dt.date | None) -> dt.date | None:
    """A day; without a printed year, the last one on or before the day of issue."""
    number = month_number(month)
    try:
        if year:
            return dt.date(int(year), number, int(day))
        if issued_on is None:
            return None
        found = dt.date(issued_on.year, number, int(day))
        return found if found <= issued_on else dt.date(issued_on.year - 1, number, int(day))
    except ValueError:
        return None


def _is_past(day: dt.date, issued_on: dt.date | None) -> bool:
    return issued_on is None or day <= issued_on


def published_on(paragraphs: list[str], issued_on: dt.date | None) -> dt.date | None:
    """The day of issue, where the text says that the report was published that day."""
    return issued_on if any(_TODAY.search(paragraph) for paragraph in paragraphs) else None
