"""Everything the public can be served: each named address, and whatever those pages, feeds and sitemaps link to."""

import json
import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

from django.conf import settings
from django.test import Client

from tests.site.addresses import public_addresses

OWN_HOSTS = {"", "testserver", urlsplit(settings.PUBLIC_URL).netloc}
_ABSOLUTE = re.compile(rf"{re.escape(settings.PUBLIC_URL)}[^\s\"'<>\\]*")


class Served(NamedTuple):
    """An answer: its address, status and type, and its bytes."""

    address: str
    status: int
    content_type: str
    content: bytes

    @property
    def is_text(self) -> bool:
        """Whether a person could read it as text."""
        return self.content_type.startswith("text/") or self.content_type.endswith(("json", "xml"))

    @property
    def text(self) -> str:
        """What a person reads in it, without markup."""
        text = self.content.decode()
        if self.content_type.endswith("json"):
            text = "\n".join(_strings(json.loads(text)))
        return unescape(re.sub(r"<[^>]*>", "", unescape(text)))


class _Links(HTMLParser):
    """Collects the addresses that a page links to or loads, forms with their first choices among them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src", "action"} and value:
                self.found.append(value)
            if name == "srcset" and value:
                self.found += [part.split()[0] for part in value.split(",")]


def links_of(address: str, served: Served) -> Iterator[str]:
    """Paths of this site that an answer names, with their query."""
    text = served.content.decode()
    links = _Links()
    if served.content_type == "text/html":
        links.feed(text)
    for link in [*links.found, *_ABSOLUTE.findall(text)]:
        target = urlsplit(urldefrag(urljoin(f"http://testserver{address}", link)).url)
        if target.netloc in OWN_HOSTS and not target.path.startswith("/admin/"):
            yield f"{target.path}?{target.query}" if target.query else target.path


def crawl(client: Client, *start: str) -> Iterator[Served]:
    """Every answer that can be reached from ``start``, each address once."""
    waiting = list(start)
    seen = set(start)
    while waiting:
        address = waiting.pop(0)
        response = client.get(address, follow=True)
        content_type = response.headers.get("Content-Type", "").partition(";")[0]
        served = Served(address, response.status_code, content_type, response.getvalue())
        yield served
        for path in links_of(address, served) if served.is_text else ():
            if path not in seen:
                seen.add(path)
                waiting.append(path)


def everything_served(client: Client, *more: str) -> list[Served]:
    """Every answer to the public in the newsroom of ``tests.everything``, and what follows from ``more``."""
    return list(crawl(client, *public_addresses().values(), *more))


def _strings(data: object) -> Iterator[str]:
    """Every string in JSON data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _strings(value)
