"""Feed readers that people use, fetching from the live server."""

import http.client
import subprocess
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import LazySettings
from pytest_django.live_server_helper import LiveServer

from releases import workflow
from tests import factories as make
from tests.browser.readers import Item, newsboat
from tests.everything import amend, full_release

FULL = "“Good” – inspectors’ verdict on Fernshire’s <children’s> services & more"
PLAIN = "Tea & <cake> – “both”"
FEEDS = ["/feed.rss", "/feed.atom", "/topics/children/feed.rss", "/inspections/feed.atom"]


@pytest.fixture
def news(live_server: LiveServer, settings: LazySettings) -> str:
    """The address of a newsroom with a full release and a plain one."""
    settings.PUBLIC_URL = live_server.url
    make.published(full_release())
    make.published(make.ReleaseFactory(headline=PLAIN))
    return live_server.url


def sfeed(address: str) -> list[list[str]]:
    """The fields that sfeed reads of each entry: time, title, link, content, content type, id, author, enclosure…"""
    with urllib.request.urlopen(address) as response:  # noqa: S310 - our own server
        text = subprocess.run(["sfeed", address], input=response.read(), capture_output=True, check=True).stdout
    return [line.split("\t") for line in text.decode().splitlines()]


@pytest.mark.parametrize("path", FEEDS)
def test_newsboat_reads_every_feed(news: str, path: str, tmp_path: Path) -> None:
    items = {item.title: item for item in newsboat(news + path, tmp_path / "reader")}
    assert set(items) == ({FULL, PLAIN} if path.startswith("/feed") else {FULL})
    full = items[FULL]
    assert full.url == f"{news}/news/good-say-inspectors/"
    assert full.guid.startswith("urn:uuid:")
    assert "What they found" in full.content
    assert f'src="{news}/files/photos/' in full.content


@pytest.mark.parametrize("path", FEEDS)
def test_sfeed_reads_every_feed(news: str, path: str) -> None:
    entry = sfeed(news + path)[-1]
    assert entry[2] == f"{news}/news/good-say-inspectors/"
    assert entry[4] == "html"
    assert entry[5].startswith("urn:uuid:")
    assert urllib.request.urlopen(entry[7]).headers["Content-Type"] == "image/jpeg"  # noqa: S310 - our own server


def test_a_reader_sees_a_correction_under_the_same_id_and_a_withdrawal(news: str, tmp_path: Path) -> None:
    edition = make.published(make.ReleaseFactory(headline="It opens on Monday"))

    def seen(when: str) -> list[Item]:
        return [item for item in newsboat(f"{news}/feed.atom", tmp_path / when) if item.guid == edition.urn]

    assert [item.title for item in seen("before")] == ["It opens on Monday"]
    amend(edition.release, kind="correction", note="It is Tuesday.", headline="It opens on Tuesday", slug="tuesday")
    (after,) = seen("after")
    assert (after.title, after.url) == ("It opens on Tuesday", f"{news}/news/tuesday/")
    assert "Correction," in after.content
    assert "It is Tuesday." in after.content
    workflow.withdraw(release=edition.release, by=make.staff("Approver"), reason="A mistake.")
    assert seen("withdrawn") == []


def test_conditions_and_head_on_the_wire(news: str) -> None:
    connection = http.client.HTTPConnection(urlsplit(news).netloc)

    def ask(method: str, **headers: str) -> tuple[int, bytes, dict[str, str]]:
        connection.request(
            method, "/feed.rss", headers={name.replace("_", "-"): text for name, text in headers.items()}
        )
        response = connection.getresponse()
        return response.status, response.read(), dict(response.getheaders())

    status, body, headers = ask("GET", Accept_Encoding="gzip")
    assert (status, headers["Content-Encoding"]) == (200, "gzip")
    assert len(body) == int(headers["Content-Length"])
    assert ask("GET", Accept_Encoding="gzip", If_None_Match=headers["ETag"])[:2] == (304, b"")
    assert ask("GET", If_Modified_Since=headers["Last-Modified"])[:2] == (304, b"")
    assert ask("HEAD", Accept_Encoding="gzip")[:2] == (200, b"")
    connection.close()
