"""``manage.py read_reports`` without ``--json``: each file is sent in as a proposal that an officer confirms."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from inspections.models import Inspection, ReportReading
from tests import samples
from tests.inspections import build
from tests.inspections.report_of_2026 import report_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path, settings) -> Path:
    """Two reports, and a media folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    place = tmp_path / "reports"
    place.mkdir()
    (place / "one.pdf").write_bytes(report_pdf())
    (place / "two.pdf").write_bytes(report_pdf("~ Second printing"))
    return place


def run(*arguments: Any, **options: Any) -> str:
    """What the command printed."""
    out = StringIO()
    call_command("read_reports", *map(str, arguments), stdout=out, stderr=out, **options)
    return out.getvalue()


def test_each_file_waits_to_be_confirmed(folder: Path) -> None:
    by = build.officer("Inspections officer")
    said = run(folder, by=by.username)
    assert "one.pdf: ILACS report on Fernshire, inspected 2026-06-15 to 2026-06-26" in said
    assert "3 numbered paragraphs, 2 recommendations" in said
    rows = ReportReading.objects.order_by("name")
    assert [(row.name, row.status, row.uploaded_by) for row in rows] == [
        ("one.pdf", "read", by),
        ("two.pdf", "read", by),
    ]
    assert not Inspection.objects.exists()
    run(folder)
    assert ReportReading.objects.count() == 2, "what waits is not sent in twice"


def test_one_file_is_sent_in_for_an_inspection(folder: Path) -> None:
    record = build.inspection("ilacs-2026")
    run(folder / "one.pdf", inspection=record.slug)
    assert ReportReading.objects.get().inspection == record


def test_json_stores_nothing(folder: Path) -> None:
    assert '"framework": "ilacs-2026"' in run(folder, json=True)
    assert not ReportReading.objects.exists()


def test_what_cannot_be_read_is_said_and_the_rest_sent_in(folder: Path) -> None:
    (folder / "a.pdf").write_bytes(samples.pdf())
    (folder / "b.pdf").write_bytes(b"Not a PDF at all.")
    out = StringIO()
    with pytest.raises(CommandError, match="2 of 4 files could not be read"):
        call_command("read_reports", str(folder), stdout=out)
    assert "a.pdf: This PDF holds pictures of pages and no text" in out.getvalue()
    assert "b.pdf: This is not a PDF" in out.getvalue()
    assert ReportReading.objects.count() == 2


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"by": "nobody"}, "no officer with the username “nobody”"),
        ({"inspection": "nowhere"}, "An inspection has one report"),
    ],
)
def test_a_wrong_name_is_said_before_anything_is_read(folder: Path, options: dict[str, str], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        run(folder, **options)
    assert not ReportReading.objects.exists()


def test_an_inspection_that_is_not_there(folder: Path) -> None:
    with pytest.raises(CommandError, match="no inspection with the address “nowhere”"):
        run(folder / "one.pdf", inspection="nowhere")
