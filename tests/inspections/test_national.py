"""The national picture: who counts, on which day, by which judgement; and figures by their names."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.text import slugify
from hypothesis import given
from hypothesis import strategies as st

from inspections.models import Framework, InspectedBody, Inspection, Judgement, LocalAuthority
from inspections.national import BadChoice, figure, national
from tests import factories as make

pytestmark = pytest.mark.django_db

RI = "Requires improvement to be good"
LEADERS = "ILACS/the-impact-of-leaders-on-social-work-practice-with-children-and-families"
LEAVERS = "ILACS/the-experiences-and-progress-of-care-leavers"


def inspected(
    name: str, on: str, overall: str = "Good", code: str = "ilacs-2018", source: str = "open_data", **fields: str
) -> Inspection:
    """A confirmed inspection of the authority ``name``; every line but the overall one is "Good"."""
    authority = make.LocalAuthorityFactory(name=name, region=fields.pop("region", "South East"))
    made = make.InspectionFactory(
        confirmed=True,
        published_on=dt.date.fromisoformat(on),
        framework=Framework.objects.get(code=code),
        body=make.InspectedBodyFactory(
            name=fields.pop("body", name), kind=fields.pop("kind", "authority"), authority=authority
        ),
        slug=slugify(f"{name}-{on}"),
    )
    for line in made.framework.categories.all():
        grade = line.grade_scale.grades.filter(label=overall if line.is_overall else "Good").first()
        if grade:
            Judgement.objects.create(inspection=made, category=line, grade=grade, source=source)
    return made


def counts(**asked: str) -> dict[str, int]:
    found = national(**asked)
    assert found is not None
    return {tally.level.label: tally.count for tally in found.picture.tallies}


def test_each_authority_counts_once_by_its_latest_inspection_of_the_day():
    inspected("Eastshire", "2018-05-01", RI)
    inspected("Eastshire", "2021-05-01", "Outstanding")
    inspected("Westshire", "2019-05-01", "Good")
    assert counts() == {"Outstanding": 1, "Good": 1, RI: 0, "Inadequate": 0}
    assert counts(on="2021-04-30") == {"Outstanding": 0, "Good": 1, RI: 1, "Inadequate": 0}
    assert counts(on="2021-05-01")["Outstanding"] == 1
    assert counts(on="2018-12-31") == {"Outstanding": 0, "Good": 0, RI: 1, "Inadequate": 0}
    assert counts(on="2010-01-01") == {"Outstanding": 0, "Good": 0, RI: 0, "Inadequate": 0}


def test_an_abolished_authority_counts_only_while_it_existed():
    inspected("Oldshire", "2018-05-01", "Inadequate")
    inspected("Westshire", "2019-05-01")
    LocalAuthority.objects.filter(name="Oldshire").update(abolished_on=dt.date(2021, 4, 1))
    assert counts(on="2021-03-31")["Inadequate"] == 1
    assert counts(on="2021-04-01")["Inadequate"] == 0


def test_only_public_full_inspections_of_whole_authorities_count():
    inspected("Westshire", "2019-05-01")
    Inspection.objects.filter(pk=inspected("Hiddenshire", "2019-05-01").pk).update(confirmed_at=None, confirmed_by=None)
    Inspection.objects.filter(pk=inspected("Westshire", "2020-05-01", RI).pk).update(kind="focused_visit")
    inspected("Southshire", "2020-05-01", body="Fernbury School", kind="school")
    inspected("Undatedshire", "2020-05-01")
    Inspection.objects.filter(slug="undatedshire-2020-05-01").update(published_on=None)
    inspected("Trustshire", "2020-05-01", RI, body="A trust", kind="trust")
    assert counts() == {"Outstanding": 0, "Good": 1, RI: 1, "Inadequate": 0}


def test_an_inspection_of_council_and_board_counts_once():
    made = inspected("Westshire", "2019-05-01")
    authority = LocalAuthority.objects.get(name="Westshire")
    for kind in ("lscb", "partnership", "trust"):
        made.bodies.add(InspectedBody.objects.create(kind=kind, name=kind, authority=authority))
    assert counts()["Good"] == 1


def test_a_grade_known_from_a_press_release_alone_is_not_counted():
    inspected("Westshire", "2019-05-01")
    inspected("Eastshire", "2020-05-01", RI, source="release")
    assert counts(on="2020-12-31") == {"Outstanding": 0, "Good": 1, RI: 0, "Inadequate": 0, "": 1}


def test_no_overall_grade_is_no_grade_and_still_counts_among_all():
    inspected("Westshire", "2019-05-01")
    inspected("Eastshire", "2026-06-17", code="ilacs-2026")
    found = national()
    assert found is not None
    assert counts(on="2026-06-17")[""] == 1
    assert national(on="2026-06-17").picture.tallies[0].total == 2
    assert counts(judgement=LEADERS)["Good"] == 2
    assert counts(judgement=LEAVERS) == {"Outstanding": 0, "Good": 1, RI: 0, "Inadequate": 0, "": 1}


def test_families_are_counted_apart():
    inspected("Westshire", "2014-05-01", code="sif")
    inspected("Westshire", "2019-05-01", RI)
    assert counts()[RI] == 1
    assert counts(judgement="SIF/overall", on="2020-01-01") == {
        "Outstanding": 0,
        "Good": 1,
        "Requires improvement": 0,
        "Inadequate": 0,
    }


def test_the_day_is_that_of_the_latest_open_data_unless_one_is_asked_for():
    inspected("Westshire", "2019-05-01")
    inspected("Eastshire", "2021-05-01", source="report")
    assert national().picture.on == national().data_day == dt.date(2019, 5, 1)
    Judgement.objects.update(source="hand")
    assert national().picture.on == dt.date(2021, 5, 1)


def test_our_council_alone_is_no_national_picture():
    assert national() is None
    inspected("Fernshire", "2019-05-01")
    LocalAuthority.objects.update(is_ours=True)
    assert national() is None
    inspected("Westshire", "2019-05-01", RI)
    found = national()
    assert (found.picture.ours.authority, found.picture.ours.level.label) == ("Fernshire", "Good")
    assert [tally.is_ours for tally in found.picture.tallies] == [False, True, False, False]


def test_regions_are_counted_beside_each_other():
    inspected("Westshire", "2019-05-01", region="South West")
    inspected("Eastshire", "2019-05-01", RI, region="East of England")
    assert counts(region="South West") == {"Outstanding": 0, "Good": 1, RI: 0, "Inadequate": 0}
    assert counts(region="south-west") == counts(region="South West")
    found = national()
    assert [(name, [tally.count for tally in tallies]) for name, tallies in found.picture.regions] == [
        ("East of England", [0, 0, 1, 0]),
        ("South West", [0, 1, 0, 0]),
    ]
    assert found.picture.regions[1][1][1].share == 100.0


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"on": "tomorrow"}, "“tomorrow” is not a day: write it as year, month and day, for example 2025-03-31."),
        ({"on": "2025-02-30"}, "There is no day 2025-02-30: write it as"),
        ({"on": "20250331"}, "“20250331” is not a day"),
        ({"on": "٢٠٢٥-٠٣-٣١"}, "is not a day"),
        ({"on": "2031-01-01"}, "2031-01-01 is in the future: choose a day up to today."),
        ({"judgement": "ILACS/luck"}, "“ILACS/luck” is not a judgement on record: choose one from the list."),
        ({"region": "Atlantis"}, "“Atlantis” is not a region on record: choose one from the list."),
    ],
)
def test_a_bad_choice_is_told_in_a_sentence(asked, sentence):
    inspected("Westshire", "2019-05-01")
    with time_machine.travel("2030-01-01"), pytest.raises(BadChoice, match=r".") as refused:
        national(**asked)
    assert sentence in str(refused.value)


def test_a_figure_has_a_lasting_name_and_tells_its_day_and_source():
    inspected("Westshire", "2019-05-01", region="South West")
    inspected("Eastshire", "2019-05-01", RI)
    found = figure("ILACS/overall/good/2019-05-01")
    assert found == (
        "1 of 2",
        "local authorities judged good overall",
        "Ofsted, ILACS inspection outcomes at 1 May 2019, Open Government Licence v3.0",
        dt.date(2019, 5, 1),
    )
    assert figure("ILACS/overall/outstanding/2019-05-01").value == "0 of 2"
    assert figure("ILACS/overall/good/2019-05-01/south-west")[:2] == (
        "1 of 1",
        "local authorities in South West judged good overall",
    )
    assert figure(f"{LEADERS}/good/2019-05-01").label.endswith(
        "judged good: the impact of leaders on social work practice with children and families"
    )


def test_every_figure_offered_is_found_by_its_name():
    inspected("Westshire", "2019-05-01", region="Yorkshire and the Humber")
    inspected("Eastshire", "2023-05-01", RI, code="ilacs-2023")
    for line in national().lines:
        for region in ("", "Yorkshire and the Humber"):
            picture = national(judgement=line.key, region=region).picture
            for tally in picture.tallies:
                if tally.level.label and tally.total:
                    assert figure(picture.reference(tally)) == picture.figure(tally)
                    assert len(picture.reference(tally)) <= 160
                    assert len(picture.figure(tally).label) <= 160


@given(st.one_of(st.text(), st.from_regex(r"ILACS/[a-z/-]*/good/20[0-9/-]*", fullmatch=True)))
def test_names_of_nothing_are_no_figure(text):
    make.LocalAuthorityFactory(name="Westshire")
    assert figure(text) is None


def test_the_cost_does_not_grow():
    inspected("Westshire", "2019-05-01")
    with CaptureQueriesContext(connection) as few:
        national()
    for number in range(12):
        inspected(f"Shire {number}", "2020-01-01", RI)
    with CaptureQueriesContext(connection) as many:
        assert len(national().picture.standings) == 13
    assert len(many) == len(few) == 4
