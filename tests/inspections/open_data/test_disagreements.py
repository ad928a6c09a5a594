"""A table against what a report or a person gave: nothing is overwritten, nothing is raised twice."""

from datetime import date
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry

from council_news.sample.oxfordshire_history import AUTHORITY, INSPECTIONS
from inspections.importers.history import record_history
from inspections.models import FactChange, FactConflict, Inspection, JudgementConflict
from inspections.workflow_conflicts import disagreements, settle
from tests.inspections.build import officer
from tests.inspections.open_data.running import counts, imported
from tests.inspections.open_data.spreadsheets import row
from tests.inspections.open_data.test_other_shapes import SEND_2023

pytestmark = pytest.mark.django_db

SLUG = "oxfordshire-2018"
CARE = "The experiences and progress of children in care and care leavers"


@pytest.fixture(autouse=True)
def recorded() -> Any:
    """The demo's history of Oxfordshire, its grades read in reports, its days typed by hand; the officer."""
    by = officer("Inspections officer")
    record_history(authority=AUTHORITY, inspections=INSPECTIONS, by=by)
    return by


def oxfordshire(**fields: Any) -> list:
    """The row of 2018 as Ofsted published it, or otherwise."""
    right = {
        "name": "Oxfordshire",
        "code": "E10000025",
        "starts_on": date(2018, 4, 16),
        "published_on": date(2018, 5, 22),
        "grades": ["Good", "Good", "Requires improvement to be good", "Good", ""],
        "kind": "ILACS Short Inspection",
    }
    return row(**{**right, **fields})


WRONG = ["Good", "Good", "Requires improvement to be good", "Requires improvement to be good", ""]


def test_the_same_inspection_is_known_again() -> None:
    before = Inspection.objects.count()
    assert counts(imported(oxfordshire())) == (0, 0, 1, 0)
    assert counts(imported(oxfordshire(code="", name="Oxfordshire County Council"))) == (0, 0, 1, 0)
    assert Inspection.objects.count() == before


def test_a_grade_of_the_report_stands_against_open_data() -> None:
    assert counts(imported(oxfordshire(grades=WRONG))) == (0, 0, 0, 1)
    [told] = disagreements(Inspection.objects.get(slug=SLUG))
    assert (told.what, told.ours, told.ours_source) == (CARE, "Good", "The report")
    assert (told.theirs, told.theirs_source) == ("Requires improvement to be good", "Open data")
    assert Inspection.objects.get(slug=SLUG).judgements.get(category__label=CARE).grade.label == "Good"
    assert not FactChange.objects.exists()


def test_the_same_value_is_raised_once() -> None:
    for _again in range(2):
        assert counts(imported(oxfordshire(grades=WRONG))) == (0, 0, 0, 1)
    assert JudgementConflict.objects.count() == 1


def test_once_settled_it_is_not_raised_again(recorded: Any) -> None:
    imported(oxfordshire(grades=WRONG))
    settle(conflict=JudgementConflict.objects.get(), take_theirs=False, by=recorded)
    assert counts(imported(oxfordshire(grades=WRONG))) == (0, 0, 1, 0)
    worse = [*WRONG[:3], "Inadequate", ""]
    assert counts(imported(oxfordshire(grades=worse))) == (0, 0, 0, 1)
    assert JudgementConflict.objects.filter(settled_at=None).count() == 1


def test_what_was_taken_over_follows_open_data_from_then_on(recorded: Any) -> None:
    imported(oxfordshire(grades=WRONG))
    settle(conflict=JudgementConflict.objects.get(), take_theirs=True, by=recorded)
    assert counts(imported(oxfordshire(grades=WRONG))) == (0, 0, 1, 0)
    assert counts(imported(oxfordshire())) == (0, 1, 0, 0)


@pytest.mark.parametrize(
    ("fields", "field", "ours", "theirs"),
    [
        ({"published_on": date(2018, 5, 23)}, "published_on", "22 May 2018", "2018-05-23"),
        ({"starts_on": date(2018, 4, 17)}, "starts_on", "16 April 2018", "2018-04-17"),
        ({"kind": "ILACS Standard Inspection"}, "kind", "Short inspection", "standard"),
    ],
)
def test_days_and_kind_typed_by_hand_stand(fields: dict, field: str, ours: str, theirs: str) -> None:
    assert counts(imported(oxfordshire(**fields))) == (0, 0, 0, 1)
    conflict = FactConflict.objects.get()
    assert (conflict.field, conflict.ours, conflict.theirs, conflict.source) == (field, ours, theirs, "open_data")
    assert counts(imported(oxfordshire(**fields))) == (0, 0, 0, 1)
    assert FactConflict.objects.count() == 1


def test_a_blank_is_filled_and_said() -> None:
    Inspection.objects.filter(slug=SLUG).update(published_on=None)
    assert counts(imported(oxfordshire())) == (0, 1, 0, 0)
    made = Inspection.objects.get(slug=SLUG)
    assert (made.published_on, made.sources) == (date(2018, 5, 22), {"published_on": "open_data"})
    assert str(FactChange.objects.get()) == "Published on: nothing → 22 May 2018"


def test_a_year_alone_is_not_overwritten_by_a_day() -> None:
    theme = {"name": "Oxfordshire", "code": "E10000025", "kind": "ILACS Focused Visit", "grades": [""] * 5}
    imported(row(starts_on=date(2020, 2, 25), published_on=date(2020, 4, 6), **theme))
    visit = Inspection.objects.get(framework__code="focused-visit")
    assert visit.published_on == date(2020, 4, 6), "nobody knew the day"
    assert [str(period) for period in visit.periods.all()] == ["2020"]
    assert FactConflict.objects.get().theirs == "2020-02-25"


def test_a_judgement_that_the_recorded_framework_has_not_is_a_problem() -> None:
    later = oxfordshire(starts_on=date(2024, 2, 12), published_on=date(2024, 4, 9), grades=["Good"] * 5)
    Inspection.objects.filter(slug="oxfordshire-2024").delete()
    imported(oxfordshire())
    Inspection.objects.filter(slug=SLUG).update(published_on=date(2024, 4, 9))
    summary = imported(later)
    assert "has no judgement “The experiences and progress of care leavers”" in str(summary.problems[0])


COMPILED = (
    "urn,local_authority,inspection_link,pdf_filename,publication_date,inspection_framework,inspector_name,"
    "inspection_start_date,inspection_end_date,overall_effectiveness_grade,impact_of_leaders_grade,"
    "help_and_protection_grade,in_care_grade,care_leavers_grade,parser_version\n"
    "80536,oxfordshire,https://x,a.pdf,09/04/24,standard,Nicki Shaw,12/02/2024,23/02/2024,good,good,good,good,good,1\n"
    "80536,oxfordshire,https://x,b.pdf,22/05/18,short,Donna Marriott,16/04/2018,20/04/2018,good,good,"
    "requires improvement to be good,requires improvement to be good,inspection_pre_dates_judgement,1\n"
)


def test_what_a_tool_read_wrongly_in_the_reports_is_a_conflict() -> None:
    """The tool says of Oxfordshire in 2018 what the report does not (reference/ofsted.md 4.1)."""
    assert counts(imported(data=COMPILED.encode(), name="history.csv")) == (0, 0, 1, 1)
    [told] = disagreements(Inspection.objects.get(slug=SLUG))
    assert (told.what, told.ours, told.theirs) == (CARE, "Good", "Requires improvement to be good")


def test_it_tells_the_last_day_that_the_official_table_left_out() -> None:
    Inspection.objects.all().delete()
    imported(oxfordshire())
    assert counts(imported(data=COMPILED.encode(), name="history.csv")) == (1, 0, 0, 1)
    assert [str(period) for period in Inspection.objects.get(slug=SLUG).periods.all()] == ["16 to 20 April 2018"]
    assert counts(imported(oxfordshire())) == (0, 0, 1, 0)


def test_area_send_since_2023_is_known_again() -> None:
    assert counts(imported(data=SEND_2023.encode(), name="send.csv")) == (1, 0, 1, 0)
    assert Inspection.objects.get(slug="leeds-send-2023").framework.code == "area-send-2023"


def test_a_draft_that_open_data_only_completes_is_not_confirmed_by_it() -> None:
    Inspection.objects.filter(slug=SLUG).update(published_on=None, confirmed_at=None, confirmed_by=None)
    LogEntry.objects.all().delete()
    summary = imported(oxfordshire())
    assert (counts(summary), summary.confirmed, summary.to_confirm) == ((0, 1, 0, 0), 0, 1)


def test_the_demo_and_the_real_tables_agree(shared: Any) -> None:
    before = Inspection.objects.count()
    outcomes = (shared / "ofsted" / "LA_Inspection_Outcomes_as_at_31_March_2025.ods").read_bytes()
    summary = imported(data=outcomes)
    assert counts(summary) == (269, 0, 2, 0)
    send = (shared / "ofsted" / "Area_SEND_inspection_data_May_2016_to_August_2022.ods").read_bytes()
    assert counts(imported(data=send)) == (193, 0, 2, 0)
    ours = Inspection.objects.filter(bodies__authority__is_ours=True).distinct()
    assert ours.count() == before
    assert not JudgementConflict.objects.exists()
    assert not FactConflict.objects.exists()
