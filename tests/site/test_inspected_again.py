"""That an old release says when what it reports on was inspected again, on its page and in feeds."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from inspections import workflow
from inspections.again import newer
from inspections.models import Framework, InspectedBody, Inspection, LocalAuthority
from releases.models import Edition
from tests import factories as make
from tests.everything import full_release
from tests.inspections.build import judge
from tests.site.feeds import FORMS, read
from tests.site.pages import Page

pytestmark = pytest.mark.django_db

STEM = "/inspections/feed"


@pytest.fixture
def edition() -> Edition:
    """A release about the inspection of 2014, published."""
    return make.published(full_release())


def later(code: str = "ilacs-2018", on: dt.date = dt.date(2018, 5, 22), body: str = "", **fields: object) -> Inspection:
    """A confirmed inspection of Fernshire (or of a body of its own), after that of 2014."""
    fields = {"slug": f"{code}-{on.year}", "title": f"The one of {on.year}", **fields}
    framework = Framework.objects.get(code=code)
    made = make.InspectionFactory(confirmed=True, published_on=on, framework=framework, **fields)
    if body:
        authority = LocalAuthority.objects.create(name=body, slug="elsewhere")
        made.bodies.set([InspectedBody.objects.create(kind="authority", name=body, authority=authority)])
    return made


def words(client: Client, edition: Edition) -> str:
    return Page(client.get(edition.get_absolute_url()).content.decode()).words


def test_the_page_says_so_and_leads_to_the_later_inspection(client: Client, edition: Edition) -> None:
    judge(later(), "Overall", "Good")
    page = Page(client.get(edition.get_absolute_url()).content.decode())
    assert "Inspected again in 2018: good overall (report of 22 May 2018)." in page.words
    assert page.links["Inspected again in 2018"] == "/inspections/ilacs-2018-2018/"


def test_each_later_inspection_is_told_newest_first(client: Client, edition: Edition) -> None:
    judge(later(), "Overall", "Requires improvement to be good")
    judge(later("ilacs-2023", dt.date(2024, 4, 9)), "Overall", "Good")
    text = words(client, edition)
    assert text.index("again in 2024: good overall") < text.index(
        "again in 2018: requires improvement to be good overall"
    )


def test_no_overall_grade_is_made_up(client: Client, edition: Edition) -> None:
    made = later("ilacs-2026", dt.date(2026, 6, 17))
    judge(made, "The impact", "Good")
    judge(made, "The experiences and progress of care leavers", "Good")
    assert "Inspected again in 2026: no overall grade was given (report" in words(client, edition)


def test_only_public_full_inspections_of_the_same_subject_and_area_count(client: Client, edition: Edition) -> None:
    before = words(client, edition)
    later("focused-visit", kind="focused_visit")
    later("jtai", dt.date(2016, 5, 10), kind="joint")
    later("area-send-2016", dt.date(2017, 12, 4), kind="joint")
    later("ilacs-2023", dt.date(2024, 4, 9), body="Elsewhere Council")
    later("slac", dt.date(2011, 4, 1))
    hidden = later(slug="hidden")
    Inspection.objects.filter(pk=hidden.pk).update(confirmed_at=None, confirmed_by=None)
    assert words(client, edition) == before


def test_area_send_follows_area_send() -> None:
    first = later("area-send-2016", dt.date(2017, 12, 4), kind="joint")
    later("area-send-2016-revisit", dt.date(2019, 12, 23), kind="revisit")
    again = later("area-send-2023", dt.date(2023, 9, 15), kind="joint")
    judge(again, "Inspection outcome", "Widespread and/or systemic failings")
    assert [(other.slug, other.result) for other in newer([first.slug])[first.slug]] == [
        ("area-send-2023-2023", "widespread and/or systemic failings")
    ]


@pytest.mark.parametrize("form", FORMS)
def test_feeds_say_so_without_altering_the_entry(client: Client, edition: Edition, form: str) -> None:
    (before,), tag = read(client, form, STEM), client.get(f"{STEM}.{form}")["ETag"]
    made = later()
    judge(made, "Overall", "Good")
    (after,) = read(client, form, STEM)
    assert "/inspections/ilacs-2018-2018/" in after.html
    assert "Inspected again in 2018</a>: good overall" in after.html
    assert (after.id, after.updated, after.published, after.title) == (
        before.id,
        before.updated,
        before.published,
        before.title,
    )
    response = client.get(f"{STEM}.{form}", headers={"If-None-Match": tag})
    assert response.status_code == 200
    assert client.get(f"{STEM}.{form}", headers={"If-None-Match": response["ETag"]}).status_code == 304
    edition.refresh_from_db()
    assert "ilacs-2018" not in str(edition.content)


def test_a_reader_that_knows_only_the_date_hears_of_it_and_of_its_end(client: Client, edition: Edition) -> None:
    officer = get_user_model().objects.create_superuser("chief")
    made = later()
    Inspection.objects.filter(pk=made.pk).update(confirmed_at=None, confirmed_by=None)
    made.refresh_from_db()
    made.periods.create(starts_on=dt.date(2018, 4, 16), ends_on=dt.date(2018, 4, 20))
    judge(made, "Overall", "Good")
    seen = [client.get("/feed.rss")["Last-Modified"]]
    moment = timezone.now()
    for hours, verb in ((1, workflow.confirm), (2, workflow.unconfirm)):
        extra = {"reason": "Not ours."} if verb is workflow.unconfirm else {}
        with time_machine.travel(moment + dt.timedelta(hours=hours)):
            verb(inspection=made, by=officer, **extra)
        made.refresh_from_db()
        response = client.get("/feed.rss", headers={"If-Modified-Since": seen[-1]})
        assert response.status_code == 200
        seen.append(response["Last-Modified"])
    assert len(set(seen)) == 3


def test_one_query_however_many(edition: Edition, django_assert_num_queries) -> None:
    slugs = ["fernshire-2014", *(later("ilacs-2018", dt.date(year, 1, 1)).slug for year in range(2018, 2026))]
    with django_assert_num_queries(1):
        assert len(newer(slugs)["fernshire-2014"]) == 8
    with django_assert_num_queries(0):
        assert newer([]) == {}
