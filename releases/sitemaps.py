"""What search engines are told of: every public page, releases with an honest ``lastmod``, and the news of two days.

``lastmod`` is the last correction or update the public was told of (SEO-02), so a mended comma brings no crawler back.
Each year is a file of its own, so that publishing writes one year anew. ``django.contrib.sitemaps`` would build
addresses from the Host header (standards.md T8).
"""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone

from inspections.models import Inspection
from releases.listing import bounds, everything
from releases.models import Edition, Listing, Person, Place, Topic
from releases.querysets import EditionQuerySet

NEWS_LIMIT = 1_000  # articles a news sitemap may hold
NEWS_AGE = dt.timedelta(days=2)  # how old news may be (developers.google.com)

LISTS = ("releases:home", "releases:archive", "releases:topics", "releases:people", "releases:places")
STATEMENTS = ("releases:about", "releases:checks", "releases:contacts", "releases:cookies", "releases:accessibility")


class Entry(NamedTuple):
    """A public page: its path and when it changed; None where that is not recorded."""

    path: str
    changed_at: dt.datetime | None


def years() -> list[int]:
    """The years that have releases, newest first. One query."""
    listing = everything()
    return listing.years() if listing else []


def releases(year: int) -> list[Entry]:
    """The pages of the live releases of a year, newest first. Two queries."""
    listing = everything()
    if listing is None:
        return []
    rows = Edition.objects.live().listed_in(listing, bounds(year, None)).values_list("slug", "updated_at")
    address = reverse("releases:release", args=["SLUG"])  # asked once: thousands of times takes seconds
    return [Entry(address.replace("SLUG", slug), changed) for slug, changed in rows]


def lists() -> list[Entry]:
    """Every other public page: lists, statements, years, months, topics, people, places, inspections. Five queries."""
    return [
        *(Entry(reverse(name), None) for name in LISTS),
        Entry(reverse("inspections:inspections"), None),
        *(Entry(reverse(name), None) for name in STATEMENTS),
        *_periods(),
        *(Entry(row.get_absolute_url(), None) for model in (Topic, Person, Place) for row in model.objects.with_news()),
        *(Entry(inspection.get_absolute_url(), None) for inspection in Inspection.objects.public()),
    ]


def recent() -> EditionQuerySet:
    """The releases of the last two days by the date on them: an old one published here today is no news (SEO-01)."""
    since = timezone.now() - NEWS_AGE
    return Edition.objects.live().for_lists().latest_first().filter(first_published_at__gte=since)


def news_files() -> int:
    """How many files the news of two days takes. One query."""
    return max(1, -(-recent().count() // NEWS_LIMIT))


def _periods() -> Iterator[Entry]:
    """The archive's years and months, newest year first. One query."""
    listing = everything() or Listing()
    for year in listing.years():
        yield Entry(reverse("releases:year", args=[year]), None)
        for month in listing.months_of(year):
            yield Entry(reverse("releases:month", args=[year, month]), None)
