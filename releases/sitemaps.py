"""What search engines are told of: every public page with an honest ``lastmod``, and the news of two days.

``lastmod`` is the last correction or update the public was told of (SEO-02), so a mended comma brings no
crawler back. ``django.contrib.sitemaps`` would build addresses from the Host header (standards.md T8).
"""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from django.db.models import Max
from django.db.models.functions import TruncMonth
from django.urls import reverse
from django.utils import timezone

from inspections.models import Inspection
from releases.models import Edition, Person, Place, Topic
from releases.querysets import EditionQuerySet

# Releases in one file. A file may hold 50,000 addresses (sitemaps.org); the first leaves room for the other pages.
SIZE = 25_000
NEWS_LIMIT = 1_000  # articles a news sitemap may hold
NEWS_AGE = dt.timedelta(days=2)  # how old news may be (developers.google.com)

LISTS = ("releases:home", "releases:archive", "releases:topics", "releases:people", "releases:places")
STATEMENTS = ("releases:about", "releases:checks", "releases:contacts", "releases:cookies", "releases:accessibility")


class Entry(NamedTuple):
    """A public page: its path and when it changed; None where that is not recorded."""

    path: str
    changed_at: dt.datetime | None


def releases(start: int = 0, stop: int | None = None) -> list[Entry]:
    """The pages of live releases, newest first, from ``start`` to ``stop``. One query."""
    rows = Edition.objects.live().latest_first().values_list("slug", "updated_at")[start:stop]
    address = reverse("releases:release", args=["SLUG"])  # asked once: fifty thousand times takes seconds
    return [Entry(address.replace("SLUG", slug), changed) for slug, changed in rows]


def lists() -> list[Entry]:
    """Every other public page: lists, statements, months, topics, people, places, inspections. Five queries."""
    periods = list(_periods())
    latest = max((entry.changed_at for entry in periods if entry.changed_at), default=None)
    return [
        *(Entry(reverse(name), latest) for name in LISTS),
        Entry(reverse("inspections:inspections"), None),
        *(Entry(reverse(name), None) for name in STATEMENTS),
        *periods,
        *_subjects(),
        *(Entry(inspection.get_absolute_url(), None) for inspection in Inspection.objects.public()),
    ]


def recent() -> EditionQuerySet:
    """The releases of the last two days by the date on them: an old one published here today is no news (SEO-01)."""
    since = timezone.now() - NEWS_AGE
    return Edition.objects.live().for_lists().latest_first().filter(first_published_at__gte=since)


def _periods() -> Iterator[Entry]:
    """The archive's years and months, in London, newest first, each with the last change of its news. One query."""
    by_month = Edition.objects.live().annotate(month=TruncMonth("first_published_at")).order_by("-month")
    months = by_month.values_list("month").annotate(changed_at=Max("updated_at"))
    for year, group in groupby(months, key=lambda row: row[0].year):
        rows = list(group)
        yield Entry(reverse("releases:year", args=[year]), max(changed for _month, changed in rows))
        for month, changed in rows:
            yield Entry(reverse("releases:month", args=[year, month.month]), changed)


def _subjects() -> Iterator[Entry]:
    """Topics, people and places that live releases have, each with the last change of its news. Three queries."""
    for model in (Topic, Person, Place):
        for row in model.objects.with_news().annotate(changed_at=Max("editions__updated_at")):
            yield Entry(row.get_absolute_url(), row.changed_at)
