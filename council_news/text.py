"""Typography: days and times in London, numbers with their nouns, quotation marks, paragraphs. Pure.

Any app may import this leaf. Instants must be aware (UTC or any zone); they are printed in Europe/London,
where clocks go forward and back on the last Sundays of March and October.
"""

import datetime as dt
import re
from collections.abc import Sequence
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_DIALLED = re.compile(r"[^\d+]")
_UNITS = ("bytes", "KB", "MB", "GB")
_KINDS = {
    "application/pdf": "PDF",
    "application/vnd.oasis.opendocument.text": "ODT",
    "application/vnd.oasis.opendocument.spreadsheet": "ODS",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint",
    "text/csv": "CSV",
    "text/plain": "text",
    "application/zip": "ZIP",
}


def london(at: dt.datetime) -> dt.datetime:
    """The instant ``at`` on a London clock. Raises ``ValueError`` for a naive time, which names no instant."""
    if at.tzinfo is None:
        raise ValueError("A time without a zone names no instant: make it aware first.")
    return at.astimezone(LONDON)


def day(at: dt.datetime | dt.date) -> str:
    """The day in words, without a leading nought: "30 June 2014". An instant is put on a London clock first."""
    on = london(at) if isinstance(at, dt.datetime) else at
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def clock(at: dt.datetime) -> str:
    """The time of day in London: "11:09am"; noon is "12:00pm"."""
    local = london(at)
    return f"{local.hour % 12 or 12}:{local.minute:02}{'am' if local.hour < 12 else 'pm'}"


def time_and_day(at: dt.datetime) -> str:
    """Time and day in London, as a release prints them: "11:09am, 30 June 2014"."""
    return f"{clock(at)}, {day(at)}"


def machine_time(at: dt.datetime) -> str:
    """The instant for ``<time datetime>``: London, to the second, with its offset ("2014-06-30T11:09:00+01:00")."""
    return london(at).isoformat(timespec="seconds")


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 release", "3,100 releases"; ``many`` defaults to ``one`` and an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text, parted by blank lines; empty ones are dropped."""
    return [part.strip() for part in _BLANK_LINES.split(text.replace("\r\n", "\n")) if part.strip()]


def quoted(parts: Sequence[str]) -> list[str]:
    """Paragraphs in quotation marks by British custom: opened at each, closed at the last alone."""
    last = len(parts) - 1
    return [f"“{part}{'”' if number == last else ''}" for number, part in enumerate(parts)]


def file_size(size: int) -> str:
    """A size in ``size`` bytes for people, in powers of 1,000: "812 bytes", "240 KB", "1.4 MB"."""
    amount, unit = float(size), 0
    while amount >= 999.5 and unit < len(_UNITS) - 1:
        amount, unit = amount / 1000, unit + 1
    figures = f"{amount:.1f}" if unit > 1 and amount < 10 else f"{amount:.0f}"
    return f"{figures.removesuffix('.0')} {_UNITS[unit]}"


def file_kind(content_type: str) -> str:
    """What people call a type of file: "PDF", "Word"; the subtype in capitals for the rest."""
    return _KINDS.get(content_type) or content_type.rpartition("/")[2].upper()


def dialled(phone: str) -> str:
    """A telephone number as a ``tel:`` link wants it: digits and a leading plus, without "(0)"."""
    return _DIALLED.sub("", phone.replace("(0)", ""))
