"""One line of JSON for each error, denial, refused upload and failed sign-in: no names, no addresses, no new lines."""

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from council_news import urls
from council_news.files import BadFile, check_name
from council_news.logs import JsonFormatter, scrubbed
from tests.factories import ReleaseFactory, UserFactory, published, staff

pytestmark = pytest.mark.django_db

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines(caplog: Any) -> Lines:
    """What would be written, line by line, by the loggers as the settings level them."""
    caplog.handler.setFormatter(JsonFormatter())
    caplog.clear()

    def read() -> list[dict[str, Any]]:
        written = [JsonFormatter().format(record) for record in caplog.records if record.levelno >= logging.INFO]
        assert not any("\n" in line or "\r" in line or "\u2028" in line for line in written)
        return [line for line in map(json.loads, written) if not line["event"].startswith(("axes", "django.template"))]

    return read


def test_a_denial_says_who_by_number_and_what(client: Client, lines: Lines) -> None:
    officer = staff("Inspections officer", username="alex", email="alex@fernshire.example")
    client.force_login(officer)
    client.get("/admin/releases/release/add/?name=Alex", headers={"X-Forwarded-For": "192.0.2.7"})
    [line] = lines()
    assert line["event"] == "council_news.denied"
    assert (line["status"], line["user"], line["path"]) == (403, officer.pk, "/admin/releases/release/add/")
    assert not {"alex", "Alex", "192.0.2.7", "127.0.0.1"} & set(map(str, line.values()))
    assert line["at"].endswith("+00:00")


def test_guesses_in_the_admin_are_logged_and_public_404s_are_not(client: Client, lines: Lines) -> None:
    client.get("/no-such-page/")
    assert lines() == []
    client.force_login(staff("Author"))
    client.get("/admin/no-such-page/")
    assert [line["status"] for line in lines()] == [404]


def test_sign_ins_that_fail_and_the_lock_after_them(client: Client, lines: Lines) -> None:
    UserFactory(username="alex")
    for _ in range(10):
        client.post("/admin/login/", {"username": "alex", "password": "a-secret-typed"})
    found = lines()
    assert [line["event"] for line in found] == ["council_news.login"] * 9 + ["council_news.denied"]
    assert found[-1]["reason"] == "locked-out"
    assert "alex" not in json.dumps(found)
    assert "a-secret-typed" not in json.dumps(found)


def test_forged_forms_and_hosts(lines: Lines) -> None:
    Client(enforce_csrf_checks=True).post("/admin/login/")
    Client().get("/", headers={"Host": "evil.example"})
    forged, host = lines()
    assert (forged["status"], forged["reason"]) == (403, "csrf")
    assert (host["event"], host["status"]) == ("django.security.DisallowedHost", 400)


def test_a_refused_upload_is_logged_without_its_name(lines: Lines) -> None:
    with pytest.raises(BadFile):
        check_name("consent of Alex Marsh\u202e.pdf")
    [line] = lines()
    assert (line["event"], line["reason"]) == ("council_news.files", "name-invisible")
    assert "Marsh" not in json.dumps(line)


def test_an_error_says_where_and_not_what_was_typed(settings: Any, lines: Lines) -> None:
    def broken(request: HttpRequest) -> HttpResponse:
        raise ValueError("alex@fernshire.example said\nforged line")

    class Urls:
        urlpatterns = [path("broken/", broken), *urls.urlpatterns]

    settings.ROOT_URLCONF = Urls
    Client(raise_request_exception=False).get("/broken/?q=secret")
    [line] = lines()
    assert (line["event"], line["status"], line["error"]) == ("django.request", 500, "ValueError")
    assert line["where"][-1].endswith(" broken")
    assert "fernshire" not in json.dumps(line)
    assert "secret" not in json.dumps(line)


def test_publication_is_logged(lines: Lines, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        edition = published(ReleaseFactory())
    line = next(line for line in lines() if line.get("act") == "published")
    assert (line["event"], line["release"], line["edition"]) == (
        "council_news.workflow",
        edition.release_id,
        edition.pk,
    )
    assert line["user"] == edition.published_by_id
    assert edition.headline not in json.dumps(line)


def test_new_lines_cannot_be_forged(lines: Lines) -> None:
    logging.getLogger("council_news.test").warning('a\n{"level": "info"}\r\n\u2028b')
    [line] = lines()
    assert line["message"].startswith("a\n{")


@pytest.mark.parametrize("text", ["alex.marsh@fernshire.gov.uk", "192.0.2.7", "2001:db8:0:0:0:0:0:7"])
def test_addresses_are_taken_out_of_messages(text: str) -> None:
    assert scrubbed(f"from {text} today") == "from [removed] today"


def test_levels_keep_names_out(settings: Any) -> None:
    assert settings.LOGGING["loggers"]["axes"]["level"] == "CRITICAL"
    assert not logging.getLogger("axes.handlers.database").isEnabledFor(logging.WARNING)
