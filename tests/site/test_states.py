"""Which releases the public sees at which address, and with which answer."""

from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.views.defaults import server_error

from releases import models as words
from releases import workflow
from tests import factories as make
from tests.everything import amend

pytestmark = pytest.mark.django_db

SECRET = "Zanzibar"


def placed_everywhere() -> words.Release:
    """A release that would show on every list if it were live."""
    role = make.RoleFactory(person=make.PersonFactory(name=f"{SECRET} Person", slug="p"))
    release = make.ReleaseFactory(
        headline=f"{SECRET} headline",
        summary=f"{SECRET} summary",
        body=f"<p>{SECRET} body</p>",
        slug="secret",
        place=make.PlaceFactory(name=f"{SECRET} Place", slug="s"),
    )
    release.topics.add(make.TopicFactory(name=f"{SECRET} Topic", slug="t"))
    make.QuoteFactory(release=release, speaker=role.person, role=role)
    release.body += f'<div data-embed="quote" data-ref="{release.quote_set.get().key}"></div>'
    release.save()
    return release


LISTS = ["/", "/news/", "/topics/", "/people/", "/places/", "/about/", "/contacts/", f"/search/?q={SECRET}"]
OWN = ["/news/secret/", "/topics/t/", "/people/p/", "/places/s/"]


ECHOES = (f"={SECRET}", f'value="{SECRET}"', f"for “{SECRET}”", f"<title>{SECRET} – ")


def shows(client: Client, address: str) -> bool:
    """Whether the page tells of the release, apart from echoing the question."""
    html = client.get(address).content.decode()
    for echo in ECHOES:
        html = html.replace(echo, "")
    return SECRET in html


@pytest.mark.parametrize("state", ["draft", "in_review", "approved", "scheduled"])
def test_nothing_of_an_unpublished_release_is_seen(client: Client, state: str) -> None:
    release = placed_everywhere()
    if state != "draft":
        workflow.submit(release=release, by=make.staff("Author"))
    if state in {"approved", "scheduled"}:
        workflow.approve(release=release, by=make.staff("Approver"), note="Read.")
    if state == "scheduled":
        release.refresh_from_db()
        later = release.created_at.replace(year=release.created_at.year + 1)
        workflow.schedule(release=release, by=make.staff("Approver"), publish_at=later)
    assert [address for address in LISTS if shows(client, address)] == []
    assert [client.get(address).status_code for address in OWN] == [404] * len(OWN)


def test_a_change_that_is_not_published_is_not_seen(client: Client) -> None:
    edition = make.published()
    edition.release.headline = f"{SECRET} headline"
    edition.release.body = f"<p>{SECRET}</p>"
    edition.release.save()
    assert not shows(client, edition.get_absolute_url())
    assert [address for address in LISTS if shows(client, address)] == []


def test_a_withdrawn_release_keeps_its_headline_and_says_why(client: Client) -> None:
    release = placed_everywhere()
    make.published(release)
    workflow.withdraw(release=release, by=make.staff("Approver"), reason="The figures were another council’s.")
    response = client.get("/news/secret/")
    html = response.content.decode()
    assert response.status_code == 200
    assert response["X-Robots-Tag"] == "noindex"
    assert f"{SECRET} headline" in html
    assert "The figures were another council’s." in html
    assert f"{SECRET} body" not in html
    assert f"{SECRET} summary" not in html
    assert "application/ld+json" not in html
    assert [address for address in LISTS if shows(client, address)] == []
    assert [client.get(address).status_code for address in OWN[1:]] == [404] * 3


def test_a_removed_release_says_only_why(client: Client) -> None:
    release = placed_everywhere()
    make.published(release)
    workflow.withdraw(release=release, by=make.staff("Approver"), reason="A court ordered it.", kind="removed")
    response = client.get("/news/secret/")
    html = response.content.decode()
    assert response.status_code == 410
    assert response["X-Robots-Tag"] == "noindex"
    assert "A court ordered it." in html
    assert SECRET not in html
    assert [address for address in LISTS if shows(client, address)] == []


def test_what_is_put_back_is_there_again(client: Client) -> None:
    release = placed_everywhere()
    make.published(release)
    workflow.withdraw(release=release, by=make.staff("Approver"), reason="A mistake.")
    workflow.restore(release=release, by=make.staff("Approver"))
    assert f"{SECRET} body" in client.get("/news/secret/").content.decode()
    assert [client.get(address).status_code for address in OWN] == [200] * 4


def test_an_old_address_moves_to_the_current_one(client: Client) -> None:
    release = make.published(make.ReleaseFactory(slug="first")).release
    amend(release, kind="typo", note="", slug="second")
    amend(release, kind="typo", note="", slug="third")
    for old in ("first", "second"):
        response = client.get(f"/news/{old}/")
        assert (response.status_code, response["Location"]) == (301, "/news/third/")


def test_an_old_address_of_a_removed_release_does_not_tell_the_new_one(client: Client) -> None:
    release = make.published(make.ReleaseFactory(slug="first")).release
    amend(release, kind="typo", note="", slug="second")
    workflow.withdraw(release=release, by=make.staff("Approver"), reason="Gone.", kind="removed")
    response = client.get("/news/first/")
    assert response.status_code == 410
    assert b"second" not in response.content


@pytest.mark.parametrize("address", ["/news/first", "/topics", "/about", "/news/2014"])
def test_a_forgotten_slash_is_added(client: Client, address: str) -> None:
    make.published(make.ReleaseFactory(slug="first"))
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (301, f"{address}/")


@pytest.mark.parametrize(
    "address",
    [
        "/news/never/",
        "/news/1999/",
        "/news/2014/13/",
        "/news/2014/6/",
        "/news/page/2/",
        "/news/page/0/",
        "/news/page/99999/",
        "/topics/none/",
        "/topics/none/2014/",
        "/people/none/",
        "/places/none/",
        "/nothing/",
        "/news/%00/",
        "/%E2%80%8B/",
    ],
)
def test_not_found_is_a_page_with_ways_onward(client: Client, address: str) -> None:
    response = client.get(address)
    html = response.content.decode()
    assert response.status_code == 404
    assert "<h1>Page not found</h1>" in html
    assert 'href="/news/"' in html
    assert 'action="/search/"' in html


def test_an_error_page_needs_neither_database_nor_request(rf: RequestFactory, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        html = server_error(rf.get("/")).content.decode()
    assert "<h1>Something went wrong</h1>" in html
    assert "/static/css/newsroom.css" in html
