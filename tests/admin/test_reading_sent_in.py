"""Sending a report in: read at once or by the clock, refused in a sentence, and nothing half-stored."""

import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inspections import workflow_reading, workflow_waiting
from inspections.models import Inspection, Report, ReportReading
from tests import samples
from tests.admin.pages import says
from tests.admin.test_reading_confirmed import confirm, page
from tests.inspections import build
from tests.inspections.pdfs import pdf
from tests.inspections.readings import waiting
from tests.inspections.report_of_2026 import report_pdf

pytestmark = pytest.mark.django_db

ADD = "admin:inspections_reportreading_add"
READ = ReportReading.Status.READ


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path) -> None:
    """Files of their own, to be counted."""
    settings.MEDIA_ROOT = tmp_path


def files() -> list[str]:
    return sorted(path.name for path in Path(settings.MEDIA_ROOT).rglob("*.pdf"))


def send(client: Client, data: bytes, name: str = "report.pdf", query: str = "", **fields: str):
    upload = SimpleUploadedFile(name, data, content_type="application/pdf")
    answer = client.post(reverse(ADD) + query, {"file": upload, **fields})
    if ReportReading.objects.filter(status="waiting").exists():  # a busy machine took longer than a second
        call_command("clock")
    return answer


def test_a_report_is_read_within_its_upload(inspections_officer: Client) -> None:
    answer = send(inspections_officer, report_pdf(), url="https://files.ofsted.gov.uk/v1/file/1")
    row = ReportReading.objects.get()
    assert answer["Location"] == page(row)
    assert (row.status, row.pages, row.uploaded_by) == (READ, 3, inspections_officer.officer)
    shown = inspections_officer.get(page(row))
    assert says(shown, "Confirm what was read", "Lead inspector: Sam Reed, His Majesty’s Inspector")
    assert says(shown, "What could not be read", "The report does not print the day it was published")
    assert '/file/#page=1" target="_blank">Page 1' in shown.content.decode()
    assert 'value="https://files.ofsted.gov.uk/v1/file/1"' in shown.content.decode()
    assert not Inspection.objects.exists(), "nothing is on record before it is confirmed"


def test_confirmed_it_is_a_record_with_its_text(inspections_officer: Client) -> None:
    send(inspections_officer, report_pdf())
    confirm(inspections_officer, ReportReading.objects.get())
    made = Inspection.objects.get()
    assert (made.title, made.framework.code) == ("Children’s services in Fernshire, 2026", "ilacs-2026")
    assert [str(line.grade) for line in made.judgements.all()] == ["Good", "Good", "Good", "Outstanding"]
    assert [one.reference for one in made.recommendations.all()] == [
        "(outcome 1, national framework)",
        "(outcome 2, national framework)",
    ]
    assert made.report.may_be_copied
    assert made.report.paragraphs.filter(number__isnull=False).count() == 3
    assert len(files()) == 1, "the record and the reading share one copy"
    shown = inspections_officer.get(reverse("admin:inspections_report_change", args=[made.report.pk]))
    assert says(shown, "Text as it was read", "Partners work well together.")


HOSTILE = {
    "no PDF": (b"<script>alert(1)</script>", "not a PDF"),
    "empty": (b"", "This file is empty"),
    "cut off": (report_pdf()[:-400], "This PDF is incomplete"),
    "encrypted": (samples.pdf(trailer=b"/Encrypt << /Filter /Standard >>"), "locked or encrypted"),
    "with a script": (samples.pdf(extra=b"9 0 obj << /S /JavaScript >> endobj\n"), "contains a script"),
    "two things at once": (samples.pdf() + b"PK\x05\x06" + b"\0" * 18, "a PDF and something else"),
    "without text": (samples.pdf(pages=2), "no text"),
    "another document": (pdf(*["\n".join(["Income of the council rose by a tenth."] * 40)] * 2), "a kind we know"),
}


@pytest.mark.parametrize(("data", "sentence"), HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_be_read_is_refused_and_not_kept(inspections_officer: Client, data: bytes, sentence: str) -> None:
    answer = send(inspections_officer, data)
    assert answer.status_code == 200
    assert says(answer, sentence)
    assert not ReportReading.objects.exists()
    assert files() == []


def test_a_file_of_another_kind_or_none_is_refused(inspections_officer: Client) -> None:
    assert says(send(inspections_officer, report_pdf(), name="report.docx"), "Files of this kind are not taken")
    assert says(inspections_officer.post(reverse(ADD)), "Choose the PDF of the report.")
    assert files() == []


def test_the_same_file_twice_is_one_reading(inspections_officer: Client) -> None:
    first = send(inspections_officer, report_pdf())
    second = send(inspections_officer, report_pdf(), name="again.pdf")
    assert first["Location"] == second["Location"]
    assert ReportReading.objects.count() == len(files()) == 1


def test_sent_in_from_an_inspection_it_belongs_to_that(inspections_officer: Client) -> None:
    record = build.inspection("ilacs-2026")
    send(inspections_officer, report_pdf(), query=f"?inspection={record.pk}")
    assert ReportReading.objects.get().inspection == record
    for query in ("?inspection=999", "?inspection=x", f"?inspection={'9' * 30}"):
        assert inspections_officer.get(reverse(ADD) + query).status_code in (200, 404)


# What takes longer than a second


def slow(**fields) -> ReportReading:
    """A reading that waits for the clock."""
    row = waiting()
    row.file.save("report.pdf", samples_file(report_pdf()))
    for name, value in {"status": "waiting", "content": {}, "page": 0, **fields}.items():
        setattr(row, name, value)
    row.save()
    return row


def samples_file(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("report.pdf", data)


def test_what_waits_is_read_by_the_clock(inspections_officer: Client) -> None:
    row = slow()
    answer = inspections_officer.get(page(row))
    assert says(answer, "Waiting to be read", "Not begun yet", "It has waited for")
    assert answer["Refresh"] == "3"
    assert "Refresh" not in inspections_officer.get(page(row), {"still": "1"})
    call_command("clock")
    row.refresh_from_db()
    assert (row.status, row.page, row.pages) == (READ, 3, 3)
    assert says(inspections_officer.get(page(row)), "Confirm what was read")


def test_an_upload_that_is_not_read_in_time_waits(inspections_officer: Client) -> None:
    upload = SimpleUploadedFile("report.pdf", report_pdf())
    row = workflow_reading.send_in(upload=upload, by=inspections_officer.officer, seconds=0)
    assert row.status == ReportReading.Status.WAITING
    assert len(files()) == 1
    assert says(inspections_officer.get(page(row)), "Waiting to be read")


def test_what_the_clock_cannot_read_is_refused_and_its_file_let_go(
    inspections_officer: Client, django_capture_on_commit_callbacks
) -> None:
    row = slow()
    row.file.save("report.pdf", samples_file(samples.pdf()))
    before = set(files())
    with django_capture_on_commit_callbacks(execute=True):
        call_command("clock")
    row.refresh_from_db()
    assert (row.status, row.file.name) == (ReportReading.Status.REFUSED, "")
    assert len(before - set(files())) == 1
    assert says(inspections_officer.get(page(row)), "Could not be read", "no text", "Upload another file")


def test_a_lost_reading_is_taken_up_once_more_and_then_given_up(inspections_officer: Client) -> None:
    long_ago = timezone.now() - dt.timedelta(minutes=10)
    row = slow(status="reading", started_at=long_ago, page=2)
    call_command("clock")
    row.refresh_from_db()
    assert row.status == READ
    again = slow(status="reading", started_at=long_ago, sentence=workflow_waiting.AGAIN)
    call_command("clock")
    again.refresh_from_db()
    assert again.status == ReportReading.Status.REFUSED
    assert says(inspections_officer.get(page(again)), "stopped twice before it was done")


def test_what_is_being_read_is_left_to_whoever_reads_it(inspections_officer: Client) -> None:
    row = slow(status="reading", started_at=timezone.now(), page=2)
    call_command("clock")
    row.refresh_from_db()
    assert row.status == ReportReading.Status.READING
    assert says(inspections_officer.get(page(row)), "Page 2 of 12")


def test_a_discarded_reading_leaves_nothing(inspections_officer: Client, django_capture_on_commit_callbacks) -> None:
    send(inspections_officer, report_pdf())
    row = ReportReading.objects.get()
    discard = reverse("admin:inspections_reportreading_discard", args=[row.pk])
    with django_capture_on_commit_callbacks(execute=True):
        assert says(inspections_officer.post(discard, follow=True), "was discarded. Nothing of it is on record.")
    assert files() == []
    row.refresh_from_db()
    assert (row.status, row.content) == (ReportReading.Status.DISCARDED, {})
    assert says(inspections_officer.post(page(row), follow=True), "does not wait to be confirmed any more")
    assert not Inspection.objects.exists()


def test_a_confirmed_reading_is_not_discarded(inspections_officer: Client) -> None:
    row = waiting()
    confirm(inspections_officer, row)
    discard = reverse("admin:inspections_reportreading_discard", args=[row.pk])
    assert says(inspections_officer.post(discard, follow=True), "This reading is confirmed already")
    assert Report.objects.get().file


def test_the_copy_of_a_replaced_version_that_nothing_has_is_deleted(
    inspections_officer: Client, django_capture_on_commit_callbacks
) -> None:
    record = build.inspection("ilacs-2026")
    old = Report.objects.create(inspection=record, title="x", url="https://x.example/", sha256="1")
    old.file.save("old.pdf", samples_file(samples.pdf()))
    send(inspections_officer, report_pdf(), query=f"?inspection={record.pk}")
    with django_capture_on_commit_callbacks(execute=True):
        answer = confirm(inspections_officer, ReportReading.objects.get(), **{"keep-title": "keep"})
    assert answer.status_code == 302
    assert files() == [Path(ReportReading.objects.get().file.name).name]


def test_a_deleted_record_takes_its_copies_with_it(
    inspections_officer: Client, django_capture_on_commit_callbacks
) -> None:
    confirm(inspections_officer, waiting())
    made = Inspection.objects.get()
    delete = reverse("admin:inspections_inspection_delete", args=[made.pk])
    assert inspections_officer.post(delete, {"post": "yes"}).status_code == 403, "the public can see it"
    Inspection.objects.update(confirmed_at=None, confirmed_by=None)
    with django_capture_on_commit_callbacks(execute=True):
        inspections_officer.post(delete, {"post": "yes"})
    assert not Inspection.objects.exists()
    assert files() == []


@pytest.mark.parametrize("data", [report_pdf(), samples.pdf()], ids=["a report", "no report"])
def test_a_pdf_put_on_the_report_s_own_form_is_read_too(
    inspections_officer: Client, django_capture_on_commit_callbacks, data: bytes
) -> None:
    report = build.report(build.inspection("ilacs-2026"))
    address = reverse("admin:inspections_report_change", args=[report.pk])
    sent = {"title": report.title, "url": report.url, "licence": "ogl", "file": samples_file(data)}
    with django_capture_on_commit_callbacks(execute=True):
        answer = inspections_officer.post(address, sent)
    assert answer.status_code == 302
    shown = inspections_officer.get(address)
    row = ReportReading.objects.first()
    if data == samples.pdf():
        assert says(shown, "The PDF is kept, but it could not be read. This PDF holds pictures")
        assert row is None
    else:
        assert says(shown, "The PDF was sent in: confirm what it says")
        assert (row.inspection, row.url) == (report.inspection, report.url)
        with django_capture_on_commit_callbacks(execute=True):
            assert confirm(inspections_officer, row).status_code == 302
        assert len(files()) == 1


def test_our_copy_is_for_officers(inspections_officer: Client, author: Client) -> None:
    row = waiting()
    address = reverse("admin:inspections_reportreading_file", args=[row.pk])
    served = inspections_officer.get(address)
    assert served.getvalue().startswith(b"%PDF")
    assert served["Cache-Control"].startswith("private, no-store")
    assert author.get(address).status_code == 403
