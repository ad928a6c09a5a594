"""Sign-in, the newsdesk and the list of releases."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from releases import workflow
from releases.models import Newsroom
from releases.standing import FILTERS
from tests.admin.pages import says
from tests.factories import (
    PASSWORD,
    InspectionFactory,
    ReleaseFactory,
    TopicFactory,
    approved,
    published,
    staff,
)

LIST = "/admin/releases/release/"


def draft(**values):
    release = ReleaseFactory(**values)
    workflow.record_created(release=release, by=staff("Author", first_name="Alex", last_name="Marsh"))
    return release


@pytest.fixture
def every_standing():
    """One release at each standing, by its code."""
    found = {"draft": draft(headline="The draft")}
    found["in_review"] = draft(headline="The one in review")
    workflow.submit(release=found["in_review"], by=staff("Author"))
    found["approved"] = approved(draft(headline="The approved one"))
    found["scheduled"] = approved(draft(headline="The scheduled one"))
    at = timezone.now() + dt.timedelta(days=1)
    workflow.schedule(release=found["scheduled"], by=staff("Approver"), publish_at=at)
    for code in ("live", "changed", "withdrawn"):
        found[code] = published(draft(headline=f"The {code} one")).release
    found["changed"].summary = "Changed."
    found["changed"].save()
    workflow.record_edit(release=found["changed"], by=staff("Author"))
    workflow.withdraw(release=found["withdrawn"], by=staff("Approver"), reason="Wrong.")
    return found


def test_officers_sign_in_on_a_page_of_the_newsrooms_own(client, db):
    cache.clear()
    Newsroom.objects.create(name="Fernshire newsroom", council_name="Fernshire County Council")
    officer = staff("Author")
    page = client.get("/admin/", follow=True)
    assert says(page, "Fernshire newsroom", "Fernshire County Council", "Sign in")
    assert "Django" not in page.content.decode()
    wrong = client.post("/admin/login/", {"username": officer.username, "password": "wrong"})
    assert says(wrong, "Please enter the correct")
    right = client.post("/admin/login/?next=/admin/", {"username": officer.username, "password": PASSWORD}, follow=True)
    assert says(right, "Newsdesk", "Write a release")


def test_the_desk_lists_work_by_status_with_who_touched_it_last(author, every_standing):
    page = author.get("/admin/")
    assert says(page, "The draft", "The one in review", "The approved one", "The changed one", "Alex Marsh,")
    in_progress = page.content.decode().partition('id="scheduled"')[0]
    assert "The live one" not in in_progress
    assert says(page, "Scheduled", "The scheduled one", "Recently published", "The live one")


def test_what_waits_for_me_is_said(approver, author, every_standing):
    assert says(approver.get("/admin/"), "Waits for your approval", "Ready for you to publish")
    workflow.send_back(release=every_standing["in_review"], by=approver.officer, note="Which year?")
    page = author.get("/admin/")
    assert says(page, "Sent back to you")
    assert "Waits for your approval" not in page.content.decode()


def test_inspections_wait_to_be_confirmed(inspections_officer):
    InspectionFactory(title="Fernshire, 2014")
    InspectionFactory(title="Fernshire, 2018", confirmed=True)
    page = inspections_officer.get("/admin/")
    assert says(page, "Inspections to confirm", "Fernshire, 2014")
    assert "Fernshire, 2018" not in page.content.decode()


def test_the_desk_costs_the_same_for_ten_releases_and_for_forty(author, django_assert_num_queries):
    for _number in range(10):
        draft()
    author.get("/admin/")
    with CaptureQueriesContext(connection) as few:
        author.get("/admin/")
    for _number in range(30):
        draft()
    with django_assert_num_queries(len(few)):
        author.get("/admin/")


def test_the_list_says_where_each_release_stands(author, every_standing):
    page = author.get(LIST)
    for code, (label, _condition) in FILTERS.items():
        assert f'class="chip {code}">{label}</span>' in page.content.decode()


@pytest.mark.parametrize("code", FILTERS)
def test_the_list_is_filtered_by_standing(author, every_standing, code):
    page = author.get(LIST, {"status": code})
    assert list(page.context["cl"].result_list) == [every_standing[code]]


def test_the_list_is_filtered_by_topic_inspection_and_year(author):
    wanted, other = published().release, published().release
    topic, inspection = TopicFactory(), InspectionFactory()
    wanted.topics.add(topic)
    wanted.inspections.add(inspection)
    year = timezone.localdate().year
    for query in ({"topics": topic.pk}, {"inspections": inspection.pk}):
        assert list(author.get(LIST, query).context["cl"].result_list) == [wanted]
    assert set(author.get(LIST, {"year": year}).context["cl"].result_list) == {wanted, other}
    assert not author.get(LIST, {"year": 2014}).context["cl"].result_list


@pytest.mark.parametrize("query", [{"topics": "x"}, {"year": "20"}, {"status": "nonsense"}, {"inspections": "1 or 1"}])
def test_a_nonsense_filter_is_no_error(author, query):
    assert author.get(LIST, query, follow=True).status_code == 200


def test_the_list_is_searched(author):
    wanted = draft(headline="A bridge is mended")
    draft()
    assert list(author.get(LIST, {"q": "bridge"}).context["cl"].result_list) == [wanted]


def test_the_list_costs_the_same_for_ten_releases_and_for_forty(author, django_assert_num_queries):
    for _number in range(10):
        draft()
    author.get(LIST)
    with CaptureQueriesContext(connection) as few:
        author.get(LIST)
    for _number in range(30):
        draft()
    with django_assert_num_queries(len(few)):
        author.get(LIST)
