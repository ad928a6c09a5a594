"""What an import costs: the queries do not follow the rows."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inspections.importers.england import ENGLAND
from inspections.importers.outcomes import import_table, read_tables
from tests.inspections.build import officer
from tests.inspections.open_data.running import FILE
from tests.inspections.open_data.spreadsheets import history, row

pytestmark = pytest.mark.django_db

BATCHES = 15  # one query in place of another once a batch is full (SQLite takes 999 values at a time)


def queries(number: int, grade: str) -> int:
    """How many queries an import of ``number`` authorities takes."""
    on = date(2024, 2, 12)
    rows = [
        row(name=known.name, code=known.gss_codes[0], starts_on=on, published_on=on + timedelta(50), grades=[grade] * 5)
        for known in ENGLAND[:number]
    ]
    [table] = read_tables(history(*rows), FILE)
    with CaptureQueriesContext(connection) as captured:
        assert import_table(table, by=officer("Inspections officer"), file=FILE).is_stored
    return len(captured)


def test_rows_that_are_new_unchanged_and_updated() -> None:
    few = [queries(20, "Good"), queries(20, "Good"), queries(20, "Inadequate")]
    many = [queries(120, "Outstanding"), queries(120, "Outstanding"), queries(120, "Good")]
    assert all(more - less < BATCHES for less, more in zip(few, many, strict=True)), (few, many)
