"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

import datetime as dt
import json
from typing import Any

from releases.feeds.items import File, Item
from releases.feeds.sources import Source

CONTENT_TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def write(source: Source, entries: list[Item], updated_at: dt.datetime) -> bytes:
    """The feed as JSON; the format has no place for ``updated_at`` but the entries'."""
    feed = {
        "version": VERSION,
        "title": source.title,
        "home_page_url": source.page_url,
        "feed_url": source.url("json"),
        "description": source.description,
        "language": "en-GB",
        "authors": [{"name": source.newsroom.council_name, "url": source.newsroom.council_url or source.page_url}],
        "items": [_entry(entry) for entry in entries],
    }
    return json.dumps(feed, ensure_ascii=False).encode()


def _entry(entry: Item) -> dict[str, Any]:
    files = [entry.lead, *entry.others] if entry.lead else entry.others
    optional = {
        "image": entry.lead.url if entry.lead else "",
        "tags": entry.topics,
        "attachments": [_attachment(file) for file in files],
    }
    return {
        "id": entry.urn,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": entry.published_at.isoformat(),
        "date_modified": entry.updated_at.isoformat(),
        **{key: value for key, value in optional.items() if value},
    }


def _attachment(file: File) -> dict[str, Any]:
    attachment = {"url": file.url, "mime_type": file.content_type, "size_in_bytes": file.size}
    return attachment | ({"title": file.title} if file.title else {})
