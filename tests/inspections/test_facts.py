"""The plain data that pages show and editions freeze."""

import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inspections.facts import facts
from inspections.models import InspectedBody, Inspection, InspectionPeriod, Judgement, LocalAuthority, Report
from tests.inspections.build import body, category, inspection, judge

pytestmark = pytest.mark.django_db


def told(made):
    return facts(Inspection.objects.with_facts().get(pk=made.pk))


def full():
    """A SIF inspection with one of everything, entered out of order."""
    made = inspection(lead_inspector="A. Inspector HMI", outcome="All good.", bodies=[body(), body("FSCB", "lscb")])
    judge(made, "3", "Good")
    judge(made, "2.1", "Requires improvement", words="requires improvement")
    judge(made, "Overall", "Good")
    Judgement.objects.create(
        inspection=made, category=category("sif", "The effectiveness of the Local"), status="not_made"
    )
    made.praisedareas.create(text="Agencies work well together.", position=2, paragraphs="(Paragraph 2)")
    made.praisedareas.create(text="Good decisions.", position=1, paragraphs="11 & 92-108")
    made.recommendations.create(text="Recruit more foster carers.", number=15, paragraphs="15", body=body())
    Report.objects.create(inspection=made, title="Inspection of services", url="https://files.example/1", pages=31)
    return made


def test_everything_a_release_page_needs():
    content = told(full())
    assert content["framework"]["code"] == "sif"
    assert content["framework"]["inspectorate"] == "Ofsted"
    assert content["kind"] == "Inspection"
    assert content["bodies"] == ["FSCB", "Fernshire County Council"]
    assert content["periods"] == [{"starts_on": "2014-04-29", "ends_on": "2014-05-21", "precision": "day"}]
    assert (content["periods_text"], content["published_text"]) == ("29 April to 21 May 2014", "30 June 2014")
    assert [step["label"] for step in content["scale"]] == ["Outstanding", "Good", "Requires improvement", "Inadequate"]
    assert content["scale"][1]["definition"].startswith("A good local authority “leads effective services")
    assert content["report"]["title"] == "Inspection of services"


def test_judgements_come_in_the_printed_order_whatever_the_order_of_entry():
    lines = told(full())["judgements"]
    assert [line["number"] or line["label"][:7] for line in lines] == ["Overall", "2.1", "3", "The eff"]
    assert lines[1]["parent"] == "Children looked after and achieving permanence"
    assert (lines[1]["grade"], lines[1]["position"], lines[1]["scale_size"]) == ("Requires improvement", 3, 4)
    assert (lines[3]["grade"], lines[3]["status"]) == (None, "not_made")


def test_the_headline_is_stored_never_computed():
    assert [line["grade"] for line in told(full())["headline"]] == ["Good"]
    side_by_side = inspection("ilacs-2026")
    judge(side_by_side, "The impact", "Good")
    judge(side_by_side, "The experiences and progress of care leavers", "Good")
    assert told(side_by_side)["headline"] == []
    single = judge(inspection("area-send-2023"), "Inspection outcome", "Inconsistent experiences and outcomes")
    assert [line["grade"] for line in told(single.inspection)["headline"]] == ["Inconsistent experiences and outcomes"]


def test_findings_carry_their_paragraphs_as_printed_as_ranges_and_as_cited():
    content = told(full())
    first, second = content["praised_areas"]
    assert (first["paragraphs"], first["ranges"]) == ("11 & 92-108", [[11, 11], [92, 108]])
    assert (first["citation"], second["citation"]) == ("Paragraphs 11 & 92-108", "Paragraph 2")
    asked = content["recommendations"][0]
    assert (asked["kind_label"], asked["number"], asked["body"]) == (
        "Area for improvement",
        15,
        "Fernshire County Council",
    )


def test_a_paused_inspection_has_two_ranges():
    made = inspection("ilacs-2018")
    made.periods.all().delete()
    for first, last in [("2022-12-05", "2022-12-09"), ("2023-02-14", "2023-02-15")]:
        InspectionPeriod.objects.create(inspection=made, starts_on=first, ends_on=last)
    assert told(made)["periods_text"] == "5 to 9 December 2022 and 14 to 15 February 2023"


def test_a_framework_without_grades_has_no_scale():
    content = told(inspection("jtai", outcome="A narrative letter."))
    assert (content["scale"], content["judgements"], content["headline"]) == ([], [], [])


def test_the_same_record_gives_the_same_bytes():
    made = full()
    assert json.dumps(told(made), sort_keys=True) == json.dumps(told(made), sort_keys=True)


def test_a_childrens_home_is_told_by_its_grades_alone():
    home = body("Rose Cottage, Lower Heyford", "childrens_home")
    made = inspection("sccif", bodies=[home], slug="rose-cottage", title="Rose Cottage", theme="Rose", outcome="Rose")
    judge(made, "Overall", "Outstanding")
    made.praisedareas.create(text="Rose Cottage is homely.")
    made.recommendations.create(text="Mend the roof of Rose Cottage.", body=home)
    Report.objects.create(inspection=made, title="Rose Cottage", url="https://files.example/rose")
    content = told(made)
    assert not any(word in json.dumps(content).lower() for word in ("rose", "heyford", "2014"))
    assert content["bodies"] == ["A children’s home"]
    assert content["headline"][0]["grade"] == "Outstanding"


def test_the_cost_does_not_grow_with_the_findings_or_the_inspections():
    full()
    with CaptureQueriesContext(connection) as few:
        [facts(row) for row in Inspection.objects.with_facts()]
    for _ in range(4):
        full().praisedareas.create(text="More.")
    with CaptureQueriesContext(connection) as many:
        [facts(row) for row in Inspection.objects.with_facts()]
    assert len(many) == len(few) <= 14


def test_the_history_of_a_body_is_public_and_reaches_to_what_stands_for_the_same_area():
    this = inspection("ilacs-2018", confirmed=True, published_on=date(2018, 5, 22))
    earlier = inspection("sif", confirmed=True, published_on=date(2014, 6, 30))
    undated = inspection("slac", confirmed=True, published_on=None)  # on site in April 2014
    later = inspection("ilacs-2023", confirmed=True, published_on=date(2026, 1, 1), bodies=[body("A trust", "trust")])
    inspection("sif", published_on=date(2013, 1, 1))  # not confirmed
    elsewhere = LocalAuthority.objects.create(name="Elsewhere", slug="elsewhere")
    other = InspectedBody.objects.create(name="Elsewhere Council", kind="authority", authority=elsewhere)
    inspection("sif", confirmed=True, published_on=date(2013, 1, 1), bodies=[other])
    inspection("sif", confirmed=True, published_on=date(2013, 1, 1), bodies=[body("Fernbury School", "school")])
    inspection("sccif", confirmed=True, published_on=date(2013, 1, 1), bodies=[body(), body("Rose", "childrens_home")])
    assert list(Inspection.objects.history_of(this)) == [later, this, earlier, undated]


def test_ours_are_those_of_our_council_and_all_until_one_is_marked():
    own = inspection("ilacs-2018", confirmed=True, bodies=[body("Fernshire partnership", "partnership")])
    elsewhere = LocalAuthority.objects.create(name="Elsewhere", slug="elsewhere")
    other = InspectedBody.objects.create(name="Elsewhere Council", kind="authority", authority=elsewhere)
    foreign = inspection("sif", confirmed=True, bodies=[other])
    assert set(Inspection.objects.ours()) == {own, foreign}
    LocalAuthority.objects.filter(name="Fernshire").update(is_ours=True)
    assert set(Inspection.objects.ours()) == {own}
