"""The page of search: what it asks, what it shows, and that nothing makes it fail."""

import datetime as dt

import pytest
from django.test import Client

from releases.views.search import day
from tests import factories as make
from tests.everything import full_release
from tests.many import publish_many
from tests.site.pages import Page

pytestmark = pytest.mark.django_db


def read(client: Client, address: str) -> Page:
    response = client.get(address)
    assert response.status_code == 200, address
    return Page(response.content.decode())


def test_search_finds_and_says_what_it_looked_for(client: Client) -> None:
    publish_many(45)
    page = read(client, "/search/?q=library&page=nonsense&year=20x6&topic=none")
    assert "6 releases found for “library”" in page.words
    assert len([level for level, _words in page.headings if level == 3]) == 6
    assert page.all("meta", name="robots") == [{"name": "robots", "content": "noindex"}]
    assert [field["value"] for field in page.all("input", name="q")] == ["library"]


def test_search_within_a_topic_and_a_period_keeps_both_on_the_next_page(client: Client) -> None:
    publish_many(400)
    page = read(client, "/search/?q=fernshire&topic=subject-1&from=2006-01-01&to=31/12/2006")
    assert page.all("option", value="subject-1")[0].get("selected", "no") is None
    assert [field["value"] for field in page.all("input", type="date")] == ["2006-01-01", "2006-12-31"]
    following = page.links["More matches →"]
    assert following == "?q=fernshire&topic=subject-1&from=2006-01-01&to=2006-12-31&page=2"
    assert read(client, f"/search/{following}").links["← Better matches"] == following.removesuffix("&page=2")
    assert read(client, "/search/?q=fernshire&topic=subject-1&year=2006").links["More matches →"] == following


def test_search_says_that_a_period_is_the_wrong_way_round(client: Client) -> None:
    publish_many(1)
    page = read(client, "/search/?q=fernshire&from=2014-06-30&to=2014-06-29")
    assert "The first day lies after the last, so there is nothing in between." in page.words


@pytest.mark.parametrize("text", ["2014-06-30", "30/6/2014", "30.06.2014", "2014-06", " 2014-06-30 "])
def test_days_are_read_as_people_write_them(text: str) -> None:
    assert day(text, is_last=True) == dt.date(2014, 6, 30)


@pytest.mark.parametrize(
    "text", ["", "x", "2014-02-30", "0000", "2014-6", "1/1/20", "99999", "२०१४", "2014-06-30T11:09"]
)
def test_what_is_no_day_does_not_narrow(text: str) -> None:
    assert day(text) is None


def test_search_offers_the_word_that_was_meant(client: Client) -> None:
    publish_many(9)
    page = read(client, "/search/?q=libary+opens&topic=subject-0")
    assert "2 releases found for “library opens”" in page.words
    assert "Nothing was found for “libary opens”. Did you mean library opens?" in page.words
    assert page.links["library opens"] == "?q=library+opens&topic=subject-0"


@pytest.mark.parametrize(
    "question",
    [
        "",
        "   ",
        "%00",
        "<script>",
        '"',
        "zzz",
        "a" * 5000,
        "%F0%9F%92%A9",
        "AND OR NOT",
        "*",
        "a&year=99999999",
        "a&from=9999-12-31",
        "a&to=9999-12-31",
        "a&from=0001-01-01&page=0",
    ],
)
def test_no_search_fails(client: Client, question: str) -> None:
    make.published()
    response = client.get(f"/search/?q={question}")
    assert response.status_code == 200
    assert b"<script>" not in response.content


def test_search_within_an_inspection_that_news_reports_on(client: Client) -> None:
    publish_many(9)
    assert not read(client, "/search/").all("select", name="inspection")
    make.published(full_release())
    page = read(client, "/search/?q=library&inspection=fernshire-2014")
    assert page.all("option", value="fernshire-2014")[0].get("selected", "no") is None
    assert "1 release found for “library”" in page.words
    assert "3 releases found" in read(client, "/search/?q=library&inspection=no-such").words
