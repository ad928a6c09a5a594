"""The confirmation page: what was read becomes the record, and nothing on record is lost."""

import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from inspections.models import FactChange, Inspection, Report, ReportReading, Source
from inspections.reading.shape import EarlierResult, Found, Place, ReadParagraph, ReadRecommendation
from tests import hostile
from tests.admin.pages import fields
from tests.inspections.readings import reading, waiting, without_overall

pytestmark = pytest.mark.django_db


def page(row: ReportReading) -> str:
    return reverse("admin:inspections_reportreading_change", args=[row.pk])


def typed(client: Client, row: ReportReading, **changes):
    """What a browser sends when the page is confirmed with ``changes``."""
    return {**fields(client.get(page(row)), "confirm-form"), **changes}


def confirm(client: Client, row: ReportReading, **changes):
    return client.post(page(row), typed(client, row, **changes))


def test_a_new_record_is_written_whole(inspections_officer: Client) -> None:
    row = waiting()
    answer = confirm(inspections_officer, row)
    made = Inspection.objects.get()
    assert answer["Location"] == reverse("admin:inspections_inspection_change", args=[made.pk])
    assert (made.title, made.slug) == ("Children’s services in Fernshire, 2014", "fernshire-2014")
    assert (made.framework.code, made.kind, made.lead_inspector) == ("sif", "inspection", "Sam Reed")
    assert made.published_on == dt.date(2014, 6, 30)
    assert [str(period) for period in made.periods.all()] == ["29 April to 21 May 2014"]
    assert sorted(body.name for body in made.bodies.all()) == [
        "Fernshire County Council",
        "Fernshire Safeguarding Children Board",
    ]
    assert {str(line.grade) for line in made.judgements.all()} == {"Good"}
    assert made.judgements.count() == 7
    assert made.is_confirmed
    assert made.sources["published_on"] == made.sources["licence"] == Source.REPORT
    assert "title" not in made.sources
    assert not FactChange.objects.exists()
    row.refresh_from_db()
    assert (row.status, row.inspection, row.settled_by) == ("confirmed", made, inspections_officer.officer)
    assert LogEntry.objects.filter(object_id=str(made.pk)).count() == 2


def test_the_report_and_its_text_are_kept(inspections_officer: Client) -> None:
    row = waiting()
    confirm(inspections_officer, row, report_url="https://files.ofsted.gov.uk/v1/file/1")
    report = Report.objects.get()
    assert (report.sha256, report.file.name, report.pages) == (row.sha256, row.file.name, 12)
    assert report.licence == "non_commercial"
    assert report.url == "https://files.ofsted.gov.uk/v1/file/1"
    rows = list(report.paragraphs.values_list("position", "number", "page"))
    assert rows == [(1, None, 2), (2, 1, 3), (3, 2, 3), (4, 3, 5), (5, 4, 9)]
    first, second = report.inspection.recommendations.all()
    assert (first.text, first.paragraphs, first.body, first.source) == (
        "Recruit more foster carers.",
        "3",
        None,
        "report",
    )
    assert second.body.kind == "lscb"


def test_a_report_that_counts_from_1_again_is_kept_whole(inspections_officer: Client) -> None:
    again = ReadParagraph(1, 9, "The board", "The Board knows its area.")
    confirm(inspections_officer, waiting(reading(paragraphs=(*reading().paragraphs, again))))
    kept = list(Report.objects.get().paragraphs.values_list("number", "text"))
    assert kept[-1] == (None, "The Board knows its area.")
    assert [number for number, _ in kept] == [None, 1, 2, 3, 4, None]


def test_without_an_overall_grade_none_is_made_up(inspections_officer: Client) -> None:
    confirm(inspections_officer, waiting(without_overall()))
    made = Inspection.objects.get()
    assert [line.category.is_overall for line in made.judgements.all()] == [False] * 4
    assert made.is_confirmed


@pytest.mark.parametrize("text", hostile.TEXTS.values(), ids=hostile.TEXTS)
def test_what_a_report_says_is_shown_as_text(inspections_officer: Client, text: str) -> None:
    words = Place(1, text)
    nasty = reading(
        title=text,
        body=Found(text, words),
        lead_inspector=Found(text[:100], words),
        paragraphs=(ReadParagraph(1, 2, text, text), ReadParagraph(None, 3, "", text)),
        recommendations=(ReadRecommendation("improvement", 1, text, text[:100], False, words),),
        earlier=(EarlierResult(text, text, "Good", words),),
        problems=(text,),
    )
    row = waiting(nasty)
    shown = inspections_officer.get(page(row)).content.decode()
    assert hostile.MARKER in shown
    assert hostile.live_in(shown) == []
    assert confirm(inspections_officer, row, title="Fernshire", new_authority="Fernshire").status_code == 302
    made = Inspection.objects.get()
    for name in ("inspection", "report"):
        address = reverse(f"admin:inspections_{name}_change", args=[made.report.pk if name == "report" else made.pk])
        assert hostile.live_in(inspections_officer.get(address).content.decode()) == []
