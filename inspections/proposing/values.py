"""Values of a record as they are compared and as people read them: what is held, and whether two say the same."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from council_news.text import day
from inspections.dates import Period, periods_text
from inspections.models import Grade, Inspection, Judgement, Report, Source

# What officers call each value that a report and a record may disagree about.
LABELS = {
    "title": "Title of the record",
    "kind": "Kind",
    "periods": "Days on site",
    "published_on": "Published",
    "lead_inspector": "Lead inspector",
    "theme": "Theme",
    "outcome": "Outcome",
    "report_title": "Title of the report",
    "report_url": "Address at the inspectorate",
    "licence": "Licence",
    "licence_line": "Licence as printed",
}
# What may stay open, to be settled on the inspection's page (``workflow_conflicts``).
MAY_WAIT = frozenset({"kind", "periods", "published_on", "lead_inspector", "theme", "title"})
ON_INSPECTION = ("title", "kind", "published_on", "lead_inspector", "theme", "outcome")
ON_REPORT = {"report_title": "title", "report_url": "url", "licence": "licence", "licence_line": "licence_line"}

_RANK = re.compile(r",?\s+(?:HMI|(?:Her|His) Majesty[’']s Inspector)\s*$")


@dataclass(frozen=True)
class Held:
    """A value on record, and the ``Source`` it was read in."""

    value: Any
    source: str

    @property
    def source_label(self) -> str:
        """Where it was read, for people."""
        return str(Source(self.source).label)


def held_values(inspection: Inspection) -> dict[str, Held]:
    """What the record says, by the names of ``LABELS``; what it does not say is left out."""
    values: dict[str, Any] = {name: getattr(inspection, name) for name in ON_INSPECTION}
    values["periods"] = periods_of(inspection)
    report: Report | None = getattr(inspection, "report", None)
    if report is not None:
        values |= {name: getattr(report, column) for name, column in ON_REPORT.items()}
    if values.get("licence") == Report.Licence.UNKNOWN:
        del values["licence"]
    said = {name: value for name, value in values.items() if value}
    return {name: Held(value, inspection.sources.get(name, Source.HAND)) for name, value in said.items()}


def periods_of(inspection: Inspection) -> tuple[Period, ...]:
    """The days on site on record, in order."""
    return tuple(Period(row.starts_on, row.ends_on, row.precision) for row in inspection.periods.all())


def same(name: str, one: Any, other: Any) -> bool:
    """Whether two values say the same: apostrophes, the last stop and an inspector's rank do not matter."""
    return bool(_plain(name, one) == _plain(name, other))


def _plain(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = " ".join(value.replace("’", "'").split()).rstrip(".")
    return _RANK.sub("", text) if name == "lead_inspector" else text


def in_words(name: str, value: Any) -> str:
    """A value as people read it: a day in words, a kind or a licence by its label."""
    if isinstance(value, date):
        return day(value)
    if name == "periods":
        return periods_text(value or ())
    labels: Iterable[tuple[str, Any]] = {"kind": Inspection.Kind.choices, "licence": Report.Licence.choices}.get(
        name, ()
    )
    return str(dict(labels).get(value, value or ""))


def as_code(value: Any) -> str:
    """A value as a conflict keeps it: an ISO day, a code or words, at most 250 characters."""
    return value.isoformat() if isinstance(value, date) else str(value)[:250]


def result_in_words(status: str, grade: Grade | None) -> str:
    """A judgement's result as people read it."""
    return grade.label if grade else str(Judgement.Status(status).label)
