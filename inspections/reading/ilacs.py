"""Inspections of local authority children's services since 2017: the table, its version, long or short. Pure.

The rows tell the version (reference/ofsted.md 1.4): care leavers have one of their own since January 2023, and overall
effectiveness has none since April 2026.
"""

import re
from datetime import date
from typing import NamedTuple

from inspections.reading.grades import GRADE, GRADED
from inspections.reading.lines import Line
from inspections.reading.paragraphs import Headed
from inspections.reading.shape import ReadJudgement, ReadPeriod
from inspections.reading.tables import Row, absent, contradictions, judgements, rows
from inspections.seed import ilacs
from inspections.seed.shape import FrameworkRow

CODES = {row.code: row for row in ilacs.FRAMEWORKS}
SHORT = 8  # days; a short inspection takes about one week on site, a standard one about two

_START = (
    r"The\s+impact\s+of\s+leaders|The\s+experiences?\s+and\s+progress\s+of"
    rf"|Overall\s+effectiveness\W*\s{GRADE}\b"
)
_CLASSES = (  # what tells a row, the first that fits
    ("leaders", r"impact of leaders"),
    ("help", r"need help|help and protection"),
    ("care and leavers", r"in care\b.*\bleavers"),
    ("care", r"in care\b"),
    ("leavers", r"leavers?\b"),
    ("overall", r"overall effectiveness"),
)
_KEYS = {
    ilacs.LEADERS.label: "leaders",
    ilacs.PROTECTION.label: "help",
    ilacs.IN_CARE_AND_LEAVERS.label: "care and leavers",
    ilacs.IN_CARE.label: "care",
    ilacs.CARE_LEAVERS.label: "leavers",
    ilacs.OVERALL.label: "overall",
}
_TELLING = {"care and leavers", "leavers"}  # rows that tell the version


class Judged(NamedTuple):
    """The judgements of a report, the framework they belong to, and what could not be read."""

    framework: FrameworkRow
    judgements: list[ReadJudgement]
    problems: list[str]


def read_judgements(lines: list[Line], headings: list[Headed], inspected: tuple[ReadPeriod, ...]) -> Judged:
    """All graded lines of a report, by the table on its first page, failing that by the headings of the findings."""
    table = _by_key(rows("\n".join(line.text for line in lines if line.page <= 2), _START))
    stated = {key: row for heading in headings for key, row in _by_key(_stated(heading)).items()}
    found = {**stated, **table}
    start = date.fromisoformat(inspected[0].starts_on) if inspected else None
    framework = CODES[_version(table if table.keys() & _TELLING else found, start)]
    lines_found = judgements(framework, found, _KEYS)
    return Judged(framework, lines_found, [*absent(framework, lines_found), *contradictions(_KEYS, table, stated)])


def kind(inspected: tuple[ReadPeriod, ...]) -> str:
    """``short`` for about one week on site, ``standard`` for more."""
    days = sum((date.fromisoformat(p.ends_on) - date.fromisoformat(p.starts_on)).days + 1 for p in inspected)
    return "short" if 0 < days < SHORT else "standard"


def _stated(heading: Headed) -> list[Row]:
    """The grade that a heading of the findings states."""
    return [row._replace(page=heading.page) for row in rows(heading.text, _START)]


def _by_key(found: list[Row]) -> dict[str, Row]:
    """The rows by what they grade; the first of each counts, since the text below the table may repeat a label."""
    by_key: dict[str, Row] = {}
    for row in found:
        words = " ".join(GRADED.sub(" ", row.words).split()).lower()
        key = next((key for key, pattern in _CLASSES if re.search(pattern, words)), None)
        if key:
            by_key.setdefault(key, row)
    return by_key


def _version(found: dict[str, Row], start: date | None) -> str:
    """The code of the framework whose rows these are; the day it began settles what the rows leave open."""
    if "leavers" in found:
        return "ilacs-2023" if "overall" in found or (start and start < date(2026, 4, 1)) else "ilacs-2026"
    if "care and leavers" in found:
        return "ilacs-pilot" if start and start.year < 2018 else "ilacs-2018"
    in_force = [code for code, row in CODES.items() if start and row.in_force_from and row.in_force_from <= start]
    return next((code for code in reversed(in_force) if code.startswith("ilacs")), "ilacs-2023")
