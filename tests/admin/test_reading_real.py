"""The inspectorate's real reports, sent in and confirmed as they are: nothing has to be typed for any of them."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from inspections.models import Inspection, ReportReading
from tests.admin.pages import says
from tests.admin.test_reading_confirmed import confirm
from tests.inspections.reports import answers

pytestmark = pytest.mark.django_db


def test_every_report_becomes_a_record_as_it_is_read(
    inspections_officer: Client, shared: Path, settings, tmp_path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    folder, refused = shared / "ofsted", []
    for path in sorted((folder / "reports").glob("*.pdf")):
        upload = SimpleUploadedFile(path.name, path.read_bytes())
        answer = inspections_officer.post(reverse("admin:inspections_reportreading_add"), {"file": upload})
        if answer.status_code != 302:
            assert says(answer, "a web page that says “Report not found”")
            refused.append(path.name)
            continue
        row = ReportReading.objects.get(name=path.name)
        answer = confirm(inspections_officer, row)
        assert answer.status_code == 302, (path.name, answer.context["form"].errors, answer.context["refused"])
        row.refresh_from_db()
        made, key = row.inspection, answers(folder).get(path.name, [])
        assert made.is_confirmed
        for line in key:
            assert made.published_on.isoformat() == line["published_on"]
            assert line["framework_family"] in (made.framework.family, "other")
            numbered = str(made.report.paragraphs.filter(number__isnull=False).count())
            assert line["numbered_paragraphs"] in (numbered, "")
    assert refused == ["2012-07-13-blackpool.pdf"]
    assert Inspection.objects.count() == 31
