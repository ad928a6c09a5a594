"""The tables as they were published, exactly."""

from collections import Counter
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from inspections.models import GssCode, Inspection, LocalAuthority
from tests.inspections.open_data.running import counts, imported

pytestmark = pytest.mark.django_db

OUTCOMES = "LA_Inspection_Outcomes_as_at_31_March_2025.ods"
SEND = "Area_SEND_inspection_data_May_2016_to_August_2022.ods"
LOOKUP = "local_authority_lookup.csv"


def real(shared: Path, name: str, **how: Any) -> Any:
    return imported(data=(shared / "ofsted" / name).read_bytes(), name=name, **how)


def told(slug: str) -> tuple[Any, ...]:
    made = Inspection.objects.get(slug=slug)
    grades = {str(line.category): line.grade.label for line in made.judgements.all()}
    return made.framework.code, made.kind, made.periods.get().starts_on, made.published_on, grades


def test_the_history_of_271_inspections(shared: Path) -> None:
    began = perf_counter()
    summary = real(shared, OUTCOMES)
    assert perf_counter() - began < 10
    assert (counts(summary), summary.problems, summary.confirmed) == ((271, 0, 0, 0), [], 271)
    assert (Inspection.objects.public().count(), LocalAuthority.objects.count()) == (271, 156)
    assert Counter(Inspection.objects.values_list("kind", flat=True)) == {"standard": 171, "short": 100}
    overall = Inspection.objects.filter(judgements__category__is_overall=True)
    assert Counter(overall.values_list("judgements__grade__label", flat=True)) == {
        "Good": 107,
        "Requires improvement to be good": 74,
        "Outstanding": 55,
        "Inadequate": 35,
    }
    leavers = Inspection.objects.filter(judgements__category__label="The experiences and progress of care leavers")
    assert leavers.count() == 271 - 168
    assert not LocalAuthority.objects.filter(region="").exists()
    ended = LocalAuthority.objects.exclude(abolished_on=None)
    assert {one.name: [each.name for each in one.successors.all()] for one in ended} == {
        "Bournemouth": ["Bournemouth, Christchurch and Poole"],
        "Cumbria": ["Cumberland", "Westmorland and Furness"],
        "Northamptonshire": ["North Northamptonshire", "West Northamptonshire"],
    }
    assert counts(real(shared, OUTCOMES)) == (0, 0, 271, 0)


def test_the_rows_of_oxfordshire(shared: Path) -> None:
    real(shared, OUTCOMES)
    leaders = "The impact of leaders on social work practice with children and families"
    protection = "The experiences and progress of children who need help and protection"
    care = "The experiences and progress of children in care"
    assert told("oxfordshire-2018") == (
        *("ilacs-2018", "short", date(2018, 4, 16), date(2018, 5, 22)),
        {
            leaders: "Good",
            protection: "Requires improvement to be good",
            f"{care} and care leavers": "Good",
            "Overall effectiveness": "Good",
        },
    )
    leavers = "The experiences and progress of care leavers"
    assert told("oxfordshire-2024") == (
        *("ilacs-2023", "standard", date(2024, 2, 12), date(2024, 4, 9)),
        dict.fromkeys([leaders, protection, care, leavers, "Overall effectiveness"], "Good"),
    )
    assert Inspection.objects.get(slug="oxfordshire-2024").previous.slug == "oxfordshire-2018"


def test_the_other_sheets_add_visits_and_contradict_nothing(shared: Path) -> None:
    real(shared, OUTCOMES)
    assert counts(real(shared, OUTCOMES, sheet="Inspections_as_at_31_March")) == (0, 0, 153, 0)
    summary = real(shared, OUTCOMES, sheet="In-year_inspections")
    assert (counts(summary), summary.confirmed) == ((60, 0, 52, 0), 60)
    kinds = Counter(Inspection.objects.values_list("kind", flat=True))
    assert (kinds["focused_visit"], kinds["monitoring_visit"]) == (36, 24)


def test_the_latest_alone_come_to_know_their_kind_from_the_history(shared: Path) -> None:
    real(shared, OUTCOMES, sheet="Inspections_as_at_31_March")
    assert set(Inspection.objects.values_list("kind", flat=True)) == {"inspection"}
    assert counts(real(shared, OUTCOMES)) == (118, 153, 0, 0)
    assert set(Inspection.objects.values_list("kind", flat=True)) == {"standard", "short"}


def test_149_areas_inspected_and_46_revisited(shared: Path) -> None:
    summary = real(shared, SEND)
    assert (counts(summary), summary.problems, summary.confirmed) == ((195, 0, 0, 0), [], 195)
    assert Counter(Inspection.objects.values_list("framework__code", flat=True)) == {
        "area-send-2016": 149,
        "area-send-2016-revisit": 46,
    }
    grades = Counter(Inspection.objects.values_list("framework__code", "judgements__grade__label"))
    assert grades["area-send-2016", "Required"] == 82
    assert grades["area-send-2016-revisit", "Sufficient progress in some"] == 24
    revisit = Inspection.objects.get(slug="oxfordshire-send-revisit-2019")
    assert revisit.previous.slug == "oxfordshire-send-2017"
    assert {body.name for body in revisit.bodies.all()} == {"Oxfordshire", "Oxfordshire local area partnership"}
    assert revisit.outcome == "Sufficient progress had been made on three of the five significant weaknesses."


def test_the_156_authorities_of_the_lookup(shared: Path) -> None:
    summary = real(shared, LOOKUP)
    assert (counts(summary), summary.problems) == ((156, 0, 0, 0), [])
    assert LocalAuthority.objects.count() == 156
    oxfordshire = LocalAuthority.objects.get(gss_codes__code="E10000025")
    assert (oxfordshire.name, oxfordshire.urn, oxfordshire.dfe_code) == ("Oxfordshire", "80536", "931")
    assert not LocalAuthority.objects.filter(region="").exists()
    assert len(set(LocalAuthority.objects.values_list("region", flat=True))) == 9
    assert GssCode.objects.get(code="E08000019").authority.name == "Sheffield"
    assert counts(real(shared, LOOKUP)) == (0, 0, 156, 0)
    real(shared, OUTCOMES)
    assert LocalAuthority.objects.count() == 157, "Bournemouth is only in the table of outcomes"
