"""Sources that disagree, on the inspection's page."""

import pytest
from django.test import Client
from django.urls import reverse

from inspections.models import FactChange, Inspection, LocalAuthority
from inspections.workflow_conflicts import disagreements, record_fact_conflict, record_judgement_conflict
from tests.admin.pages import says
from tests.inspections.build import grade, inspection, judge

pytestmark = pytest.mark.django_db


@pytest.fixture
def disputed() -> Inspection:
    """An inspection about whose overall grade and publication sources disagree."""
    made = inspection(confirmed=True)
    judged = judge(made, "Overall", "Good", source="report")
    record_judgement_conflict(judgement=judged, grade=grade("Outstanding"), words="Outstanding", source="open_data")
    record_fact_conflict(inspection=made, field="published_on", theirs="2014-07-01", source="report")
    return made


def page(client: Client, made: Inspection) -> object:
    return client.get(reverse("admin:inspections_inspection_change", args=[made.pk]))


def settle(client: Client, made: Inspection, **fields: str) -> object:
    return client.post(reverse("admin:inspections_inspection_settle", args=[made.pk]), fields, follow=True)


def test_both_values_with_their_sources_and_a_button_each(inspections_officer: Client, disputed: Inspection) -> None:
    shown = page(inspections_officer, disputed)
    says(shown, "Sources disagree", "On record (the report) Good", "Open data Outstanding")
    says(shown, "Keep “Good”", "Take “Outstanding”", "Keep “30 June 2014”", "Take “1 July 2014”")


def test_one_click_settles_one(inspections_officer: Client, disputed: Inspection) -> None:
    grade_told, day_told = disagreements(disputed)
    after = settle(inspections_officer, disputed, conflict=grade_told.key, take="theirs", note="A correction.")
    says(after, "Overall effectiveness: settled as “Outstanding”.", "Overall effectiveness: Good → Outstanding")
    assert FactChange.objects.get().note == "A correction."
    after = settle(inspections_officer, disputed, conflict=day_told.key, take="ours")
    says(after, "Published on: settled as “30 June 2014”.")
    assert "Sources disagree" not in after.content.decode()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "fields", [{}, {"conflict": "judgement-999", "take": "ours"}, {"conflict": "x", "take": "theirs"}, {"take": "ours"}]
)
def test_what_is_forged_or_settled_meanwhile(inspections_officer: Client, disputed: Inspection, fields: dict) -> None:
    says(settle(inspections_officer, disputed, **fields), "There is nothing to settle here any more")
    assert len(disagreements(disputed)) == 2


def test_a_conflict_of_another_inspection_is_not_settled_here(
    inspections_officer: Client, disputed: Inspection
) -> None:
    key = disagreements(disputed)[0].key
    says(settle(inspections_officer, inspection(), conflict=key, take="theirs"), "There is nothing to settle here")
    assert len(disagreements(disputed)) == 2


def test_a_value_that_does_not_fit_is_answered_with_a_sentence(
    inspections_officer: Client, disputed: Inspection
) -> None:
    record_fact_conflict(inspection=disputed, field="starts_on", theirs="2014-12-31", source="report")
    told = disagreements(disputed)[-1]
    says(settle(inspections_officer, disputed, conflict=told.key, take="theirs"), "The record cannot take this value")


def test_who_may_only_read_sees_no_buttons(author: Client, disputed: Inspection) -> None:
    shown = page(author, disputed)
    says(shown, "Sources disagree")
    assert "Take “" not in shown.content.decode()  # type: ignore[attr-defined]
    assert settle(author, disputed, conflict="judgement-1", take="ours").status_code == 403  # type: ignore[attr-defined]


def test_the_list_is_narrowed_to_what_is_to_be_settled(inspections_officer: Client, disputed: Inspection) -> None:
    inspection(title="Nobody disputes this")
    address = reverse("admin:inspections_inspection_changelist")
    shown = inspections_officer.get(address, {"conflicts": "open"})
    says(shown, disputed.title, "1 inspection")
    assert "Nobody disputes this" not in shown.content.decode()


def test_our_council_is_one(inspections_officer: Client) -> None:
    LocalAuthority.objects.create(name="Fernshire", slug="fernshire", is_ours=True)
    other = {"name": "Othershire", "slug": "othershire", "is_ours": "on", "gss_codes-TOTAL_FORMS": 0}
    address = reverse("admin:inspections_localauthority_add")
    response = inspections_officer.post(address, {**other, "gss_codes-INITIAL_FORMS": 0})
    says(response, "Another authority is marked as our council: unmark that one first.")
