"""The written site below Django: what the folder holds is sent with Django's headers, and nothing is asked of it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from council_news.outbox.models import Change
from council_news.site import copies
from council_news.site.behind import AT_ONCE
from council_news.site.copies import Copies
from council_news.site.folder import Folder
from council_news.site.kinds import PAGE, kind_of
from council_news.site.serving import ASKED, BELOW, HEALTH, WrittenSite
from council_news.site.writing import write_changes, write_whole
from releases import workflow
from tests import factories as make
from tests.everything import complete
from tests.site.addresses import public_addresses

# Said by the server or by the file's own state, and what a file cannot know: the name of a photo, the day of a count.
BY_STATE = {"ETag", "Last-Modified", "Accept-Ranges", "Content-Length", "Content-Encoding", "Content-Disposition"}


class Answer:
    """What a WSGI application said."""

    def __init__(self, application: Any, path: str, **environ: Any) -> None:
        self.status, self.headers = 0, {}
        whole = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "wsgi.url_scheme": "http", **environ}
        body = application(whole, self._start)
        self.body = b"".join(body)
        if hasattr(body, "close"):
            body.close()

    def _start(self, status: str, headers: list[tuple[str, str]]) -> None:
        self.status, self.headers = int(status[:3]), dict(headers)
        assert len(headers) == len(self.headers), "a header is said twice"


def never(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    """An application that must not be asked."""
    raise AssertionError(f"{environ['PATH_INFO']} was asked of the application.")


def failing(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    """An application whose database is gone."""
    start_response("500 Internal Server Error", [("Content-Type", "text/html")])
    return [b"An error was recorded."]


def says(word: bytes) -> Any:
    """An application that answers ``word``."""

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [word]

    return application


@pytest.fixture
def site(folder: Folder) -> Folder:
    """A small site made by hand, whole."""
    with folder.locked():
        folder.put("index.html", b"<p>Home</p>" * 100)
        folder.put("404.html", b"<p>Nothing</p>")
        folder.put("resting.html", b"<p>Search is resting</p>")
        folder.put("news/removed/index.html.gone", b"<p>Removed</p>")
        folder.put(f"files/photos/{'a' * 64}/960.jpg.gone", b"Taken down.\n")
    (folder.root / ".state.json").write_text('{"is_whole": true}')
    return folder


@pytest.mark.django_db
def test_every_public_address_has_the_headers_of_its_view(client: Client, folder: Folder) -> None:
    complete()
    write_whole(folder)
    application = WrittenSite(folder.root, never)
    for name, path in public_addresses().items():
        if path.startswith(BELOW) or path in HEALTH or name == "releases:stylesheet":
            continue
        live, written = client.get(path, headers={"accept-encoding": "gzip"}), Answer(application, path)
        assert written.status == 200, path
        said = {key: value for key, value in live.headers.items() if key not in BY_STATE}
        policy = said.pop("Content-Security-Policy")
        own = {key: value for key, value in written.headers.items() if key not in BY_STATE}
        assert set(own.pop("Content-Security-Policy").split("; ")) == set(policy.split("; ")), path
        assert own == said | {"Vary": "Accept-Encoding"}, path


@pytest.mark.django_db
def test_every_address_is_in_the_folder_or_asked_of_django(folder: Folder) -> None:
    """A new address has to be given its kind: else it would answer 404."""
    complete()
    write_whole(folder)
    for path in public_addresses().values():
        assert path.startswith(BELOW) or path in HEALTH or kind_of(path), f"{path}: say in kinds.py what it is."
    assert all(map(kind_of, ASKED))


@pytest.mark.django_db
def test_a_change_is_served_at_once_and_what_is_gone_is_gone(folder: Folder) -> None:
    made = complete()
    write_whole(folder)
    application = WrittenSite(folder.root, never)
    path = "/news/good-say-inspectors/"
    before = Answer(application, path)
    assert Answer(application, path, HTTP_IF_NONE_MATCH=before.headers["ETag"]).status == 304
    workflow.withdraw(release=made["full"], by=make.staff("Approver"), reason="Wrong council.")
    write_changes(folder)
    after = Answer(application, path, HTTP_IF_NONE_MATCH=before.headers["ETag"])
    assert (after.status, b"Wrong council." in after.body) == (200, True)
    workflow.restore(release=made["full"], by=make.staff("Approver"))
    workflow.withdraw(release=made["full"], by=make.staff("Approver"), reason="Wrong council.", kind="removed")
    write_changes(folder)
    for accepted in ("", "gzip", "br"):
        assert Answer(application, path, HTTP_ACCEPT_ENCODING=accepted).status == 410
    assert Change.objects.exists()


def test_what_lies_nowhere_is_not_asked_of_django(site: Folder) -> None:
    application = WrittenSite(site.root, never)
    for path in ("/nothing/", "/news/", "/x.css", "/.state.json", f"/{'x' * 5_000}/", "/index.html", "/\xff/"):
        answer = Answer(application, path)
        assert (answer.status, answer.body) == (404, b"<p>Nothing</p>"), path
        assert answer.headers["Cache-Control"] == "public, max-age=0, s-maxage=10"
    assert Answer(application, "/news/removed/").body == b"<p>Removed</p>"
    photo = Answer(application, f"/files/photos/{'a' * 64}/960.jpg")
    assert (photo.status, photo.headers["Content-Type"]) == (410, "text/plain; charset=utf-8")
    assert Answer(application, "/news/removed", QUERY_STRING="a=1").headers["Location"] == "/news/removed/?a=1"
    assert Answer(application, "/", REQUEST_METHOD="POST").headers["Allow"] == "GET, HEAD"


def test_until_the_site_is_whole_django_answers_for_what_is_missing(site: Folder) -> None:
    application = WrittenSite(site.root, says(b"live"))
    for state in ('{"is_whole": false}', "torn {", ""):
        (site.root / ".state.json").write_text(state)
        assert Answer(application, "/about/").body == b"live"
        assert Answer(application, "/").body.startswith(b"<p>Home</p>")
    (site.root / ".state.json").unlink()
    assert Answer(application, "/about/").body == b"live"


def test_search_rests_when_the_application_fails(site: Folder) -> None:
    def broken(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        raise RuntimeError("Nothing works.")

    for application in (failing, broken):
        answer = Answer(WrittenSite(site.root, application), "/search/", QUERY_STRING="q=library")
        assert (answer.status, answer.body) == (503, b"<p>Search is resting</p>")
        assert answer.headers["Retry-After"] == "60"
        assert answer.headers["Cache-Control"] == "no-store"
    assert Answer(WrittenSite(site.root, failing), "/admin/").body == b"An error was recorded."
    (site.root / "resting.html").unlink()
    bare = Answer(WrittenSite(site.root, failing), "/search/")
    assert (bare.status, bare.headers["Content-Type"]) == (503, "text/plain; charset=utf-8")


def test_a_full_application_leaves_room_for_the_files(site: Folder) -> None:
    """The application is asked again from within, as by other threads, until it has no room."""
    depths: list[Answer] = []

    def slow(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        depths.append(Answer(whole, environ["PATH_INFO"]))
        start_response("200 OK", [])
        return [b"found"]

    whole = WrittenSite(site.root, slow)
    assert Answer(whole, "/search/").body == b"found"
    assert [answer.status for answer in depths] == [503] + [200] * (AT_ONCE - 1)
    assert depths[0].body == b"<p>Search is resting</p>"
    depths.clear()
    assert Answer(whole, "/admin/").status == 200
    assert b"The news desk does not answer" in depths[0].body


def test_a_large_file_is_read_from_the_disk_block_by_block(site: Folder) -> None:
    path, body = f"/files/photos/{'b' * 64}/1600.jpg", os.urandom(copies.KEPT_BYTES + 5)
    with site.locked():
        site.put(path[1:], body)
    application = WrittenSite(site.root, never)
    assert Answer(application, path).body == body
    assert Answer(application, path, HTTP_RANGE="bytes=100000-199999").body == body[100_000:200_000]
    assert Answer(application, path, REQUEST_METHOD="HEAD").body == b""
    assert Answer(application, path, HTTP_IF_NONE_MATCH="*").status == 304
    assert Answer(application, path, HTTP_RANGE="bytes=9999999-").status == 416


def test_memory_has_a_limit(site: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "ALL_KEPT_BYTES", 20_000)
    found = Copies(site.root)
    for number in range(100):
        assert found.find(f"/{number}/", "index.html", ("",), PAGE) is not None
    kept = [number for number in range(100) if found.kept(f"/{number}/", ("",))]
    assert 0 < len(kept) < 10


def test_a_page_may_be_replaced_or_removed_while_it_is_kept(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("one")
    found = Copies(tmp_path)
    assert found.find("/", "index.html", ("",), PAGE) is not None
    beside = tmp_path / "new"
    beside.write_text("two")
    os.utime(beside, (page.stat().st_atime, page.stat().st_mtime))
    beside.replace(page)
    assert found.kept("/", ("",)) is None, "of the same time and size, but another file"
    page.unlink()
    assert found.find("/", "index.html", ("",), PAGE) is None


def test_without_tls_django_leads_to_it(site: Folder, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT, settings.SECURE_PROXY_SSL_HEADER = True, ("HTTP_X_FORWARDED_PROTO", "https")
    application = WrittenSite(site.root, says(b"to https"))
    assert Answer(application, "/").body == b"to https"
    assert Answer(application, "/", **{"wsgi.url_scheme": "https"}).body == b"to https"
    assert Answer(application, "/", HTTP_X_FORWARDED_PROTO="https").body.startswith(b"<p>Home</p>")
    settings.SECURE_PROXY_SSL_HEADER = None
    application = WrittenSite(site.root, says(b"to https"))
    assert Answer(application, "/", HTTP_X_FORWARDED_PROTO="https").body == b"to https"
    assert Answer(application, "/", **{"wsgi.url_scheme": "https"}).body.startswith(b"<p>Home</p>")
