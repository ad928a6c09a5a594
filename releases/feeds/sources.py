"""What each feed is of, how it introduces itself, and the state it is in."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.db.models import Exists, Max, OuterRef
from django.urls import reverse

from inspections.again import Again, newer
from inspections.models import Inspection
from releases.models import Edition, Newsroom, Topic, Withdrawal
from releases.querysets import EditionQuerySet
from releases.shown import taken_down

LENGTH = 30  # entries of a feed; FEED-14 asks for 20 or more
REVISION = "2"  # part of every ETag: raise it when a format changes, and readers fetch their feeds again
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
    editions: EditionQuerySet

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
    def keys(self) -> list[int]:
        """The editions in the feed, newest first. One query."""
        return list(self.editions.latest_first().values_list("pk", flat=True)[:LENGTH])

    @cached_property
    def gone(self) -> dict[str, dt.datetime]:
        """The files of those editions that were taken down. One query."""
        return taken_down(self.keys)

    @cached_property
    def again(self) -> dict[str, list[Again]]:
        """What the inspections those editions tell of were followed by. One query."""
        told = Edition.inspections.through.objects.filter(edition__in=self.keys)
        return newer(told.values("inspection__slug"))

    @cached_property
    def etag(self) -> str:
        """What the feed's bytes follow from, without writing them: editions never change, so their keys say all.

        But for the files taken down and the inspections made since.
        """
        said = [self.title, self.description, self.newsroom.council_url]
        since = sorted((slug, [again.told for again in later]) for slug, later in self.again.items())
        parts = [REVISION, settings.PUBLIC_URL, said, self.keys, sorted(self.gone), since]
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]

    @cached_property
    def changed_at(self) -> dt.datetime:
        """When anything was last published, withdrawn, put back or taken down, or an inspection was touched.

        For ``Last-Modified``. Three queries.

        Later than the last change of this feed at times, never earlier.
        """
        published = Edition.objects.order_by("-pk").values_list("published_at", flat=True)[:1]
        withdrawn = Withdrawal.objects.aggregate(Max("at"), Max("ended_at"))
        touched = Inspection.objects.last_touched()
        moments: list[dt.datetime | None] = [BEGINNING, *published, *withdrawn.values(), *self.gone.values(), touched]
        return max(filter(None, moments))


def whole_newsroom() -> Source:
    """Every live release."""
    newsroom = Newsroom.objects.get_current()
    return Source(
        newsroom=newsroom,
        subject="",
        description=newsroom.strapline or f"News from {newsroom.council_name}",
        page=reverse("releases:home"),
        stem=_stem("releases:feed"),
        editions=Edition.objects.live(),
    )


def topic(slug: str) -> Source:
    """The live releases of one topic. Raises ``Topic.DoesNotExist`` for a topic that nothing was published about."""
    newsroom = Newsroom.objects.get_current()
    # A topic whose last release was withdrawn keeps its feed: subscribers stay. One that only drafts have is unknown.
    found = Topic.objects.filter(Exists(Edition.topics.through.objects.filter(topic=OuterRef("pk")))).get(slug=slug)
    return Source(
        newsroom=newsroom,
        subject=found.name,
        description=found.description or f"News about {found.name} from {newsroom.council_name}",
        page=found.get_absolute_url(),
        stem=_stem("releases:topic_feed", slug),
        editions=Edition.objects.live().filter(topics=found),
    )


def inspections() -> Source:
    """The live releases that report on an inspection."""
    newsroom = Newsroom.objects.get_current()
    reports = Edition.inspections.through.objects.filter(edition=OuterRef("pk"))
    return Source(
        newsroom=newsroom,
        subject="Inspections",
        description=f"News from {newsroom.council_name} about what inspectors found",
        page=reverse("inspections:inspections"),
        stem=_stem("releases:inspections_feed"),
        editions=Edition.objects.live().filter(Exists(reports)),
    )


def _stem(name: str, *args: str) -> str:
    return reverse(name, args=[*args, "rss"]).removesuffix(".rss")
