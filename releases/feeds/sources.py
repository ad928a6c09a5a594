"""What each feed is of, how it introduces itself, and the state it is in."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Subquery

from council_news.addresses import address
from council_news.outbox.models import Change
from council_news.questions import Given, prepared
from inspections.again import Again, newer
from releases.models import Edition, Listing, Newsroom, Topic
from releases.querysets import EditionQuerySet
from releases.shown import gone_from

LENGTH = 20  # entries of a feed: what FEED-14 asks for at least; each carries its whole text
REVISION = "3"  # part of every ETag: raise it when a format changes, and readers fetch their feeds again
# A feed without entries has to be of some time (FEED-09), and always of the same.
BEGINNING = dt.datetime(2014, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Source:
    """One feed in its three formats. ``page`` is the path people read, ``stem`` the feeds' path without ending."""

    newsroom: Newsroom
    subject: str
    description: str
    page: str
    stem: str
    entries: list[Any]  # editions, newest first, as ``_entries`` gives them

    @property
    def title(self) -> str:
        """The subject and whose newsroom this is."""
        return " – ".join(filter(None, [self.subject, self.newsroom.name, self.newsroom.council_name]))

    @property
    def page_url(self) -> str:
        """The public address of the page people read."""
        return f"{settings.PUBLIC_URL}{self.page}"

    def url(self, form: str) -> str:
        """The public address of this feed as ``form``, whatever host the request named."""
        return f"{settings.PUBLIC_URL}{self.stem}.{form}"

    @cached_property
    def again(self) -> dict[str, list[Again]]:
        """What the inspections those editions tell of were followed by. One query, where they tell of any."""
        return newer(facts["slug"] for edition in self.entries for facts in edition.content["inspections"])

    @cached_property
    def etag(self) -> str:
        """What the feed's bytes follow from, without writing them: editions never change, so their keys say all.

        But for the files taken down and the inspections made since.
        """
        said = [self.title, self.description, self.newsroom.council_url]
        since = sorted((slug, [again.told for again in later]) for slug, later in self.again.items())
        editions = [(edition.pk, sorted(gone_from(edition))) for edition in self.entries]
        parts = [REVISION, settings.PUBLIC_URL, said, editions, since]
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]

    @cached_property
    def changed_at(self) -> dt.datetime:
        """When anything the public reads was last changed: for ``Last-Modified``. No query, one for an empty feed.

        Later than the last change of this feed at times, never earlier.
        """
        latest = Change.objects.order_by("-pk").values_list("at", flat=True)
        noted: dt.datetime | None = self.entries[0].noted_at if self.entries else latest.first()
        moments: list[dt.datetime] = [noted or BEGINNING, *(edition.published_at for edition in self.entries)]
        return max(moments)


def whole_newsroom() -> Source:
    """Every live release."""
    newsroom = Newsroom.objects.get_current()
    return Source(
        newsroom=newsroom,
        subject="",
        description=newsroom.strapline or f"News from {newsroom.council_name}",
        page=address("releases:home"),
        stem=_stem("releases:feed"),
        entries=_latest(),
    )


def topic(slug: str) -> Source:
    """The live releases of one topic. Raises ``Topic.DoesNotExist`` for a topic that nothing was published about."""
    newsroom = Newsroom.objects.get_current()
    entries: list[Any] = _latest_about(slug)
    name, about = (entries[0].topic, entries[0].about) if entries else _without_news(slug)
    return Source(
        newsroom=newsroom,
        subject=name,
        description=about or f"News about {name} from {newsroom.council_name}",
        page=address("releases:topic", slug),
        stem=_stem("releases:topic_feed", slug),
        entries=entries,
    )


def _without_news(slug: str) -> tuple[str, str]:
    """Name and description of a topic that no live release has.

    One whose last release was withdrawn keeps its feed: subscribers stay. One that only drafts have is unknown.
    """
    published = Topic.objects.filter(Exists(Edition.topics.through.objects.filter(topic=OuterRef("pk"))))
    found = published.get(slug=slug)
    return found.name, found.description


@prepared
def _latest() -> EditionQuerySet:
    """The entries of the feed of everything."""
    return _entries(Edition.objects.live().latest_first())


@prepared
def _latest_about(slug: Given) -> EditionQuerySet:
    """The entries of a topic's feed, each with the topic's name and description."""
    own = Listing.objects.filter(topic__slug=slug)
    # The list by its key and not by a join: so each database sees that its index has the order already.
    live = (
        Edition.objects.live()
        .filter(listed__listing=Subquery(own.values("pk")[:1]))
        .annotate(topic=Subquery(own.values("topic__name")[:1]), about=Subquery(own.values("topic__description")[:1]))
    )
    return _entries(live.order_by("-listed__first_published_at", "-listed__edition_id"))  # along the index of the list


@prepared
def _latest_reports() -> EditionQuerySet:
    """The entries of the inspections' feed."""
    reports = Edition.inspections.through.objects.values("edition")  # few, where the editions are many
    return _entries(Edition.objects.live().filter(pk__in=reports).latest_first())


def _entries(editions: EditionQuerySet) -> EditionQuerySet:
    """The first of ``editions`` with what is shown of them, and when anything was last changed."""
    latest = Change.objects.order_by("-pk").values("at")[:1]
    return editions.with_shown().annotate(noted_at=Subquery(latest))[:LENGTH]


def inspections() -> Source:
    """The live releases that report on an inspection."""
    newsroom = Newsroom.objects.get_current()
    return Source(
        newsroom=newsroom,
        subject="Inspections",
        description=f"News from {newsroom.council_name} about what inspectors found",
        page=address("inspections:inspections"),
        stem=_stem("releases:inspections_feed"),
        entries=_latest_reports(),
    )


def _stem(name: str, *args: str) -> str:
    return address(name, *args, "rss").removesuffix(".rss")
