"""What the public sees of the facts, and what it never sees."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from inspections.models import Inspection, Report
from tests.inspections.build import body, inspection, judge

pytestmark = pytest.mark.django_db

LIST = "/inspections/"


def full(**fields):
    """A confirmed SIF inspection with findings, a log and a report."""
    made = inspection(confirmed=True, **fields)
    judge(made, "Overall", "Good")
    judge(made, "2.1", "Requires improvement")
    made.praisedareas.create(text="Agencies work well together.", paragraphs="11 & 92-108")
    asked = made.recommendations.create(text="Recruit more foster carers.", number=15, paragraphs="15")
    asked.progress.create(on=date(2015, 1, 31), status="under_way", note="Twelve recruited.")
    Report.objects.create(inspection=made, title="Inspection of services", url="https://files.example/1")
    return made


def text(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_tells_everything_in_the_printed_order(client):
    made = full()
    html = text(client, made.get_absolute_url())
    order = [
        made.title,
        "29 April to 21 May 2014",
        "30 June 2014",
        "Overall effectiveness",
        "2.1 Adoption performance",
        "Requires improvement",
        "Agencies work well together.",
        "Paragraphs 11 &amp; 92-108",
        "15. Recruit more foster carers.",
        "31 January 2015",
        "Under way",
        "Twelve recruited.",
    ]
    places = []
    for wanted in order:
        places.append(html.index(wanted, places[-1] if places else 0))
    assert places == sorted(places)
    assert ">Read the report: Inspection of services (Ofsted)</a>" in html


def test_the_grade_is_shown_by_word_and_by_a_shape(client):
    html = text(client, full().get_absolute_url())
    assert 'aria-hidden="true">■■■□</span><span class="grade">Good</span>' in html


def test_earlier_inspections_of_the_same_bodies_are_linked(client):
    earlier = inspection("slac", confirmed=True, published_on=date(2011, 4, 1), title="The one of 2011")
    later = full()
    assert f'href="{earlier.get_absolute_url()}">The one of 2011</a>' in text(client, later.get_absolute_url())
    assert "Earlier inspections" not in text(client, earlier.get_absolute_url())


def test_the_list_goes_by_year_newest_first_with_the_result(client):
    full(title="Of 2014")
    inspection("jtai", confirmed=True, published_on=date(2016, 5, 10), title="Of 2016", outcome="Told in a letter.")
    side_by_side = inspection("ilacs-2026", confirmed=True, published_on=date(2026, 6, 17), title="Of 2026")
    judge(side_by_side, "The impact", "Good")
    judge(side_by_side, "The experiences and progress of care leavers", "Good")
    html = text(client, LIST)
    order = ["2026</h2>", "Of 2026", "No overall grade: 2 judgements side by side.", "2016</h2>", "Of 2016"]
    order += ["Told in a letter.", "2014</h2>", "Of 2014", "Overall effectiveness", "Good"]
    places = [html.index(wanted) for wanted in order]
    assert places == sorted(places)


def test_an_empty_list_says_so(client):
    assert "No inspection has been recorded here yet." in text(client, LIST)


def test_unconfirmed_inspections_are_nowhere(client):
    hidden = inspection(title="Hidden", slug="hidden", published_on=date(2012, 1, 1))
    shown = full(title="Shown")
    assert client.get(hidden.get_absolute_url()).status_code == 404
    assert "Hidden" not in text(client, LIST) + text(client, shown.get_absolute_url())


def test_a_childrens_home_is_counted_and_never_named(client):
    shown = full(title="Shown", published_on=date(2020, 1, 1))
    home = body("Rose Cottage, Lower Heyford", "childrens_home")
    for grade in ("Good", "Outstanding", "Good"):
        made = inspection("sccif", confirmed=True, bodies=[home, body()], title="Rose Cottage", outcome="Rose")
        judge(made, "Overall", grade)
        Report.objects.create(inspection=made, title="Rose Cottage", url="https://files.example/rose")
    hidden = inspection("sccif", bodies=[home], title="Rose Cottage")
    judge(hidden, "Overall", "Inadequate")
    html = text(client, LIST)
    assert html.index("<li>Outstanding: 1</li>") < html.index("<li>Good: 2</li>")
    assert "Inadequate: 1" not in html
    everything = html + text(client, shown.get_absolute_url())
    assert not any(word in everything for word in ("Rose", "rose", "Heyford"))
    assert {client.get(row.get_absolute_url()).status_code for row in Inspection.objects.of_childrens_homes()} == {404}


def cost(client, address):
    with CaptureQueriesContext(connection) as queries:
        text(client, address)
    return len(queries)


def test_pages_cost_the_same_for_few_and_many(client):
    newest = full(published_on=date(2024, 4, 9))
    full(published_on=date(2011, 4, 9))
    few = cost(client, LIST), cost(client, newest.get_absolute_url())
    for year in range(1990, 2010):
        made = full(published_on=date(year, 1, 1))
        made.praisedareas.create(text="More.", paragraphs="3")
        newest.recommendations.create(text="More.").progress.create(on=date(2025, 1, 1), status="done", note="Done.")
    assert (cost(client, LIST), cost(client, newest.get_absolute_url())) == few
    assert few[0] <= 30
    assert few[1] <= 40


def test_a_long_list_has_pages(client):
    for number in range(51):
        judge(inspection(confirmed=True, title=f"Number {number}"), "Overall", "Good")
    assert f"{LIST}page/2/" in text(client, LIST)
    second = text(client, f"{LIST}page/2/")
    assert "Page 2 of 2" in second
    assert second.count('<div><h3><a href="/inspections/') == 1
    assert client.get(f"{LIST}page/1/").headers["Location"] == LIST
    assert client.get(f"{LIST}page/3/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_pages_are_for_reading(client, method):
    made = full()
    for address in (LIST, made.get_absolute_url()):
        assert getattr(client, method)(address).status_code == 405


def test_addresses_are_as_agreed():
    assert reverse("inspections:inspections") == LIST
    assert reverse("inspections:inspection", args=["oxfordshire-2014"]) == "/inspections/oxfordshire-2014/"
