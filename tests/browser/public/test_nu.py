"""Every public page is valid HTML: the Nu HTML checker finds neither error nor warning."""

import json
import re
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.test import Client

from tests.everything import newsroom

START = [
    "/",
    "/search/",
    "/search/?q=library",
    "/search/?q=%22%3Cx%3E",
    "/inspections/national/?on=2019-12-31&region=South+East",
    "/no-such-page/",
    "/cookies/",
    "/accessibility-statement/",
]


class Links(HTMLParser):
    """Collects the addresses that a page links to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [value for name, value in attrs if name == "href" and value]


def crawl(client: Client, start: list[str]) -> Iterator[tuple[str, int, bytes]]:
    """Every HTML page that can be reached from ``start`` by links: address, status and bytes."""
    waiting, seen = list(start), set(start)
    while waiting:
        address = waiting.pop(0)
        response = client.get(address, follow=True)
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        content = response.getvalue()
        yield address, response.status_code, content
        links = Links()
        links.feed(content.decode())
        for link in links.found:
            target = urlsplit(urldefrag(urljoin(f"http://testserver{address}", link)).url)
            path = f"{target.path}?{target.query}" if target.query else target.path
            if target.netloc == "testserver" and not path.startswith("/admin/") and path not in seen:
                seen.add(path)
                waiting.append(path)


def complaints(jar: Path, folder: Path) -> list[str]:
    """What the checker says of the HTML files in ``folder``: one line for each error or warning."""
    run = subprocess.run(
        ["java", "-Xss2m", "-jar", jar, "--format", "json", "--stdout", "--skip-non-html", folder],
        capture_output=True,
        text=True,
    )
    assert run.stdout, run.stderr
    return [
        f"{Path(urlsplit(message['url']).path).name}:{message.get('lastLine')}: {message['message']}\n"
        f"    {message.get('extract', '')[:200]}"
        for message in json.loads(run.stdout)["messages"]
        if message["type"] != "info" or message.get("subType") == "warning"
    ]


def test_checker_finds_a_mistake(nu_checker: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<!doctype html><html lang=en><title>x</title><p><div></p></html>")
    (tmp_path / "good.html").write_text("<!doctype html><html lang=en><title>x</title><p>x</p></html>")
    found = complaints(nu_checker, tmp_path)
    assert found
    assert {line.split(":")[0] for line in found} == {"bad.html"}


@pytest.mark.usefixtures("transactional_db")
def test_every_public_page_is_valid_html(client: Client, nu_checker: Path, tmp_path: Path) -> None:
    made = newsroom()
    more = [f"/news/{made[name].slug}/" for name in ("withdrawn", "removed", "corrected", "full")]
    pages = {address: (status, content) for address, status, content in crawl(client, START + more)}
    assert {status for status, _ in pages.values()} == {200, 404, 410}
    assert pages[f"/news/{made['removed'].slug}/"][0] == 410
    assert len(pages) > 40
    for address, (_, content) in pages.items():
        name = re.sub(r"[^a-z0-9]+", "_", address.strip("/").lower()) or "home"
        (tmp_path / f"{name}.html").write_bytes(content)
    assert complaints(nu_checker, tmp_path) == []


@pytest.mark.usefixtures("transactional_db")
def test_no_link_of_a_public_page_is_dead(client: Client) -> None:
    newsroom()
    dead = [address for address, status, _ in crawl(client, ["/"]) if status != 200]
    assert dead == []
