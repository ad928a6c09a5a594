"""What every public page costs: bytes, queries, cookies, and how caches may keep it."""

import gzip

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from releases.models import Newsroom
from releases.stylesheet import stylesheet
from tests.everything import newsroom
from tests.many import publish_many

pytestmark = pytest.mark.django_db

MOST_BYTES = 14_000  # HTML and CSS together, compressed: what fits a first flight (standards.md PERF-02)
MOST_CSS = 6_000

# Queries of each page in a newsroom with one of everything. The newsroom's row is one of them everywhere. PostgreSQL
# finds and ranks with two, SQLite with one.
SEARCH = 8 if connection.vendor == "postgresql" else 7
QUERIES = {
    "/": 3,
    "/news/": 3,
    "/news/2006/": 3,
    "/news/2006/01/": 3,
    "/topics/": 3,
    "/topics/subject-1/": 3,
    "/topics/subject-1/2006/": 3,
    "/people/": 3,
    "/people/sam-hill-1/": 4,
    "/people/sam-hill-1/2006/": 3,
    "/places/": 3,
    "/places/fernby-1/": 3,
    "/places/fernby-1/2006/": 3,
    "/search/": 3,
    "/search/?q=fernshire": SEARCH,
    "/about/": 1,
    "/about/checks/": 1,
    "/inspections/": 16,
    "/inspections/fernshire-2014/": 27,
    "/inspections/national/": 5,
    "/inspections/national/?region=South+East": 5,
    "/contacts/": 2,
    "/cookies/": 1,
    "/accessibility-statement/": 1,
    "/news/fernshire-news-1/": 2,
    "/news/good-say-inspectors/": 3,
    "/feed.rss": 2,
    "/topics/children/feed.atom": 3,
    "/inspections/feed.json": 3,
    "/news/was-corrected/": 2,
    "/news/was-withdrawn/": 5,
    "/no-such-page/": 1,
}


def queries(client: Client) -> dict[str, int]:
    assert connection.features.supports_json_field  # Django asks that once in each process, with three queries
    counted = {}
    for address in QUERIES:
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        counted[address] = len(captured)
    return counted


@pytest.fixture
def full() -> None:
    newsroom()
    publish_many(50)


@pytest.mark.usefixtures("full")
def test_queries_are_as_stated_and_do_not_grow_with_the_number_of_releases(client: Client) -> None:
    assert queries(client) == QUERIES
    publish_many(300, start=50)
    assert queries(client) == QUERIES


@pytest.mark.usefixtures("full")
def test_no_page_is_heavier_than_a_first_flight(client: Client) -> None:
    css = len(gzip.compress(stylesheet(Newsroom.objects.get_current()).encode(), 9))
    assert css <= MOST_CSS
    pages = {address: len(gzip.compress(client.get(address).content, 9)) + css for address in QUERIES}
    assert {address: weight for address, weight in pages.items() if weight > MOST_BYTES} == {}


@pytest.mark.usefixtures("full")
def test_pages_are_for_everybody_alike_and_caches_ask_again(client: Client) -> None:
    for address in QUERIES:
        response = client.get(address)
        assert not response.cookies, address
        assert "cookie" not in response.get("Vary", "").lower(), address
        head = client.head(address)
        assert (head.status_code, head.content) == (response.status_code, b""), address
        if response.status_code == 404:
            continue
        assert response["Cache-Control"] == "public, max-age=0, s-maxage=60", address
        again = client.get(address, headers={"If-None-Match": response["ETag"]})
        assert (again.status_code, again.content) == (304, b""), address
        refused = [getattr(client, method)(address).status_code for method in ("post", "put", "patch", "delete")]
        assert refused == [405] * 4, address


def test_pages_are_compressed_for_those_who_ask(client: Client) -> None:
    plain = client.get("/news/")
    packed = client.get("/news/", headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert "Accept-Encoding" in packed["Vary"]
