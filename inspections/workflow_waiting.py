"""Readings that were not done within their upload: the clock does them, one by one, and says how far each has come."""

import datetime as dt
import time
from functools import partial
from typing import Any

from django.db import transaction

from inspections.models import ReportReading
from inspections.reading import Unreadable
from inspections.reading.child import read_bounded
from inspections.workflow_reading import fill, refuse

AT_MOST = 45.0  # seconds one reading may take when the clock reads it
IN_ONE_RUN = 15.0  # seconds after which a run of the clock takes up no further reading
LOST = dt.timedelta(minutes=3)  # nothing that is still being read is as old as this

Status = ReportReading.Status
AGAIN = "The first attempt ended before it was done, so the report is being read once more."
GONE = "Our copy of the file is gone from the disk: send it in again."
GIVEN_UP = (
    "Reading this report stopped twice before it was done. Save the PDF again with another program, or type the facts "
    "into the inspection by hand."
)


def read_waiting(*, at: dt.datetime) -> list[ReportReading]:
    """Read what waits, the oldest first, and take up what was lost. For the clock; returns what it dealt with."""
    _recover(at)
    done: list[ReportReading] = []
    began = time.monotonic()
    while time.monotonic() - began < IN_ONE_RUN:
        row = _claim(at)
        if row is None:
            break
        done.append(read_now(reading=row, seconds=AT_MOST))
    return done


def _recover(at: dt.datetime) -> None:
    """Readings whose process died wait once more; those that died twice are given up."""
    lost = ReportReading.objects.filter(status=Status.READING, started_at__lt=at - LOST)
    for row in lost.filter(sentence=AGAIN):
        refuse(row, GIVEN_UP)
    lost.update(status=Status.WAITING, sentence=AGAIN, page=0)


def _claim(at: dt.datetime) -> ReportReading | None:
    """The oldest reading that waits, marked as being read; two clocks never take the same."""
    for row in ReportReading.objects.filter(status=Status.WAITING).order_by("uploaded_at", "pk"):
        if ReportReading.objects.filter(pk=row.pk, status=Status.WAITING).update(status=Status.READING, started_at=at):
            row.refresh_from_db()
            return row
    return None


def read_now(*, reading: ReportReading, seconds: float) -> ReportReading:
    """Read the kept PDF of ``reading``, telling the row how far it has come; the row with what became of it."""
    rows = ReportReading.objects.filter(pk=reading.pk)
    try:
        with reading.file.open("rb") as file:
            data = file.read()
        found = read_bounded(data, seconds=seconds, name=reading.name, progress=partial(_note_progress, rows))
    except Unreadable as error:
        return refuse(reading, str(error))
    except FileNotFoundError:
        return refuse(reading, GONE)
    with transaction.atomic():
        row = rows.select_for_update().get()
        if row.status in (Status.WAITING, Status.READING):  # not discarded meanwhile
            fill(row, found)
            row.save()
    return row


def _note_progress(rows: Any, page: int, pages: int) -> None:
    rows.update(page=page, pages=pages)
