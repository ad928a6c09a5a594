"""RSS 2.0, with the whole text and the other files as namespaced additions."""

import datetime as dt
from typing import Any

from django.utils.feedgenerator import Enclosure, Rss201rev2Feed, rfc3339_date
from django.utils.html import escape

from releases.feeds.items import Item
from releases.feeds.sources import Source

CONTENT_TYPE = "application/rss+xml"


class _Rss(Rss201rev2Feed):
    """Django's RSS with a typed self link, the whole text and more than one file."""

    def rss_attributes(self) -> dict[str, str]:
        """The namespaces."""
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
        }

    def latest_post_date(self) -> dt.datetime:
        """Of the feed, not of the moment of writing: the same feed is the same bytes."""
        updated: dt.datetime = self.feed["updated_at"]
        return updated

    def add_root_elements(self, handler: Any) -> None:
        """The self link with its type (FEED-02)."""
        super().add_root_elements(handler)
        link = {"rel": "self", "type": CONTENT_TYPE, "href": self.feed["self_url"]}
        handler.addQuickElement("atom:link", None, link)

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """The whole text after the description (FEED-05), the council's name, the last change, the other files."""
        super().add_item_elements(handler, item)
        entry: Item = item["entry"]
        handler.addQuickElement("dc:creator", self.feed["creator"])
        handler.addQuickElement("atom:updated", rfc3339_date(entry.updated_at))
        handler.addQuickElement("content:encoded", entry.html)
        for file in entry.others:
            medium = "image" if file.width else "document"
            attributes = {"url": file.url, "fileSize": str(file.size), "type": file.content_type, "medium": medium}
            if file.width:
                attributes |= {"width": str(file.width), "height": str(file.height)}
            handler.startElement("media:content", attributes)
            if file.title:
                handler.addQuickElement("media:title", file.title, {"type": "plain"})
            handler.endElement("media:content")


def write(source: Source, entries: list[Item], updated_at: dt.datetime) -> bytes:
    """The feed as RSS 2.0."""
    feed = _Rss(
        title=source.title,
        link=source.page_url,
        description=source.description,
        language="en-gb",
        self_url=source.url("rss"),
        creator=source.newsroom.council_name,
        updated_at=updated_at,
    )
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=entry.url,
            description=escape(entry.summary),
            pubdate=entry.published_at,
            unique_id=entry.urn,
            unique_id_is_permalink=False,
            categories=entry.topics,
            enclosures=enclosures(entry),
            entry=entry,
        )
    return feed.writeString("utf-8").encode()


def enclosures(entry: Item) -> list[Enclosure]:
    """The lead photo, with its true length (FEED-06)."""
    lead = entry.lead
    return [Enclosure(lead.url, str(lead.size), lead.content_type)] if lead else []
