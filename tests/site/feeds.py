"""Reading our feeds as a strict reader does, whichever the format."""

import datetime as dt
import json
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from html import unescape
from typing import Any

import feedparser
from django.test import Client

FORMS = ("rss", "atom", "json")
TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}


@dataclass(frozen=True)
class Entry:
    """What all three formats say of a release."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: str
    updated: str
    topics: tuple[str, ...]


def tree(data: bytes) -> ET.Element:
    """A feed or sitemap as XML; raises if it is not well-formed."""
    return ET.fromstring(data)  # noqa: S314 - we wrote it


def parsed(data: bytes, form: str) -> Any:
    """A feed as feedparser reads it; it must find nothing to complain of."""
    feed = feedparser.parse(data, response_headers={"content-type": f"{TYPES[form]}; charset=utf-8"})
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == {"rss": "rss20", "atom": "atom10"}[form]
    return feed


def read(client: Client, form: str, stem: str = "/feed") -> list[Entry]:
    """The entries of a feed in their order; times as ISO 8601 in UTC, to the second."""
    response = client.get(f"{stem}.{form}")
    assert response.status_code == 200
    if form == "json":
        return [_of_json(item) for item in json.loads(response.content)["items"]]
    return [_of_xml(entry) for entry in parsed(response.content, form).entries]


def titles(client: Client, stem: str = "/feed") -> list[str]:
    """The headlines in a feed, which must be the same in every format."""
    found = {form: [entry.title for entry in read(client, form, stem)] for form in FORMS}
    assert found["rss"] == found["atom"] == found["json"]
    return found["rss"]


def _of_xml(entry: Any) -> Entry:
    return Entry(
        id=entry.id,
        url=entry.link,
        title=entry.title,
        summary=unescape(entry.summary),  # feedparser escapes what might be markup
        html=entry.content[0].value,
        published=_utc(entry.published_parsed),
        updated=_utc(entry.updated_parsed),
        topics=tuple(tag.term for tag in entry.get("tags", [])),
    )


def _utc(moment: Any) -> str:
    return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*moment[:6])


def _of_json(item: dict[str, Any]) -> Entry:
    return Entry(
        id=item["id"],
        url=item["url"],
        title=item["title"],
        summary=item["summary"],
        html=item["content_html"],
        published=_in_utc(item["date_published"]),
        updated=_in_utc(item["date_modified"]),
        topics=tuple(item.get("tags", [])),
    )


def _in_utc(text: str) -> str:
    return f"{dt.datetime.fromisoformat(text).astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
