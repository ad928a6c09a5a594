"""What happens to a report that is sent in, until an officer confirms it: read, read later, given up, discarded.

A reading that ends within the second of its upload is stored with what was read, a refused file not at all. What takes
longer waits for the clock, which reads it in a process of its own and writes down how far it has come. No transaction
is open while a file is read.
"""

from __future__ import annotations

import datetime as dt
import time
from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from council_news.files import check_report
from inspections.models import Inspection, Report, ReportReading
from inspections.reading import Unreadable
from inspections.reading.child import read_bounded
from inspections.reading.shape import Reading
from inspections.reading.unreadable import TimeUp
from inspections.workflow import Refused

AT_ONCE = 1.0  # seconds an upload waits for its reading
AT_MOST = 45.0  # seconds one reading may take when the clock reads it
IN_ONE_RUN = 15.0  # seconds after which a run of the clock takes up no further reading
LOST = dt.timedelta(minutes=3)  # nothing that is still being read is as old as this

Status = ReportReading.Status
OPEN = (Status.WAITING, Status.READING, Status.READ)
AGAIN = "The first attempt ended before it was done, so the report is being read once more."
GONE = "Our copy of the file is gone from the disk: send it in again."
GIVEN_UP = (
    "Reading this report stopped twice before it was done. Save the PDF again with another program, or type the facts "
    "into the inspection by hand."
)


def send_in(
    *,
    upload: File[Any],
    by: User | None,
    inspection: Inspection | None = None,
    url: str = "",
    seconds: float = AT_ONCE,
) -> ReportReading:
    """Check a PDF, read it for ``seconds``, and keep it with what was read, or waiting for the clock.

    The same bytes sent in again give the reading that is still open. Raises ``BadFile`` or ``Unreadable``: then
    nothing is kept.
    """
    checked = check_report(upload)
    if known := _still_open(checked.sha256):
        return known
    row = ReportReading(
        inspection=inspection, name=(upload.name or "report.pdf")[:160], url=url, sha256=checked.sha256, uploaded_by=by
    )
    row.pages = checked.pages or 0
    try:
        _fill(row, read_bounded(checked.data, seconds=seconds, name=row.name))
    except TimeUp:
        row.status = Status.WAITING
    return _keep(row, checked.data)


def _still_open(sha256: str) -> ReportReading | None:
    return ReportReading.objects.filter(sha256=sha256, status__in=OPEN).first()


def _fill(row: ReportReading, reading: Reading) -> None:
    row.status, row.content, row.sentence = Status.READ, reading.as_json(), ""
    row.page = row.pages = reading.pages


def _keep(row: ReportReading, data: bytes) -> ReportReading:
    """Save the row and its file, or neither."""
    with transaction.atomic():
        if known := _still_open(row.sha256):  # sent in twice at one moment
            return known
        row.file.save("report.pdf", ContentFile(data), save=False)
        try:
            with transaction.atomic():
                row.save()
        except BaseException:
            row.file.storage.delete(str(row.file.name))
            raise
    return row


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
        _refuse(row, GIVEN_UP)
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
        return _refuse(reading, str(error))
    except FileNotFoundError:
        return _refuse(reading, GONE)
    with transaction.atomic():
        row = rows.select_for_update().get()
        if row.status in (Status.WAITING, Status.READING):  # not discarded meanwhile
            _fill(row, found)
            row.save()
    return row


def _note_progress(rows: Any, page: int, pages: int) -> None:
    rows.update(page=page, pages=pages)


@transaction.atomic
def _refuse(reading: ReportReading, sentence: str) -> ReportReading:
    """Say why it cannot be read and let go of the file: nothing half-read stays."""
    row = ReportReading.objects.select_for_update().get(pk=reading.pk)
    if row.status in (Status.WAITING, Status.READING):
        row.status, row.sentence = Status.REFUSED, sentence
        _let_go(row)
        row.save()
    return row


def refuse_settled(row: ReportReading) -> None:
    """Raise ``Refused`` unless the reading still waits to be confirmed."""
    if row.status == Status.READ:
        return
    by = row.settled_by
    who = (by.get_full_name() or by.get_username()) if by else "Somebody"
    if row.status == Status.CONFIRMED:
        raise Refused([f"{who} has confirmed this reading meanwhile. What you sent was not saved."])
    raise Refused(["This reading does not wait to be confirmed any more. What you sent was not saved."])


@transaction.atomic
def discard(*, reading: ReportReading, by: User) -> ReportReading:
    """Put a reading aside, file and all. Raises ``Refused`` once it is confirmed; twice changes nothing."""
    row = ReportReading.objects.select_for_update().get(pk=reading.pk)
    if row.status == Status.CONFIRMED:
        raise Refused(["This reading is confirmed already: what it said is on the record of the inspection."])
    if row.status != Status.DISCARDED:
        row.status, row.settled_at, row.settled_by = Status.DISCARDED, timezone.now(), by
        row.content = {}
        _let_go(row)
        row.save()
    return row


def _let_go(row: ReportReading) -> None:
    """Take the file from the row; it goes from the disk when the transaction is committed."""
    name, row.file = str(row.file.name or ""), ""
    drop_files(name)


def drop_files(*names: str) -> None:
    """Once committed, delete those of the kept copies ``names`` that no report and no reading has any more."""
    transaction.on_commit(partial(_drop, [name for name in names if name]))


def _drop(names: list[str]) -> None:
    for name in names:
        if not (Report.objects.filter(file=name).exists() or ReportReading.objects.filter(file=name).exists()):
            default_storage.delete(name)
