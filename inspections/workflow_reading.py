"""What happens to a report that is sent in, until an officer confirms it.

A reading that ends within the second of its upload is stored with what was read, a refused file not at all. What takes
longer waits for the clock (``workflow_waiting``). No transaction is open while a file is read.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from council_news.files import REPORT_BYTES, BadFile, Checked, check_report, read_capped
from inspections.models import Inspection, Report, ReportReading
from inspections.reading.child import read_bounded
from inspections.reading.shape import Reading
from inspections.reading.unreadable import TimeUp
from inspections.workflow import Refused

AT_ONCE = 1.0  # seconds an upload waits for its reading

Status = ReportReading.Status
OPEN = (Status.WAITING, Status.READING, Status.READ)


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
    checked = _checked(upload)
    if known := _still_open(checked.sha256):
        if inspection and known.inspection_id is None:
            known.inspection = inspection
            known.save(update_fields=["inspection"])
        return known
    row = ReportReading(
        inspection=inspection, name=(upload.name or "report.pdf")[:160], url=url, sha256=checked.sha256, uploaded_by=by
    )
    row.pages = checked.pages or 0
    try:
        fill(row, read_bounded(checked.data, seconds=seconds, name=row.name))
    except TimeUp:
        row.status = Status.WAITING
    return _keep(row, checked.data)


def _checked(upload: File[Any]) -> Checked:
    """A sound PDF. What is none may be a page that was saved in its place, of which the reader can say more."""
    try:
        return check_report(upload)
    except BadFile as refusal:
        if refusal.code == "pdf-header":
            read_bounded(read_capped(upload, REPORT_BYTES), seconds=AT_ONCE)
        raise


def _still_open(sha256: str) -> ReportReading | None:
    return ReportReading.objects.filter(sha256=sha256, status__in=OPEN).first()


def fill(row: ReportReading, reading: Reading) -> None:
    """What was read, into the row; the caller saves it."""
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


@transaction.atomic
def refuse(reading: ReportReading, sentence: str) -> ReportReading:
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


def copies_of(inspection: Inspection) -> list[str]:
    """The files of the report of ``inspection`` and of the readings for it, to be dropped when it is deleted."""
    rows: list[Report | ReportReading] = [*Report.objects.filter(inspection=inspection), *inspection.readings.all()]
    return [str(row.file.name) for row in rows if row.file]


def drop_files(*names: str) -> None:
    """Once committed, delete those of the kept copies ``names`` that no report and no reading has any more."""
    transaction.on_commit(partial(_drop, [name for name in names if name]))


def _drop(names: list[str]) -> None:
    for name in names:
        if not (Report.objects.filter(file=name).exists() or ReportReading.objects.filter(file=name).exists()):
            default_storage.delete(name)
