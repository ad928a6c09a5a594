"""What a request may carry: nothing unknown changes an answer (T8), no GET changes anything, no form is forged."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from releases.models import Release
from tests.factories import ReleaseFactory, TopicFactory, published, staff

pytestmark = pytest.mark.django_db

STRANGE_HEADERS = [
    {"X-Forwarded-Host": "evil.example"},
    {"X-Forwarded-Server": "evil.example"},
    {"X-Forwarded-Proto": "https"},
    {"X-Forwarded-Port": "444"},
    {"X-Forwarded-Prefix": "/evil"},
    {"X-Original-URL": "/admin/"},
    {"X-Rewrite-URL": "/admin/"},
    {"X-HTTP-Method-Override": "POST"},
    {"X-Preview": "1"},
    {"X-Ghost-Preview": "body=evil"},
    {"Forwarded": "host=evil.example;proto=https"},
    {"Origin": "https://evil.example"},
    {"Referer": "https://evil.example/"},
    {"User-Agent": "<script>alert(1)</script>"},
    {"Accept-Language": "cy"},
    {"Accept": "application/json"},
    {"Cookie": "sessionid=forged; csrftoken=forged; messages=forged"},
    {"Cookie": "sessionid=forgedbutlongenoughtobeone12345678"},
]
NOISE = ["?utm_source=evil", "?preview=1", "?_method=DELETE", "?next=//evil.example", "?debug=1", "?edition=99"]


@pytest.fixture
def pages() -> list[str]:
    release = ReleaseFactory(slug="library")
    release.topics.add(TopicFactory(slug="children"))
    published(release)
    return ["/", "/news/library/", "/topics/children/", "/about/", "/sitemap.xml", "/feed.atom", "/feed.json"]


def answer(client: Client, url: str, **extra: Any) -> tuple[Any, ...]:
    response = client.get(url, **extra)
    kept = {name: value for name, value in response.headers.items() if name not in ("Date", "Expires")}
    return response.status_code, kept, response.content


def test_unknown_headers_do_not_change_a_byte(client: Client, pages: list[str]) -> None:
    for url in pages:
        plain = answer(client, url)
        assert plain[0] == 200, url
        assert answer(client, url) == plain, f"{url} differs from one request to the next"
        for headers in STRANGE_HEADERS:
            assert answer(Client(), url, headers=headers) == plain, (url, headers)


def test_query_noise_does_not_change_the_content(client: Client, pages: list[str]) -> None:
    for url in pages:
        plain = client.get(url).content
        for noise in NOISE:
            assert client.get(url + noise).content == plain, (url, noise)


def test_a_signed_in_officer_reads_the_same_bytes_as_the_public(client: Client, pages: list[str]) -> None:
    public = {url: answer(client, url) for url in pages}
    client.force_login(staff("Administrator"))
    assert {url: answer(client, url) for url in pages} == public


def test_addresses_for_machines_never_follow_the_host(client: Client, pages: list[str], settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    settings.PUBLIC_URL = "https://news.fernshire.example"
    for url in pages:
        content = client.get(url, headers={"Host": "evil.example"}).content
        assert b"evil.example" not in content, url
    assert b"https://news.fernshire.example/news/library/" in client.get("/feed.atom").content


WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


def test_no_public_get_writes_to_the_database(client: Client, pages: list[str]) -> None:
    for url in [*pages, "/search/?q=library", "/no-such-page/", "/readyz"]:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(url)
            client.head(url)
        assert not [query["sql"] for query in queries if query["sql"].lstrip('( "').upper().startswith(WRITES)], url


def test_public_pages_take_no_other_method(client: Client, pages: list[str]) -> None:
    for url in [*pages, "/search/", "/healthz"]:
        for method in ("post", "put", "patch", "delete"):
            assert getattr(client, method)(url).status_code == 405, (url, method)


def test_forms_from_elsewhere_are_refused_in_plain_words() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(staff("Approver"))
    release = ReleaseFactory()
    for url in [reverse("admin:releases_release_act", args=[release.pk]), "/admin/logout/", "/admin/login/"]:
        response = client.post(url, {"act": "submit"})
        assert response.status_code == 403
        assert b"Please send the form again" in response.content
        assert b"CSRF" not in response.content
    release.refresh_from_db()
    assert release.status == Release.Status.DRAFT


def test_a_body_too_large_is_refused_before_it_is_read(client: Client) -> None:
    class Unread:
        def read(self, *args: int) -> bytes:
            raise AssertionError("the body was read")

        readline = read

    def post(size: int) -> int:
        extra = {"CONTENT_LENGTH": str(size), "CONTENT_TYPE": "multipart/form-data; boundary=x", "wsgi.input": Unread()}
        return client.generic("POST", "/admin/releases/photo/add/", b"", **extra).status_code

    assert post(6_000_000) == 413
    client.force_login(staff("Author"))
    assert post(60_000_000) == 413
    with pytest.raises(AssertionError, match="the body was read"):
        post(20_000_000)


def test_nothing_private_answers_a_guess(client: Client) -> None:
    for url in ["/.env", "/.git/config", "/var/news.sqlite3", "/media/", "/static/../manage.py", "/server-status"]:
        assert client.get(url).status_code == 404, url
