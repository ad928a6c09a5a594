"""Atom (RFC 4287), with the whole text."""

import datetime as dt
from typing import Any

from django.utils.feedgenerator import Atom1Feed

from releases.feeds.items import Item
from releases.feeds.rss import enclosures
from releases.feeds.sources import Source

CONTENT_TYPE = "application/atom+xml"


class _Atom(Atom1Feed):
    """Django's Atom with a typed self link, a plain summary and the whole text."""

    def latest_post_date(self) -> dt.datetime:
        """Of the feed, not of the moment of writing: the same feed is the same bytes."""
        updated: dt.datetime = self.feed["updated_at"]
        return updated

    def add_root_elements(self, handler: Any) -> None:
        """The self link with its type."""
        super().add_root_elements(handler)
        handler.addQuickElement("link", "", {"rel": "self", "type": CONTENT_TYPE, "href": self.feed["self_url"]})

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Summary, text and the files beside the lead photo."""
        super().add_item_elements(handler, item)
        entry: Item = item["entry"]
        handler.addQuickElement("summary", entry.summary, {"type": "text"})
        handler.addQuickElement("content", entry.html, {"type": "html"})
        for file in entry.others:
            attributes = {"rel": "related", "href": file.url, "type": file.content_type, "length": str(file.size)}
            handler.addQuickElement("link", "", attributes | ({"title": file.title} if file.title else {}))


def write(source: Source, entries: list[Item], updated_at: dt.datetime) -> bytes:
    """The feed as Atom."""
    feed = _Atom(
        title=source.title,
        link=source.page_url,
        description="",
        subtitle=source.description,
        language="en-GB",
        author_name=source.newsroom.council_name,
        author_link=source.newsroom.council_url or source.page_url,
        self_url=source.url("atom"),
        updated_at=updated_at,
    )
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=entry.url,
            description=None,  # type: ignore[arg-type]  # no HTML summary: ours is plain text
            pubdate=entry.published_at,
            updateddate=entry.updated_at,
            unique_id=entry.urn,
            categories=entry.topics,
            enclosures=enclosures(entry),
            entry=entry,
        )
    return feed.writeString("utf-8").encode()
