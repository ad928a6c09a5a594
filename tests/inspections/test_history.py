"""Oxfordshire's past inspections, recorded from plain data."""

from datetime import date

import pytest

from council_news.sample.oxfordshire_history import AUTHORITY, INSPECTIONS
from inspections.facts import facts
from inspections.importers.history import record_history
from inspections.models import Inspection, LocalAuthority
from inspections.workflow import Refused
from tests.inspections.build import officer

pytestmark = pytest.mark.django_db


def record(by=None):
    return record_history(authority=AUTHORITY, inspections=INSPECTIONS, by=by or officer("Inspections officer"))


def test_the_history_is_recorded_once_and_is_public():
    first = record()
    assert len(first) == Inspection.objects.public().count() == len(INSPECTIONS) == 10
    Inspection.objects.filter(slug="oxfordshire-2018").update(title="Ours")
    assert record() == first
    assert Inspection.objects.get(slug="oxfordshire-2018").title == "Ours"
    assert LocalAuthority.objects.get().gss_codes.get().code == "E10000025"


def test_the_inspection_of_2014_is_as_the_report_says():
    record()
    content = facts(Inspection.objects.with_facts().get(slug="oxfordshire-2014"))
    assert (content["periods_text"], content["published_on"]) == ("29 April to 21 May 2014", "2014-06-30")
    assert content["lead_inspector"] == "Emmy Tomsett HMI"
    assert [line["grade"] for line in content["judgements"]] == ["Good"] * 7
    assert content["report"] == {
        "title": "Inspection of services for children in need of help and protection, children looked after and care "
        "leavers and Review of the effectiveness of the local safeguarding children board",
        "url": "https://files.ofsted.gov.uk/v1/file/2762428",
        "licence": "non_commercial",
        "pages": 31,
    }
    assert content["praised_areas"] == content["recommendations"] == []  # they come from the release


def test_grades_of_2018_are_those_of_the_report_not_of_the_scraper():
    record()
    content = facts(Inspection.objects.with_facts().get(slug="oxfordshire-2018"))
    assert [line["grade"] for line in content["judgements"]] == [
        "Good",
        "Requires improvement to be good",
        "Good",
        "Good",
    ]


def test_each_inspection_knows_the_one_before_of_its_family():
    record()
    assert Inspection.objects.get(slug="oxfordshire-2024").previous.slug == "oxfordshire-2018"
    assert Inspection.objects.get(slug="oxfordshire-send-2023").previous.slug == "oxfordshire-send-revisit-2019"
    assert Inspection.objects.get(slug="oxfordshire-2014").previous is None


def test_undated_inspections_stand_where_they_happened():
    record()
    days = [row.dated_on for row in Inspection.objects.dated()]
    assert days == sorted(days, reverse=True)
    assert date(2020, 1, 1) in days


def test_whoever_may_not_confirm_records_nothing():
    with pytest.raises(Refused, match="You may not confirm"):
        record(officer("Author"))
    assert not Inspection.objects.exists()
