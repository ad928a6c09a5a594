"""What search engines are told of: every public page with an honest ``lastmod``, and the news of two days.

``lastmod`` is the last correction or update the public was told of (SEO-02), so a mended comma brings no
crawler back. ``django.contrib.sitemaps`` would build addresses from the Host header (standards.md T8).
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from inspections.models import Inspection
from releases.models import Edition, Person, Place, Topic
from releases.querysets import EditionQuerySet

LIMIT = 50_000  # addresses a file may hold (sitemaps.org)
NEWS_LIMIT = 1_000  # articles a news sitemap may hold
NEWS_AGE = dt.timedelta(days=2)  # how old news may be (developers.google.com)

LISTS = ("releases:home", "releases:archive", "releases:topics", "releases:people", "releases:places")
STATEMENTS = ("releases:about", "releases:contacts", "releases:cookies", "releases:accessibility")


class Entry(NamedTuple):
    """A public page: its path and when it changed; None where that is not recorded."""

    path: str
    changed_at: dt.datetime | None


def entries() -> list[Entry]:
    """Every public page. Five queries."""
    rows = list(Edition.objects.live().latest_first().values_list("slug", "first_published_at", "updated_at"))
    latest = max((changed for _slug, _first, changed in rows), default=None)
    return [
        *(Entry(reverse(name), latest) for name in LISTS),
        Entry(reverse("inspections:inspections"), None),
        *(Entry(reverse(name), None) for name in STATEMENTS),
        *_periods((first, changed) for _slug, first, changed in rows),
        *(Entry(reverse("releases:release", args=[slug]), changed) for slug, _first, changed in rows),
        *_subjects(),
        *(Entry(inspection.get_absolute_url(), None) for inspection in Inspection.objects.public()),
    ]


def recent() -> EditionQuerySet:
    """The releases of the last two days by the date on them: an old one published here today is no news (SEO-01)."""
    since = timezone.now() - NEWS_AGE
    return Edition.objects.live().for_lists().latest_first().filter(first_published_at__gte=since)


def _periods(dated: Iterable[tuple[dt.datetime, dt.datetime]]) -> Iterator[Entry]:
    """The archive's years and months, in London, newest first, each with the last change of its news."""
    changed: dict[tuple[int, ...], dt.datetime] = {}
    for first, updated in dated:
        local = timezone.localtime(first)
        periods: list[tuple[int, ...]] = [(local.year,), (local.year, local.month)]
        for period in periods:
            changed[period] = max(updated, changed.get(period, updated))
    for period, at in sorted(changed.items(), reverse=True):
        yield Entry(reverse("releases:month" if len(period) > 1 else "releases:year", args=period), at)


def _subjects() -> Iterator[Entry]:
    """Topics, people and places that live releases have, each with the last change of its news. Three queries."""
    for model in (Topic, Person, Place):
        for row in model.objects.with_news().annotate(changed_at=Max("editions__updated_at")):
            yield Entry(row.get_absolute_url(), row.changed_at)
