"""Cells as values: days, counts, words; what stands for nothing. Pure."""

import re
from datetime import date, datetime

from inspections.importers.problems import BadRow, quoted
from inspections.importers.sheets import Cell

EARLIEST = date(2005, 1, 1)
# What sources write where there is nothing to say; the bracketed letters are the government's own shorthand.
_NOTHING = frozenset(
    {
        *("", "-", "–", ".", "..", ":", "x", "z", "c", "u", "[x]", "[z]", "[c]", "[u]", "n/a", "na", "nan", "none"),
        *("null", "not applicable", "not available", "not yet inspected", "not revisited yet", "not yet revisited"),
        *("no revisit required", "not inspected", "inspection_pre_dates_judgement", "not_reported_post_reform"),
        "data_unreadable",
    }
)
_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%d-%b-%y", "%d-%b-%Y")


def words(cell: Cell) -> str:
    """The text of a cell on one line; whole numbers without their point."""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() else str(cell)
    return " ".join(cell.split())


def said(cell: Cell) -> str:
    """The text of a cell, empty where it says that there is nothing."""
    text = words(cell)
    return "" if text.lower() in _NOTHING else text


def day(cell: Cell, column: int) -> date | None:
    """The day in a cell, None where there is none. Raises ``BadRow``."""
    text = said(cell)
    if not text:
        return None
    found = cell if isinstance(cell, date) else _parsed(re.sub(r"T?\s?\d\d:\d\d.*$", "", text))
    if found is None:
        raise BadRow(f"{quoted(text)} is not a day. Write it as day/month/year.", column)
    if found < EARLIEST:
        raise BadRow(f"{quoted(text)} is too early for these inspections. Correct the year.", column)
    return found


def _parsed(text: str) -> date | None:
    """A day as it is written in Britain."""
    for form in _FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def count(cell: Cell, column: int) -> int | None:
    """The number in a cell, None where there is none. Raises ``BadRow``."""
    text = said(cell)
    if text and not (text.isascii() and text.isdigit() and len(text) < 5):
        raise BadRow(f"{quoted(text)} is not a number.", column)
    return int(text) if text else None
