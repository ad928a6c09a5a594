"""Which records a report may belong to: the same council, the same method, the same days."""

from datetime import date

from inspections.dates import Period, overlap
from inspections.models import Framework, Inspection, ReportReading
from inspections.proposing.authorities import Match
from inspections.proposing.values import periods_of
from inspections.reading.shape import Reading


def periods_read(reading: Reading) -> tuple[Period, ...]:
    """The days on site that were read."""
    return tuple(
        Period(date.fromisoformat(row.starts_on), date.fromisoformat(row.ends_on)) for row in reading.inspected
    )


def records_that_fit(
    row: ReportReading, match: Match, framework: Framework | None, reading: Reading
) -> list[Inspection]:
    """Records the report may belong to: the one it was sent in for, then those of the same council, method and days."""
    if row.inspection_id:
        return list(Inspection.objects.filter(pk=row.inspection_id))
    if match.authority is None or framework is None:
        return []
    known = Inspection.objects.filter(bodies__authority=match.authority, framework__family=framework.family)
    return [one for one in known.distinct().prefetch_related("periods") if _fits(one, reading)]


def _fits(record: Inspection, reading: Reading) -> bool:
    read, held = periods_read(reading), periods_of(record)
    if read and held:
        return any(overlap(one, other) for one in read for other in held)
    published = date.fromisoformat(reading.published_on.value) if reading.published_on else None
    return published is not None and record.published_on == published
