"""The headers of every public address, every error page and the admin (SEC-05 to SEC-09)."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path, reverse

from council_news import urls
from council_news.middleware import EDITOR_VIEWS
from releases import workflow
from tests import everything, hostile
from tests.factories import PASSWORD, ReleaseFactory, published, staff
from tests.site.addresses import public_addresses

pytestmark = pytest.mark.django_db

STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "require-trusted-types-for": "'script'",
}
SHARED = {"application/rss+xml", "application/atom+xml", "application/feed+json"}


def policy(response: Any) -> dict[str, str]:
    """The Content-Security-Policy by directive."""
    parts = [part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";")]
    return {name: sources for name, _space, sources in parts}


def check_common(response: Any, where: str) -> None:
    assert response["X-Content-Type-Options"] == "nosniff", where
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin", where
    assert response["Cross-Origin-Opener-Policy"] == "same-origin", where
    assert response["X-Frame-Options"] == "DENY", where
    assert "camera=()" in response["Permissions-Policy"], where
    assert not {"Server", "X-Powered-By"} & set(response.headers), where


def test_every_public_address(client: Client) -> None:
    everything.complete()
    addresses = public_addresses()
    assert len(addresses) > 25
    for name, url in addresses.items():
        response = client.get(url)
        assert response.status_code in (200, 302), (name, url, response.status_code)
        check_common(response, name)
        content_type = response.get("Content-Type", "").partition(";")[0]
        is_file = name in ("releases:photo", "releases:document", "releases:logo")
        assert policy(response) == ({"sandbox": "", "default-src": "'none'"} if is_file else STRICT), name
        shared = is_file or content_type in SHARED or response.get("Access-Control-Allow-Origin") == "*"
        assert response["Cross-Origin-Resource-Policy"] == ("cross-origin" if shared else "same-origin"), name
        assert ("feed" in name) == (content_type in SHARED), name
        assert not response.cookies, f"{name} sets a cookie: public pages store nothing (SEC-11)"
        assert "Cookie" not in response.get("Vary", ""), name
        if content_type == "text/html":
            assert hostile.live_in(response.content.decode()) == [], name


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("the name of Alex Marsh")


@pytest.fixture
def with_broken_view(settings: Any) -> None:
    class Urls:
        urlpatterns = [path("broken/", broken), path("admin/broken/", broken), *urls.urlpatterns]

    settings.ROOT_URLCONF = Urls


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/no-such-page/", 404),
        ("/news/no-such-release/", 404),
        ("/news/was-removed/", 410),
        ("/news/was-withdrawn/", 200),
        ("/broken/", 500),
        ("/admin/no-such-page/", 302),
        ("/admin/broken/", 500),
        ("/files/photos/" + "0" * 64 + "/960.jpg", 404),
    ],
)
@pytest.mark.usefixtures("with_broken_view")
def test_error_pages_are_as_strict(url: str, status: int) -> None:
    kind = re.search("was-(removed|withdrawn)", url)
    if kind:
        release = published(ReleaseFactory(slug=kind[0])).release
        workflow.withdraw(release=release, by=staff("Approver"), reason="An error.", kind=kind[1])
    response = Client(raise_request_exception=False).get(url)
    assert response.status_code == status
    check_common(response, url)
    directives = policy(response)
    assert directives == (STRICT if not url.startswith("/admin/") else without_trusted_types())
    assert b"Alex Marsh" not in response.content
    assert b"Traceback" not in response.content


@pytest.mark.usefixtures("with_broken_view")
def test_the_error_page_needs_no_database(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        response = Client(raise_request_exception=False).get("/broken/")
    assert response.status_code == 500
    assert b"recorded" in response.content


def test_a_host_that_is_not_ours_is_refused(client: Client) -> None:
    response = client.get("/", headers={"Host": "evil.example"})
    assert response.status_code == 400
    assert b"evil.example" not in response.content
    check_common(response, "400")
    assert policy(response) == STRICT


def without_trusted_types() -> dict[str, str]:
    return {name: sources for name, sources in STRICT.items() if name != "require-trusted-types-for"}


def editor_policy() -> dict[str, str]:
    return {**without_trusted_types(), "img-src": "'self' data: blob:", "style-src-attr": "'unsafe-inline'"}


def test_admin_pages_are_as_strict_as_their_scripts_allow(client: Client) -> None:
    root = User.objects.create_superuser("root", password=PASSWORD)
    assert policy(client.get("/admin/login/")) == without_trusted_types()
    client.force_login(root)
    release = ReleaseFactory()
    editors = {reverse("admin:releases_release_add"), reverse("admin:releases_release_change", args=[release.pk])}
    assert len(editors) == len(EDITOR_VIEWS)
    for url in ["/admin/", reverse("admin:releases_release_changelist"), *sorted(editors)]:
        response = client.get(url)
        assert response.status_code == 200, url
        assert policy(response) == (editor_policy() if url in editors else without_trusted_types()), url
        assert "no-store" in response["Cache-Control"], url
        assert response["X-Robots-Tag"] == "noindex, nofollow", url
        check_common(response, url)


def test_admin_pages_hold_nothing_inline(client: Client) -> None:
    client.force_login(staff("Administrator", is_superuser=True))
    release = ReleaseFactory()
    for url in [
        "/admin/",
        "/admin/releases/release/",
        f"/admin/releases/release/{release.pk}/change/",
        "/admin/auth/user/",
    ]:
        html = client.get(url).content.decode()
        assert [found for found in hostile.live_in(html) if found not in ("<template>", "<svg>")] == [], url


def test_static_files_carry_the_headers_too(client: Client) -> None:
    stylesheet = re.search(r'href="(/style-[0-9a-f]{8}\.css)"', client.get("/").content.decode())
    assert stylesheet is not None
    response = client.get(stylesheet[1])
    assert response.status_code == 200
    assert "immutable" in response["Cache-Control"]
    check_common(response, "stylesheet")
