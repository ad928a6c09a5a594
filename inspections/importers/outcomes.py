"""Store a table of outcomes: all of it or nothing, in one transaction and in bulk.

``import_table`` may be run again at any time. A row is new, unchanged, updates what open data gave before (the old
value is kept), or disagrees with what a report or a person gave: that is kept beside it, for an officer to settle.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from council_news.outbox.models import Change
from inspections.importers.authorities import Authorities, Entry
from inspections.importers.problems import BadRow, Problem, UnreadableFile
from inspections.importers.records import Table
from inspections.importers.rows import Rows
from inspections.importers.sheets import read_sheets
from inspections.importers.summary import NEW, UNCHANGED, UPDATED, Line, Summary
from inspections.importers.tables import tables

Progress = Callable[[int, int], None]
PERMISSIONS = ("inspections.add_inspection", "inspections.change_inspection")


def may_import(user: User) -> bool:
    """Whether the officer may import open data."""
    return user.has_perms(PERMISSIONS)


def read_tables(data: bytes, name: str, **limits: Any) -> list[Table]:
    """The tables in the file called ``name``, the one to import first. Raises ``UnreadableFile``."""
    return tables(read_sheets(data, name, **limits))


def chosen(found: list[Table], sheet: str = "") -> Table:
    """The table on the sheet of that name, or the first. Raises ``UnreadableFile``."""
    if not sheet:
        return found[0]
    for table in found:
        if table.sheet == sheet:
            return table
    names = ", ".join(f"“{table.sheet}”" for table in found)
    raise UnreadableFile(f"No sheet called “{sheet}” can be imported. These can: {names}.")


def import_table(
    table: Table,
    *,
    by: User | None,
    file: str,
    skip_bad_rows: bool = False,
    rehearse: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Store what ``table`` tells, in the name of ``by``; ``file`` is where it was read.

    With problems nothing is stored unless ``skip_bad_rows``; a rehearsal stores nothing in any case. Inspections
    become public if ``by`` may confirm them.
    """
    summary = Summary(table.kind, table.sheet, problems=list(table.problems), not_inspected=table.not_inspected)
    with transaction.atomic():
        if table.authorities:
            _store_authorities(table, summary)
        else:
            Rows(table, summary, by=by, file=file).store(progress)
        summary.problems.sort()
        summary.is_stored = not rehearse and (skip_bad_rows or not summary.problems)
        Change.objects.record(Change.Kind.FACTS)
        transaction.set_rollback(not summary.is_stored)
    return summary


def _store_authorities(table: Table, summary: Summary) -> None:
    """The rows of the lookup."""
    known = Authorities()
    rows: list[tuple[int, Entry]] = []
    for row in table.authorities:
        try:
            entry, differing = known.tell(row)
        except BadRow as bad:
            summary.problems.append(Problem(row.row, bad.column, str(bad)))
            continue
        rows.append((row.row, entry))
        summary.remarks += differing
    made, filled = known.save(entry for _row, entry in rows)
    keys = {one.pk: NEW for one in made} | {one.pk: UPDATED for one in filled}
    for number, entry in rows:
        what = keys.get(entry.saved.pk, UNCHANGED)
        summary.lines.append(Line(number, what, entry.name))
    listed = {entry.saved.pk for _row, entry in rows}
    summary.authorities_made = [one.name for one in made if one.pk not in listed]
