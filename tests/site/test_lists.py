"""Lists of releases and what news can be looked up by."""

import datetime as dt
import re
from collections.abc import Sequence
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from releases import models as words
from releases import workflow
from releases.listing import PER_PAGE
from releases.photos import store_photo
from tests import factories as make
from tests.everything import picture
from tests.many import publish_many
from tests.site.pages import Page

HALF_A_DAY = dt.timedelta(hours=12)  # so that fifty follow one another within the January of 2006

pytestmark = pytest.mark.django_db


def read(client: Client, address: str) -> Page:
    response = client.get(address)
    assert response.status_code == 200, address
    return Page(response.content.decode())


def news(headline: str, at: str, topics: Sequence[words.Topic] = (), **fields) -> words.Release:
    """A release published with the time ``at`` on it, in UTC."""
    first = dt.datetime.fromisoformat(at).replace(tzinfo=dt.UTC)
    release = make.ReleaseFactory(headline=headline, first_published_at=first, **fields)
    release.topics.set(topics)
    return make.published(release).release


def headlines(page: Page, level: int = 2) -> list[str]:
    return [text for found, text in page.headings if found == level]


def test_the_front_page_before_the_first_release(client: Client) -> None:
    page = read(client, "/")
    assert "Nothing has been published here yet." in page.words
    assert page.headings[0] == (1, "Newsroom, Your council")
    assert "Nothing has been published here yet." in read(client, "/news/").words


def test_the_newest_release_leads_without_a_photo(client: Client) -> None:
    news("Second", "2020-01-02T09:00")
    news("First", "2020-01-01T09:00")
    page = read(client, "/")
    assert headlines(page)[0] == "Second"
    assert headlines(page, 3) == ["First"]
    assert page.all("img") == []


def test_the_newest_release_leads_with_its_photo(client: Client) -> None:
    release = make.ReleaseFactory()
    photo = store_photo(picture(), by=None)
    words.PhotoPlacement.objects.create(release=release, photo=photo, is_lead=True, alt="The library")
    make.published(release)
    assert [image["alt"] for image in read(client, "/").all("img")] == ["The library"]
    words.Photo.objects.update(taken_down_at=dt.datetime.now(dt.UTC))
    assert read(client, "/").all("img") == []


def test_topics_and_inspections_are_linked_from_the_front_page(client: Client) -> None:
    topic = make.TopicFactory(name="Libraries", slug="libraries")
    make.TopicFactory(name="Nothing yet")
    inspected = make.InspectionFactory(confirmed=True, title="An inspection")
    make.InspectionFactory(title="A draft inspection")
    release = make.ReleaseFactory()
    release.topics.add(topic)
    make.published(release)
    links = read(client, "/").links
    assert links["Libraries"] == "/topics/libraries/"
    assert links["An inspection"] == inspected.get_absolute_url()
    assert links["All news, by year and month"] == "/news/"
    assert not {"Nothing yet", "A draft inspection"} & set(links)


def test_years_and_months_are_londons(client: Client) -> None:
    news("Summer", "2014-06-30T23:30")  # half past midnight on 1 July in London
    news("New year", "2014-12-31T23:59")
    news("January", "2015-01-01T00:00")
    assert read(client, "/news/").links["2015"] == "/news/2015/"
    year = read(client, "/news/2014/")
    assert headlines(year) == ["New year", "Summer"]
    assert [year.links[month] for month in ("July", "December")] == ["/news/2014/07/", "/news/2014/12/"]
    assert "June" not in year.links
    assert headlines(read(client, "/news/2014/07/")) == ["Summer"]
    assert headlines(read(client, "/news/2015/01/")) == ["January"]
    assert client.get("/news/2014/06/").status_code == 404


def test_a_topic_has_its_years(client: Client) -> None:
    topic = make.TopicFactory(name="Libraries", slug="libraries", description="Books and rooms.")
    for year in (2013, 2014):
        news(f"Of {year}", f"{year}-03-01T09:00", topics=[topic])
    news("Of another topic", "2014-03-01T10:00")
    page = read(client, "/topics/libraries/")
    assert headlines(page) == ["Of 2014", "Of 2013"]
    assert "Books and rooms." in page.words
    assert page.links["2013"] == "/topics/libraries/2013/"
    assert headlines(read(client, "/topics/libraries/2013/")) == ["Of 2013"]
    assert client.get("/topics/libraries/2012/").status_code == 404
    assert "2 releases" in read(client, "/topics/").words


def test_people_keep_the_offices_of_their_days(client: Client) -> None:
    person = make.PersonFactory(name="Melinda Tilley", slug="melinda-tilley", title="Councillor")
    role = make.RoleFactory(person=person, title="Cabinet Member", held_from=dt.date(2012, 5, 1))
    make.RoleFactory(person=person, title="Chair", held_from=dt.date(2009, 1, 1), held_to=dt.date(2012, 4, 30))
    release = make.ReleaseFactory(headline="She said", slug="she-said")
    quote = make.QuoteFactory(release=release, speaker=person, role=role)
    release.body += f'<div data-embed="quote" data-ref="{quote.key}"></div>'
    release.save()
    make.published(release)
    page = read(client, "/people/melinda-tilley/")
    assert page.headings[0] == (1, "Councillor Melinda Tilley")
    assert "Cabinet Member, from 1 May 2012 Chair, from 1 January 2009 until 30 April 2012" in page.words
    assert headlines(page) == ["She said"]
    index = read(client, "/people/")
    assert index.links["Councillor Melinda Tilley"] == "/people/melinda-tilley/"
    assert "Cabinet Member" in index.words


def test_places_have_their_news(client: Client) -> None:
    place = make.PlaceFactory(name="Fernbury", slug="fernbury")
    make.PlaceFactory(name="Nowhere yet")
    news("Here", "2014-03-01T09:00", place=place)
    assert headlines(read(client, "/places/fernbury/")) == ["Here"]
    index = read(client, "/places/")
    assert index.links["Fernbury"] == "/places/fernbury/"
    assert "Nowhere yet" not in index.words


def pages_of(client: Client, address: str) -> list[list[str]]:
    """The headlines of each page of a list, from the newest page on."""
    found = []
    while address:
        page = read(client, address)
        found.append(headlines(page))
        address = page.links.get("Older →", "")
    return found


@pytest.mark.parametrize("number", [1, 15, 29, 30, 31, 44, 45])
def test_a_month_has_every_release_once_newest_first(client: Client, number: int) -> None:
    publish_many(number, apart=HALF_A_DAY)
    pages = pages_of(client, "/news/2006/01/")
    found = [headline for page in pages for headline in page]
    expected = words.Edition.objects.latest_first().values_list("headline", flat=True)
    assert found == list(expected)
    assert [len(page) for page in pages[1:]] == [PER_PAGE] * max(0, number // PER_PAGE - 1)
    assert len(pages[0]) < 2 * PER_PAGE


def test_releases_of_one_moment_are_everywhere_in_the_same_order(client: Client) -> None:
    topic = make.TopicFactory(name="Libraries", slug="libraries")
    for headline in ("First", "Second", "Third"):
        news(headline, "2006-01-30T00:01", topics=[topic])
    lists = ["/news/", "/news/2006/01/", "/topics/libraries/", "/topics/libraries/2006/"]
    feeds = [client.get(address).json() for address in ("/feed.json", "/topics/libraries/feed.json")]
    found = [headlines(read(client, address)) for address in lists]
    found += [[item["title"] for item in feed["items"]] for feed in feeds]
    assert found == [["Third", "Second", "First"]] * 6


def test_a_new_release_changes_the_newest_page_of_its_month_alone(client: Client) -> None:
    publish_many(2 * PER_PAGE + 5, apart=HALF_A_DAY)
    before = pages_of(client, "/news/2006/01/")
    news("The newest", "2006-01-30T09:00")
    after = pages_of(client, "/news/2006/01/")
    assert after == [["The newest", *before[0]], *before[1:]]
    assert read(client, "/news/2006/01/page/1/").links["← Newer"] == "/news/2006/01/"
    assert client.get("/news/2006/01/page/2/").status_code == 404  # it has an address of its own


@pytest.mark.parametrize("address", ["/news/", "/topics/subject-0/", "/people/sam-hill-0/", "/places/fernby-0/"])
def test_years_and_months_lead_to_every_release_of_a_list(client: Client, address: str) -> None:
    publish_many(400)
    latest = read(client, address)
    years = [link for text, link in latest.links.items() if text.isdecimal()]
    found = set()
    for year in years:
        months = [link for link in read(client, year).links.values() if re.fullmatch(r"/news/\d{4}/\d\d/", link)]
        for period in months or [year]:
            found |= {headline for page in pages_of(client, period) for headline in page}
    assert len(found) == {"/news/": 400, "/topics/subject-0/": 50}.get(address, 100)
    assert headlines(latest)[0] in found


def test_a_withdrawn_release_leaves_every_list_and_comes_back(client: Client) -> None:
    topic = make.TopicFactory(name="Libraries", slug="libraries")
    release = news("Gone", "2014-03-01T09:00", topics=[topic])
    listed = ["/news/2014/", "/news/2014/03/", "/topics/libraries/", "/topics/libraries/2014/"]
    workflow.withdraw(release=release, by=make.staff("Approver"), reason="It was about another council.")
    assert [client.get(address).status_code for address in listed] == [404] * 4
    assert "Libraries" not in read(client, "/topics/").links
    workflow.restore(release=release, by=make.staff("Approver"))
    assert [headlines(read(client, address)) for address in listed] == [["Gone"]] * 4


def test_lists_made_anew_are_the_lists_that_were_kept() -> None:
    topics = [make.TopicFactory(), make.TopicFactory()]
    for month in range(1, 13):
        news(f"News {month}", f"2014-{month:02}-01T09:00", topics=topics[: month % 3])
    workflow.withdraw(release=words.Release.objects.first(), by=make.staff("Approver"), reason="A mistake.")

    def kept() -> list[tuple[object, ...]]:
        rows = words.Listing.objects.filter(total__gt=0).order_by("topic", "place", "person")
        return [(str(row), row.months, row.total, row.entries.count()) for row in rows]

    before = kept()
    call_command("rebuild_lists", stdout=StringIO())
    assert kept() == before


def test_titles_tell_every_page_from_every_other(client: Client) -> None:
    publish_many(60)
    addresses = [
        "/", "/news/", "/news/2006/", "/news/2006/01/", "/news/2006/01/page/1/", "/topics/", "/topics/subject-1/",
        "/topics/subject-1/2006/", "/people/", "/people/sam-hill-1/", "/people/sam-hill-1/2006/", "/places/",
        "/places/fernby-1/", "/places/fernby-1/2006/", "/search/", "/search/?q=library", "/about/", "/contacts/",
        "/cookies/", "/accessibility-statement/", "/news/fernshire-news-1/", "/inspections/",
    ]  # fmt: skip
    titles = [read(client, address).title for address in addresses]
    assert len(set(titles)) == len(titles)
    assert all(title.endswith("Newsroom – Your council") for title in titles)
    assert titles[addresses.index("/news/fernshire-news-1/")] == "Fernshire bridge news 1 – Newsroom – Your council"


def test_the_section_one_is_in_is_marked(client: Client) -> None:
    marked = [link["href"] for link in read(client, "/topics/").all("a") if link.get("aria-current") == "page"]
    assert marked == ["/topics/"]
