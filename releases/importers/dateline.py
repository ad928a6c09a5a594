"""The printed date of a release: "30 June 2014 | 11:09 Europe/London", on one line or on seven."""

import datetime as dt
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from council_news.text import LONDON, MONTHS

MOST_LINES = 9  # place, weekday, day, month, year, "|", time, zone, and one to spare

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_AMERICAN = r"(?P<month2>[A-Za-z]{3,9})\.? (?P<day2>\d{1,2})(?:st|nd|rd|th)?,? (?P<year2>(?:19|20)\d\d)"
_SLASHED = r"(?P<day3>\d{1,2})[/.](?P<month3>\d{1,2})[/.](?P<year3>(?:19|20)\d\d)"
_ISO = r"(?P<year4>(?:19|20)\d\d)-(?P<month4>\d\d)-(?P<day4>\d\d)"
_TIME = r"(?:at )?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?::\d\d)? ?(?P<half>[ap]\.?m\.?)?(?: ?hours| ?hrs)?"
_ZONE = r"(?P<zone>[A-Z]{2,5}|[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+|UTC[+-]\d+)"
_LABEL = r"(?:(?:date|published|posted|released|issued|release date|date published|press release|news)\b:? ?(?:on )?)?"
_WEEKDAY = r"(?:(?P<weekday>(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?),? )?"
_NO_PLACE = r"(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)(?:day)?\b|(?i:published|posted|date|news)\b"
_PLACE = rf"(?:(?P<place>(?!{_NO_PLACE})[A-Z][\w’'.-]*(?: [\w’'.-]+){{0,3}}), ?(?:[-–—] ?)?)?"
_DATELINE = re.compile(
    rf"{_PLACE}(?i:{_LABEL}){_WEEKDAY}(?:{_DAY} {_MONTH},? {_YEAR}|{_AMERICAN}|{_SLASHED}|{_ISO})"
    rf"(?: ?[|,–—-]| at)?(?:(?: |T){_TIME})?(?: ?\|)?(?: {_ZONE}| \({_ZONE.replace('zone', 'zone2')}\))?"
    r"(?:,? (?:by|in) [A-Z][\w &'’.-]{1,60})?"
)
_TIME_FIRST = re.compile(r"(\d{1,2}(?:[:.]\d\d ?(?:[ap]\.?m\.?)?| ?[ap]\.?m\.?)),? (?:on |\| )?([\w, ]+)")
_FIXED = {"GMT": dt.UTC, "UTC": dt.UTC, "BST": dt.timezone(dt.timedelta(hours=1), "BST")}


@dataclass(frozen=True)
class Dateline:
    """A date as printed; ``issued_at`` is None where no time of day is given. ``doubts`` are sentences."""

    place: str
    issued_on: dt.date | None
    issued_at: dt.datetime | None
    doubts: tuple[str, ...] = ()


def month_number(name: str) -> int:
    """The number of a month by its English name or its first three letters or more; 0 if it is none."""
    name = name.lower().rstrip(".")
    if len(name) < 3:
        return 0
    return next((number for number, month in enumerate(MONTHS, 1) if month.lower().startswith(name)), 0)


def read_dateline(text: str) -> Dateline | None:
    """The date that the whole of ``text`` is, or None if it is something else."""
    swapped = _TIME_FIRST.fullmatch(text) if len(text) < 120 else None
    found = _DATELINE.fullmatch(f"{swapped[2]} {swapped[1]}" if swapped else text) if len(text) < 120 else None
    if found is None:
        return None
    part = {name.rstrip("234"): value for name, value in found.groupdict().items() if value is not None}
    month = int(part["month"]) if part["month"].isdigit() else month_number(part["month"])
    place = part.get("place", "")
    if not month:
        return None
    try:
        day = dt.date(int(part["year"]), month, int(part["day"]))
    except ValueError:
        return Dateline(place, None, None, (f"“{text}” is not a day of the calendar: set the date by hand.",))
    doubts = _weekday_doubts(part.get("weekday", ""), day)
    if "hour" not in part:
        return Dateline(place, day, None, doubts)
    at, more = _instant(day, part)
    return Dateline(place, day, at, doubts + more)


def _weekday_doubts(printed: str, day: dt.date) -> tuple[str, ...]:
    """A sentence if the printed weekday is not that of the day."""
    if not printed or f"{day:%A}".lower().startswith(printed.lower()[:3]):
        return ()
    return (f"The text says {printed}, but {day.day} {day:%B %Y} was a {day:%A}: check the date.",)


def _instant(day: dt.date, part: dict[str, str]) -> tuple[dt.datetime | None, tuple[str, ...]]:
    """The instant a printed time names, and what is doubtful about it."""
    hour, minute = int(part["hour"]), int(part.get("minute", "0"))
    half = part.get("half", "")[:1].lower()
    if half and not 1 <= hour <= 12:
        hour = 99
    elif half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        return None, ("The printed time of day is not one: set it by hand.",)
    zone, doubts = _zone(part.get("zone", ""))
    local = dt.datetime.combine(day, dt.time(hour, minute), zone)
    at = local.astimezone(dt.UTC)
    if at.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        doubts += ("Clocks went forward over the printed time, so it never was: check it.",)
    elif local.utcoffset() != local.replace(fold=1).utcoffset():
        doubts += ("Clocks went back over the printed time, so it came twice; summer time is assumed.",)
    return at, doubts


def _zone(name: str) -> tuple[dt.tzinfo, tuple[str, ...]]:
    """The zone of a printed name; London for none and for one that is not known, with a sentence."""
    if not name or name == "Europe/London":
        return LONDON, ()
    if name in _FIXED:
        return _FIXED[name], ()
    try:
        return ZoneInfo(name), (f"The time is printed in the zone {name}; it is shown on a London clock.",)
    except (KeyError, ValueError, OSError):
        return LONDON, (f"The time zone “{name}” is not known; London is assumed.",)
