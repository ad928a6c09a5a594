"""Storing a table: new, unchanged, updated; whole or not at all; public or to be confirmed."""

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry

from inspections import workflow
from inspections.models import FactChange, InspectedBody, Inspection, Judgement, LocalAuthority, Source
from tests.inspections.build import body, officer
from tests.inspections.open_data.running import counts, imported
from tests.inspections.open_data.spreadsheets import HEADINGS, row, wide

pytestmark = pytest.mark.django_db

OLDER = {"starts_on": date(2018, 10, 29), "published_on": date(2018, 12, 18), "grades": [*["Outstanding"] * 4, ""]}


def grades(inspection: Inspection) -> dict[str, str]:
    return {line.category.label: str(line.grade or line.status) for line in inspection.judgements.all()}


def test_a_new_inspection_has_everything_the_row_says() -> None:
    assert counts(imported(row(grades=["Good", "Outstanding", "Good", "Requires improvement", "good"]))) == (1, 0, 0, 0)
    made = Inspection.objects.get()
    assert (made.title, made.slug) == ("Children’s services in Leeds, 2024", "leeds-2024")
    assert (made.framework.code, made.kind, made.published_on) == ("ilacs-2023", "standard", date(2024, 4, 9))
    assert [str(period) for period in made.periods.all()] == ["12 February 2024"]
    assert [(one.kind, one.name, one.authority.name) for one in made.bodies.all()] == [("authority", "Leeds", "Leeds")]
    assert list(grades(made).values()) == ["Outstanding", "Good", "Requires improvement to be good", "Good", "Good"]
    words = made.judgements.get(category__label__contains="children in care").words
    assert words == "Requires improvement", "as printed, whatever the grade is called"
    assert set(made.judgements.values_list("source", flat=True)) == {Source.OPEN_DATA}
    assert set(made.sources) == {"published_on", "starts_on", "kind"}
    assert made.source_note == "Open data: outcomes.ods, row 4. Only the first day on site is known."


def test_importing_again_changes_nothing() -> None:
    imported(row(), row(**OLDER))
    assert counts(imported(row(), row(**OLDER))) == (0, 0, 2, 0)
    assert not imported(row(), row(**OLDER)).changes_something
    assert (Inspection.objects.count(), FactChange.objects.count()) == (2, 0)


def test_a_correction_follows_open_data_and_the_old_value_is_kept() -> None:
    by = officer("Inspections officer")
    imported(row(grades=["Good"] * 5))
    later = row(grades=["Good"] * 4 + ["Requires improvement to be good"], published_on=date(2024, 4, 10))
    assert counts(imported(later, by=by)) == (0, 1, 0, 0)
    made = Inspection.objects.get()
    assert made.published_on == date(2024, 4, 10)
    assert grades(made)["The experiences and progress of care leavers"] == "Requires improvement to be good"
    changes = FactChange.objects.order_by("what").values_list("what", "old", "new", "source", "note", "by")
    assert list(changes) == [
        ("Published on", "9 April 2024", "10 April 2024", "open_data", "outcomes.ods", by.pk),
        (
            "The experiences and progress of care leavers",
            *("Good", "Requires improvement to be good", "open_data", "outcomes.ods", by.pk),
        ),
    ]


def test_what_only_others_compiled_corrects_nothing() -> None:
    imported(row())
    compiled = ["inspection_link", *HEADINGS[1:]]
    table = [compiled, row(grades=["Good", "Good", "Good", "Requires improvement", "Good"])]
    summary = imported(data=_csv(table), name="scraped.csv")
    assert counts(summary) == (0, 0, 0, 1)
    assert "the record says Good, the file Requires improvement to be good" in summary.lines[0].details[0]
    assert Judgement.objects.filter(grade__label="Good").count() == 5


def _csv(table: list) -> bytes:
    return "\n".join(",".join(f'"{cell}"' for cell in line) for line in table).encode()


def test_problems_hold_everything_back_unless_they_may_be_left_out() -> None:
    rows = row(), row(name="Nowhere", code=""), row(name="Kent", code="E10000016", grades=["Splendid", *["Good"] * 4])
    summary = imported(*rows)
    assert [str(problem) for problem in summary.problems] == [
        "Row 5, column C: No authority is known as “Nowhere”. Correct it, or add the authority first.",
        "Row 6, column I: “Splendid” is not a grade here. The grades are: Outstanding, Good, "
        "Requires improvement to be good, Inadequate.",
    ]
    assert not summary.is_stored
    assert not Inspection.objects.exists()
    assert not LocalAuthority.objects.exists()
    summary = imported(*rows, skip_bad_rows=True)
    assert summary.is_stored
    assert Inspection.objects.get().slug == "leeds-2024"


def test_a_rehearsal_stores_nothing() -> None:
    summary = imported(row(), rehearse=True)
    assert (counts(summary), summary.is_stored, summary.confirmed) == ((1, 0, 0, 0), False, 1)
    assert not Inspection.objects.exists()
    assert not LogEntry.objects.exists()


def test_two_rows_of_one_inspection() -> None:
    assert counts(imported(row(), row())) == (1, 0, 0, 0)
    again = imported(row(), row(grades=["Inadequate", *["Good"] * 4]))
    assert [str(problem) for problem in again.problems] == [
        "Row 5: Row 4 tells the same inspection otherwise: correct one of them."
    ]


def test_not_judged_is_kept_as_that() -> None:
    imported(row(grades=["Good"] * 4 + ["Not judged"]))
    assert grades(Inspection.objects.get())["The experiences and progress of care leavers"] == "not_judged"


# Who may see it


def test_who_may_confirm_shows_it_to_the_public_at_once() -> None:
    by = officer("Inspections officer")
    summary = imported(row(), by=by)
    made = Inspection.objects.public().get()
    assert (summary.confirmed, summary.to_confirm, made.confirmed_by) == (1, 0, by)
    history = LogEntry.objects.filter(object_id=str(made.pk)).order_by("pk").values_list("change_message", flat=True)
    assert list(history) == ["Imported from outcomes.ods.", "Confirmed the record: the public can see it."]


def test_of_anybody_else_it_stays_to_be_confirmed_until_somebody_imports_who_may() -> None:
    summary = imported(row(), by=officer())
    assert (summary.confirmed, summary.to_confirm) == (0, 1)
    assert not Inspection.objects.public().exists()
    assert (imported(row()).confirmed, Inspection.objects.public().count()) == (1, 1)


def test_what_a_person_took_out_of_view_stays_out() -> None:
    by = officer("Inspections officer")
    imported(row(), by=by)
    workflow.unconfirm(inspection=Inspection.objects.get(), by=by, reason="A doubt.")
    summary = imported(row(), by=by)
    assert (summary.confirmed, summary.to_confirm) == (0, 1)
    assert not Inspection.objects.public().exists()


def test_without_a_day_on_site_it_waits_for_the_table_that_has_it() -> None:
    summary = imported(data=wide())
    assert (counts(summary), summary.confirmed, summary.to_confirm) == ((4, 0, 0, 0), 0, 4)
    complete = row(**{**OLDER, "grades": [*["Outstanding", "Outstanding", "Good", "Outstanding"], ""]})
    summary = imported(complete)
    assert (counts(summary), summary.confirmed) == ((0, 1, 0, 0), 1)
    leeds = Inspection.objects.public().get()
    assert [str(period) for period in leeds.periods.all()] == ["29 October 2018"]


def confirmable(inspections: list[Inspection], by) -> set[str]:
    return {one.slug for one in inspections if not workflow.refusals(one, by)}


def test_confirming_many_keeps_the_rules_of_confirming_one() -> None:
    by = officer("Inspections officer")
    imported(row(), row(**OLDER), by=officer())
    bare = Inspection.objects.create(slug="bare", title="Bare", framework=Inspection.objects.first().framework)
    told = Inspection.objects.create(slug="told", title="Told", framework=bare.framework, outcome="Well.")
    told.bodies.add(body())
    waiting = Inspection.objects.filter(confirmed_at=None)
    expected = confirmable(list(waiting), by)
    assert workflow.confirm_all(inspections=waiting, by=officer()) == 0
    assert workflow.confirm_all(inspections=waiting, by=by) == 2
    assert set(Inspection.objects.confirmed().values_list("slug", flat=True)) == expected


# What stands before and beside


def test_each_inspection_follows_the_one_before_of_its_method() -> None:
    imported(row(), row(**OLDER))
    newer, older = Inspection.objects.get(slug="leeds-2024"), Inspection.objects.get(slug="leeds-2018")
    assert (newer.previous, older.previous) == (older, None)
    between = row(starts_on=date(2021, 2, 1), published_on=date(2021, 3, 1), grades=[*["Good"] * 4, ""])
    imported(between)
    middle = Inspection.objects.get(slug="leeds-2021")
    newer.refresh_from_db()
    assert (newer.previous, middle.previous) == (middle, older)


def test_a_body_of_the_authority_that_is_there_is_used() -> None:
    leeds = LocalAuthority.objects.create(name="Leeds", slug="leeds")
    there = InspectedBody.objects.create(kind="authority", name="Leeds City Council", authority=leeds)
    imported(row())
    assert [*Inspection.objects.get().bodies.all()] == [there]
