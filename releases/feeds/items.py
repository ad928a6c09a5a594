"""The entries of a feed, read once and written in every format."""

import datetime as dt
from dataclasses import dataclass, field
from functools import lru_cache

from django.conf import settings
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import Truncator

from council_news.addresses import address
from inspections.again import Again
from releases.addresses import with_host
from releases.feeds.sources import Source
from releases.markup import plain_text
from releases.models import Edition
from releases.photos import rendition_name
from releases.shown import gone_from, notes_of, without
from releases.snapshot import Content
from releases.structured import WIDTH, picture
from releases.views.release import body_context, inspected_again
from releases.xml import xml_safe

SUMMARY_WORDS = 40


@dataclass(frozen=True)
class File:
    """A file of an entry at its public address. ``width`` and ``height`` are 0 for what is not a picture."""

    url: str
    content_type: str
    size: int
    title: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class Item:
    """An entry. Every text is fit for XML; ``html`` holds absolute addresses only; times are London's."""

    urn: str
    url: str
    title: str
    summary: str
    html: str
    published_at: dt.datetime
    updated_at: dt.datetime
    topics: tuple[str, ...]
    lead: File | None
    others: tuple[File, ...]


def items(source: Source) -> list[Item]:
    """The entries of ``source``, newest first."""
    return [_item(edition, source) for edition in source.entries]


def _item(edition: Edition, source: Source) -> Item:
    content = without(edition.content, gone_from(edition))
    lead = next((_photo(photo) for photo in content["photos"] if photo["is_lead"]), None)
    photos = (_photo(photo) for photo in content["photos"] if not photo["is_lead"])
    others = [*filter(None, photos), *(_document(part) for part in content["attachments"])]
    changes, again = notes_of(edition), inspected_again(content, source.again)
    told = [(note.kind, note.change_note, note.published_at) for note in changes], [one.told for one in again]
    key = (edition.sha256, tuple(sorted(gone_from(edition))), settings.PUBLIC_URL, repr(told))
    return Item(
        urn=edition.urn,
        url=settings.PUBLIC_URL + edition.get_absolute_url(),
        title=xml_safe(edition.headline),
        summary=xml_safe(edition.summary or Truncator(plain_text(content["body"])).words(SUMMARY_WORDS)),
        html=_html(_Shown(key, content, changes, again)),
        published_at=_to_the_second(edition.first_published_at),
        updated_at=_to_the_second(edition.updated_at),
        topics=tuple(xml_safe(topic["name"]) for topic in content["topics"]),
        lead=lead,
        others=tuple(others),
    )


@dataclass(frozen=True)
class _Shown:
    """What an entry shows. An edition never changes: ``key`` says all that its HTML follows from."""

    key: tuple[object, ...]
    content: Content = field(compare=False)
    changes: list[Edition] = field(compare=False)
    again: list[Again] = field(compare=False)


@lru_cache(256)  # the entries of a dozen feeds: a flood of publications writes all of them again and again
def _html(shown: _Shown) -> str:
    own = {"content": shown.content, "changes": shown.changes, "again": shown.again}
    return xml_safe(with_host(render_to_string("releases/feed_item.html", {**body_context(shown.content), **own})))


def _to_the_second(at: dt.datetime) -> dt.datetime:
    return timezone.localtime(at).replace(microsecond=0)


def _photo(photo: Content) -> File | None:
    """A photo with the true length of its file (FEED-06); None where the file is missing."""
    found = picture(photo)
    try:
        size = default_storage.size(rendition_name(photo["sha256"], WIDTH, "jpg"))
    except FileNotFoundError:
        return None
    return File(found.url, "image/jpeg", size, xml_safe(photo["alt"]), found.width, found.height)


def _document(part: Content) -> File:
    path = address("releases:document", part["sha256"], part["name"])
    return File(settings.PUBLIC_URL + path, part["content_type"], part["size"], xml_safe(part["title"]))
