"""Importing in a test, in one line."""

from typing import Any

from inspections.importers.outcomes import chosen, import_table, read_tables
from inspections.importers.summary import Summary
from tests.inspections.build import officer
from tests.inspections.open_data.spreadsheets import history

FILE = "outcomes.ods"


def imported(*rows: list, by: Any = None, data: bytes = b"", name: str = FILE, sheet: str = "", **how: Any) -> Summary:
    """What came of importing rows of the history sheet, or a file, in the name of an inspections officer."""
    table = chosen(read_tables(data or history(*rows), name), sheet)
    return import_table(table, by=by or officer("Inspections officer"), file=name, **how)


def counts(summary: Summary) -> tuple[int, int, int, int]:
    """New, updated, unchanged, in conflict."""
    return tuple(summary.counts.values())  # type: ignore[return-value]
