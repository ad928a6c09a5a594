"""Confirming a record and taking it out of view."""

import pytest
from django.contrib.admin.models import LogEntry

from inspections.models import Inspection
from inspections.workflow import Refused, confirm, unconfirm
from tests.inspections.build import inspection, judge, officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return officer("Inspections officer")


def test_a_complete_record_becomes_public_and_the_history_says_who(by):
    made = judge(inspection(), "1", "Good").inspection
    assert confirm(inspection=made, by=by).confirmed_by == by
    assert Inspection.objects.public().get() == made
    assert LogEntry.objects.get(object_id=str(made.pk)).user == by


def test_confirming_twice_keeps_the_first_confirmation(by):
    made = judge(inspection(), "1", "Good").inspection
    first = confirm(inspection=made, by=by).confirmed_at
    assert confirm(inspection=made, by=officer("Inspections officer")).confirmed_at == first
    assert LogEntry.objects.count() == 1


def test_an_empty_record_is_refused_with_all_reasons(by):
    made = inspection()
    made.bodies.clear()
    made.periods.all().delete()
    with pytest.raises(Refused) as refused:
        confirm(inspection=made, by=by)
    assert refused.value.reasons == [
        "Say what was inspected: add at least one body.",
        "Give the dates of the inspection; the year is enough where no more is known.",
        "Give the result: at least one judgement, or the outcome in a sentence.",
    ]
    assert not Inspection.objects.public().exists()


@pytest.mark.parametrize("role", ["", "Author", "Approver"])
def test_others_may_not_confirm(role):
    made = judge(inspection(), "1", "Good").inspection
    with pytest.raises(Refused, match="You may not confirm"):
        confirm(inspection=made, by=officer(role))


def test_taking_a_record_out_of_view_needs_a_reason_that_is_kept(by):
    made = inspection(confirmed=True)
    with pytest.raises(Refused, match="Say why"):
        unconfirm(inspection=made, by=by, reason="  ")
    assert not unconfirm(inspection=made, by=by, reason="Wrong authority.").is_confirmed
    assert "Wrong authority." in LogEntry.objects.get().change_message
    with pytest.raises(Refused, match="You may not take"):
        unconfirm(inspection=inspection(confirmed=True), by=officer("Author"), reason="Because")
