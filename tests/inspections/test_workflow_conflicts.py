"""Raising a disagreement between sources and settling it."""

from datetime import date
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry

from inspections.models import FactChange, FactConflict, Inspection, Judgement, JudgementConflict
from inspections.workflow import Refused
from inspections.workflow_conflicts import (
    disagreements,
    record_fact_conflict,
    record_judgement_conflict,
    settle,
)
from tests.inspections.build import grade, inspection, judge, officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def judged() -> Judgement:
    """An overall grade of good, read in the report."""
    return judge(inspection(), "Overall", "Good", source="report")


def raised(judged: Judgement, label: str = "Outstanding", source: str = "open_data") -> JudgementConflict:
    conflict = record_judgement_conflict(judgement=judged, grade=grade(label), words=label, source=source)
    assert conflict is not None
    return conflict


def by() -> Any:
    return officer("Inspections officer")


def test_a_grade_that_agrees_or_was_raised_before_is_not_raised(judged: Judgement) -> None:
    outstanding = {"judgement": judged, "grade": grade("Outstanding"), "words": "Outstanding"}
    assert record_judgement_conflict(judgement=judged, grade=grade("Good"), words="Good", source="open_data") is None
    assert record_judgement_conflict(source="open_data", **outstanding) is not None
    assert record_judgement_conflict(source="open_data", **outstanding) is None
    assert record_judgement_conflict(source="release", **outstanding) is not None, "another source says it too"
    assert [told.theirs_source for told in disagreements(judged.inspection)] == ["Open data", "A press release"]


def test_keeping_ours_changes_nothing_and_is_final(judged: Judgement) -> None:
    officer = by()
    settle(conflict=raised(judged), take_theirs=False, by=officer, note="Read again on page 1.")
    judged.refresh_from_db()
    assert (judged.grade.label, judged.source) == ("Good", "report")
    assert disagreements(judged.inspection) == []
    assert not FactChange.objects.exists()
    said = LogEntry.objects.get(object_id=str(judged.inspection_id)).change_message
    assert said == "Overall effectiveness: settled as “Good”, not “Outstanding”. Read again on page 1."
    assert record_judgement_conflict(judgement=judged, grade=grade("Outstanding"), words="", source="open_data") is None
    assert JudgementConflict.objects.get().settled_by == officer


def test_taking_theirs_keeps_the_old_value(judged: Judgement) -> None:
    officer = by()
    settle(conflict=raised(judged), take_theirs=True, by=officer, note="A correction.")
    judged.refresh_from_db()
    assert (judged.grade.label, judged.words, judged.source) == ("Outstanding", "Outstanding", "open_data")
    change = FactChange.objects.get()
    assert (change.what, change.old, change.new, change.source) == (
        *("Overall effectiveness", "Good", "Outstanding"),
        "open_data",
    )
    assert (change.note, change.by) == ("A correction.", officer)


def test_not_judged_is_a_value_too(judged: Judgement) -> None:
    conflict = record_judgement_conflict(judgement=judged, grade=None, words="Not judged", source="open_data")
    settle(conflict=conflict, take_theirs=True, by=by())
    judged.refresh_from_db()
    assert (judged.status, judged.grade) == ("not_judged", None)


@pytest.mark.parametrize(
    ("field", "theirs", "ours_said", "theirs_said"),
    [
        ("published_on", "2014-07-01", "30 June 2014", "1 July 2014"),
        ("starts_on", "2014-04-28", "29 April 2014", "28 April 2014"),
        ("ends_on", "2014-05-22", "21 May 2014", "22 May 2014"),
        ("kind", "reinspection", "Inspection", "Re-inspection"),
        ("lead_inspector", "Pat Marsh HMI", "Not recorded", "Pat Marsh HMI"),
        ("theme", "Neglect", "Not recorded", "Neglect"),
        ("title", "Another", "Children’s services in Fernshire", "Another"),
        ("framework", "ilacs-2018", "Single inspection framework", "ILACS (2018 to 2022)"),
    ],
)
def test_other_facts(field: str, theirs: str, ours_said: str, theirs_said: str) -> None:
    made = inspection()
    conflict = record_fact_conflict(inspection=made, field=field, theirs=theirs, source="report")
    assert record_fact_conflict(inspection=made, field=field, theirs=theirs, source="report") is None
    [told] = disagreements(made)
    assert told.ours.startswith(ours_said)
    assert (told.theirs, told.ours_source, told.theirs_source) == (theirs_said, "Typed by hand", "The report")
    settle(conflict=conflict, take_theirs=True, by=by())
    made = Inspection.objects.get(pk=made.pk)
    assert made.sources == {field: "report"}
    assert record_fact_conflict(inspection=made, field=field, theirs=theirs, source="open_data") is None, (
        "now it agrees"
    )
    assert FactChange.objects.get().new == theirs_said


def test_a_year_gives_way_to_the_day() -> None:
    made = inspection()
    made.periods.update(starts_on=date(2014, 1, 1), ends_on=date(2014, 12, 31), precision="year")
    conflict = record_fact_conflict(inspection=made, field="starts_on", theirs="2014-04-29", source="open_data")
    settle(conflict=conflict, take_theirs=True, by=by())
    assert [str(period) for period in made.periods.all()] == ["29 April 2014"]


@pytest.mark.parametrize(
    ("field", "theirs"),
    [
        ("starts_on", "2014-12-31"),  # after the last day
        ("published_on", "in June"),
        ("kind", "tea party"),
        ("framework", "ilacs-2018"),  # there are judgements of another
        ("framework", "no-such"),
        ("slug", "x"),
    ],
)
def test_a_value_the_record_cannot_take_is_refused_and_stays_open(judged: Judgement, field: str, theirs: str) -> None:
    conflict = FactConflict.objects.create(
        inspection=judged.inspection, field=field, ours="x", theirs=theirs, source="report"
    )
    with pytest.raises(Refused, match="cannot take this value"):
        settle(conflict=conflict, take_theirs=True, by=by())
    conflict.refresh_from_db()
    assert conflict.settled_at is None
    assert not FactChange.objects.exists()


def test_who_may_not_and_what_is_settled_already(judged: Judgement) -> None:
    conflict = raised(judged)
    with pytest.raises(Refused, match="You may not change inspections"):
        settle(conflict=conflict, take_theirs=True, by=officer("Author"))
    settle(conflict=conflict, take_theirs=False, by=by())
    with pytest.raises(Refused, match="A colleague has settled this meanwhile"):
        settle(conflict=conflict, take_theirs=True, by=by())
