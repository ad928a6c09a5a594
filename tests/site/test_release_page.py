"""What the page of a release carries, in its order."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from releases import models as words
from releases.views.release import page_context
from tests import factories as make
from tests.everything import amend, full_release
from tests.site.pages import Page

pytestmark = pytest.mark.django_db


def read(client: Client, edition: words.Edition) -> Page:
    response = client.get(edition.get_absolute_url())
    assert response.status_code == 200
    return Page(response.content.decode())


@pytest.fixture
def full() -> words.Edition:
    return make.published(full_release(first_published_at=dt.datetime(2014, 6, 30, 10, 9, tzinfo=dt.UTC)))


def test_everything_is_there_in_its_order(client: Client, full: words.Edition) -> None:
    page = read(client, full)
    expected = [
        "Fernbury, 11:09am, 30 June 2014",
        "“Good” – inspectors’ verdict on Fernshire’s <children’s> services & more",
        "Open from Monday Photo: A. Hill.",
        "Children",
        "Inspectors found that services",
        "Councillor Alex Marsh, Fernshire County Council’s Director for Children, said:",
        "“This is good news. “We are grateful to everyone who helped.”",
        "3,100 children receive a specialist service",
        "512 children have a plan (Source: Report, page 7)",
        "Opening hours of the library (CSV,",
        "Press desk",
        "Fernshire does not exist.",
        "Ofsted’s judgements",
        "■■■□",
        "Outstanding",
        "Good – awarded",
        "Requires improvement",
        "Stable leadership (Paragraphs 2, 24)",
        "Early help (Paragraphs 11 & 92-108)",
        "Areas for improvement",
        "Read the report: Report of 2014 (PDF, Ofsted)",
        "The inspection",
        "Children’s services in Fernshire, 2014",
        "29 April to 21 May 2014",
    ]
    places = [0]
    for wanted in expected:
        assert wanted in page.words, wanted
        places.append(page.words.find(wanted, places[-1]))
    assert -1 not in places, expected[places.index(-1) - 1]


def test_links_lead_where_their_words_say(client: Client, full: words.Edition) -> None:
    page = read(client, full)
    assert page.links["Fernbury"] == "/places/fernbury/"
    assert page.links["Children"] == "/topics/children/"
    assert page.links["Councillor Alex Marsh"] == "/people/alex-marsh/"
    assert page.links["Read the report: Report of 2014 (PDF, Ofsted)"] == "https://files.ofsted.gov.uk/v1/file/2762428"
    assert page.links["Children’s services in Fernshire, 2014"] == "/inspections/fernshire-2014/"
    assert "here" not in page.links


def test_one_h1_and_no_level_is_skipped(client: Client, full: words.Edition) -> None:
    headings = read(client, full).headings
    levels = [level for level, _ in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), headings


def test_the_lead_photo_is_fetched_first_and_the_others_when_they_are_near(client: Client, full: words.Edition) -> None:
    lead, inner = read(client, full).all("img")
    sha256 = full.content["photos"][0]["sha256"]
    assert (lead["alt"], lead.get("fetchpriority"), lead.get("loading")) == ("The new library", "high", None)
    assert (inner["alt"], inner.get("fetchpriority"), inner.get("loading")) == ("", None, "lazy")
    assert (lead["width"], lead["height"]) == ("600", "400")
    assert lead["src"] == f"/files/photos/{sha256}/960.jpg"
    sizes = ", ".join(f"/files/photos/{sha256}/{name} {width}w" for name, width in SIZES_OF_600)
    assert lead["srcset"] == sizes


SIZES_OF_600 = [("480.jpg", 480), ("960.jpg", 600)]


def test_parts_that_the_body_places_are_not_printed_again(client: Client, full: words.Edition) -> None:
    page = read(client, full)
    assert page.words.count("Fernshire does not exist.") == 1
    assert page.words.count("Opening hours of the library") == 1
    assert not {"Notes to editors", "Contact", "Downloads"} & {words for _, words in page.headings}


def test_parts_that_the_body_does_not_place_follow_it(client: Client, full: words.Edition) -> None:
    amend(full.release, kind="typo", note="", body="<p>Short.</p>")
    page = read(client, full)
    headings = [words for _, words in page.headings]
    assert headings[1:4] == ["Downloads", "The inspection", "Notes to editors"]
    assert "Opening hours of the library (CSV, 24 bytes)" in page.words
    assert len(page.all("img", alt="The new library")) == 1


def test_without_contacts_of_its_own_the_newsrooms_is_given(client: Client) -> None:
    contact = make.ContactFactory(name="Duty press officer", phone="01632 960 999")
    words.Newsroom.objects.create(default_contact=contact)
    page = read(client, make.published())
    assert (2, "Contact") in page.headings
    assert page.links["01632 960 999"] == "tel:01632960999"


def test_corrections_and_updates_stand_under_the_headline_newest_first(client: Client) -> None:
    edition = make.published(make.ReleaseFactory(first_published_at=dt.datetime(2014, 6, 30, 10, tzinfo=dt.UTC)))
    assert "Correct" not in read(client, edition).words
    amend(edition.release, kind="correction", note="The figure is 467.", body="<p>One.</p>")
    amend(edition.release, kind="typo", note="", body="<p>Two.</p>")
    amend(edition.release, kind="update", note="Hours added.", body="<p>Three.</p>")
    page = read(client, edition)
    today = timezone.localdate()
    day = f"{today.day} {today:%B %Y}"
    assert f"Updated {day}: Hours added. Corrected {day}: The figure is 467. Three." in page.words
    assert "Two." not in page.words


def test_a_typo_fix_says_nothing(client: Client) -> None:
    edition = make.published()
    amend(edition.release, kind="typo", note="", body="<p>Right.</p>")
    page = read(client, edition)
    assert "Right." in page.words
    assert not page.all("aside")


def test_files_taken_down_leave_the_page(client: Client, full: words.Edition) -> None:
    sha256 = full.content["photos"][0]["sha256"]
    words.Photo.objects.filter(sha256=sha256).update(taken_down_at=timezone.now())
    words.Document.objects.update(taken_down_at=timezone.now())
    html = client.get(full.get_absolute_url()).content.decode()
    assert sha256 not in html
    assert "Opening hours" not in html
    assert len(Page(html).all("img")) == 1


def test_an_inspection_that_is_not_public_has_no_link(client: Client, full: words.Edition) -> None:
    full.inspections.update(confirmed_at=None, confirmed_by=None)
    page = read(client, full)
    assert "Children’s services in Fernshire, 2014" in page.words
    assert "Children’s services in Fernshire, 2014" not in page.links


def test_the_preview_prints_the_same_article(client: Client, full: words.Edition) -> None:
    context = page_context(content=full.content)
    published = page_context(content=full.content, edition=full)
    assert context["body"] == published["body"]
    assert context["released_at"] is not None
    assert context["changes"] == []
    draft = page_context(content=full.content | {"first_published_at": None})
    assert draft["released_at"] is None


@pytest.mark.parametrize(
    ("at", "printed"),
    [
        ("2026-03-29T00:59:00+00:00", "12:59am, 29 March 2026"),
        ("2026-03-29T01:00:00+00:00", "2:00am, 29 March 2026"),
        ("2025-10-26T00:59:00+00:00", "1:59am, 26 October 2025"),
        ("2025-10-26T01:00:00+00:00", "1:00am, 26 October 2025"),
    ],
)
def test_times_on_both_sides_of_both_clock_changes(client: Client, at: str, printed: str) -> None:
    edition = make.published(make.ReleaseFactory(first_published_at=dt.datetime.fromisoformat(at)))
    page = read(client, edition)
    assert printed in page.words
    assert [dt.datetime.fromisoformat(t["datetime"] or "") for t in page.all("time")] == [edition.first_published_at]
