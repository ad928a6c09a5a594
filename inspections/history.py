"""The history of the bodies of an inspection: a table for each subject, and the events of its timeline."""

from itertools import pairwise
from typing import Any

from inspections.facts import facts
from inspections.models import Inspection
from inspections.succession import subject
from inspections.timeline import Event

Row = dict[str, Any]


def history(inspections: list[Any], here: Inspection) -> dict[str, list[Row]]:
    """Inspections, newest first (``dated``), by subject, the subject of ``here`` first.

    A row is the facts and beside them: ``event`` for the timeline (None without any date), ``is_here``, and
    ``unlike``, the year of the graded inspection before it if the grades of the two cannot be compared, else None.
    """
    rows: dict[str, list[Row]] = {subject(here.framework.family): []}
    for inspection in inspections:
        row = facts(inspection) | {"event": None, "is_here": inspection.pk == here.pk, "unlike": None}
        if inspection.dated_on:
            row["event"] = _event(inspection, row)
        rows.setdefault(subject(inspection.framework.family), []).append(row)
    for group in rows.values():
        graded = [row for row in group if row["event"] and row["event"].grades]
        for row, before in pairwise(graded):
            if row["event"].scale != before["event"].scale:
                row["unlike"] = before["event"].on.year
    return rows


def _event(inspection: Any, row: Row) -> Event:
    """One inspection with the grades that sum it up, or those that stand side by side where none does."""
    lines = row["headline"] or [line for line in row["judgements"] if not line["parent"]]
    graded = [line for line in lines if line["grade"]]
    scale = inspection.framework.scale
    return Event(
        on=inspection.dated_on,
        lane=subject(inspection.framework.family),
        grades=tuple((line["position"], line["scale_size"]) for line in graded),
        scale=scale.code if scale and graded else "",
        words=", ".join(dict.fromkeys(line["grade"] for line in graded)) if row["headline"] else "",
        is_here=row["is_here"],
    )
