"""Earlier results that a report restates: shown, and recorded where somebody says so."""

import pytest
from django.test import Client

from inspections.models import Inspection
from inspections.reading.shape import EarlierResult, Place
from tests.admin.pages import says
from tests.admin.test_reading_confirmed import confirm, page, typed
from tests.inspections import build
from tests.inspections.readings import reading, waiting

pytestmark = pytest.mark.django_db

WORDS = "The local authority was judged to be Grade 2 (Good)."
RESULTS = (
    EarlierResult("Fernshire’s safeguarding arrangements", "March 2011", "Good", Place(8, WORDS)),
    EarlierResult("Fernshire’s services for looked after children", "March 2011", "Outstanding", Place(8, WORDS)),
    EarlierResult("Fernshire’s adoption agency", "2009", "Good", Place(8, "2009")),
)


def test_they_are_shown_and_not_recorded_unless_ticked(inspections_officer: Client) -> None:
    row = waiting(reading(earlier=RESULTS))
    shown = inspections_officer.get(page(row))
    assert says(shown, "Earlier results it restates", WORDS, "Record the inspection of March 2011")
    confirm(inspections_officer, row)
    assert Inspection.objects.count() == 1


def test_ticked_they_are_a_draft_of_their_own(inspections_officer: Client) -> None:
    row = waiting(reading(earlier=RESULTS))
    inspections_officer.post(page(row), typed(inspections_officer, row) | {"earlier-2011-03-01": "on"})
    made = Inspection.objects.get(framework__code="slac")
    assert made.title == "Safeguarding and looked after children services in Fernshire, 2011"
    assert [str(period) for period in made.periods.all()] == ["March 2011"]
    assert [str(line.grade) for line in made.judgements.all()] == ["Good", "Outstanding"]
    assert not made.is_confirmed
    assert made.source_note.startswith("Restated on page 8 of “Inspection of services")


def test_one_that_is_on_record_is_not_offered(inspections_officer: Client) -> None:
    known = build.inspection("slac", title="Fernshire, 2011")
    known.periods.update(starts_on="2011-03-07", ends_on="2011-03-18")
    shown = inspections_officer.get(page(waiting(reading(earlier=RESULTS))))
    assert says(shown, "On record: Fernshire, 2011")
    assert "earlier-2011" not in shown.content.decode()
