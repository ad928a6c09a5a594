"""Keeps the lists of news in step with what is live: ``workflow`` calls ``index`` and ``remove`` in its transactions.

Like the search index it is derived: ``rebuild`` makes it anew, and pages pass it through ``Edition.objects.live()``.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Model, QuerySet

from council_news.questions import first_of, prepared
from council_news.text import LONDON, london
from releases.inserting import insert
from releases.models import Edition, Listed, Listing

BATCH = 1_000
PER_PAGE = 15  # nearly twice as many still keep to the budget of bytes (tests/site/test_heaviest.py)
Key = tuple[str, int]  # a field of Listing and its value
EVERYTHING: Key = ("is_everything", True)


class Entry(NamedTuple):
    """An edition, by its key and date, and the lists it belongs in."""

    edition: int
    first_published_at: dt.datetime
    lists: Sequence[Key]


def everything() -> Listing | None:
    """The list of all news, if there was any yet. One query."""
    return first_of(_everything())


@prepared
def _everything() -> QuerySet[Listing]:
    return Listing.objects.filter(is_everything=True)


def index(edition: Edition) -> None:
    """Put ``edition`` into its lists, in the place of the release's earlier ones."""
    _wait_for_others()
    _forget(edition.release_id)
    made = [Listing.objects.get_or_create(**_field(key))[0].pk for key in _lists_of(edition)]
    rows = list(Listing.objects.select_for_update().filter(pk__in=made).order_by("pk"))
    for listing in rows:
        listing.add(month_of(edition.first_published_at), 1)
    Listing.objects.bulk_update(rows, ["total", "months"])
    Listed.objects.bulk_create([_listed(listing, edition) for listing in rows])


def remove(release: Model) -> None:
    """Take ``release`` out of every list."""
    _wait_for_others()
    _forget(release.pk)


def _wait_for_others() -> None:
    """Lock the list that everything stands in, before any other: who changes lists does so alone.

    Two that publish at once wait for each other and never in a circle; on PostgreSQL the insertion of a list that
    another is about to insert waits as well, so an order among the rows that are there would not do.
    """
    Listing.objects.get_or_create(is_everything=True)
    Listing.objects.select_for_update().get(is_everything=True)


class Adding:
    """Puts many editions that stand in no list yet into theirs: ``add`` some at a time, ``close`` in the end.

    Only ``close`` counts them and locks the lists, so that others can publish meanwhile.
    """

    def __init__(self) -> None:
        self._listings: dict[Key, Listing] = {}
        self._counted: dict[Key, Counter[str]] = defaultdict(Counter)

    def add(self, entries: Sequence[Entry]) -> None:
        """Enter what is new. One query, and two for each list met first."""
        rows: list[tuple[int, Entry]] = []
        for entry in entries:
            month = month_of(entry.first_published_at)
            for key in entry.lists:
                self._counted[key][month] += 1
                rows.append((self._listing(key).pk, entry))
        insert(
            Listed,
            listing_id=[listing for listing, _entry in rows],
            edition_id=[entry.edition for _listing, entry in rows],
            first_published_at=[entry.first_published_at for _listing, entry in rows],
        )

    def close(self) -> int:
        """Count what was added; how many editions that were."""
        pks = [listing.pk for listing in self._listings.values()]
        _wait_for_others()
        rows = {row.pk: row for row in Listing.objects.select_for_update().filter(pk__in=pks).order_by("pk")}
        for key, months in self._counted.items():
            for month, number in months.items():
                rows[self._listings[key].pk].add(month, number)
        Listing.objects.bulk_update(rows.values(), ["months", "total"], BATCH)
        return self._counted[EVERYTHING].total()

    def _listing(self, key: Key) -> Listing:
        if key not in self._listings:
            self._listings[key] = Listing.objects.get_or_create(**_field(key))[0]
        return self._listings[key]


@transaction.atomic
def rebuild() -> int:
    """Make every list anew from the live editions; how many releases there are. Four queries for each thousand."""
    Listing.objects.all().delete()
    adding = Adding()
    editions = Edition.objects.live().for_lists().order_by("pk").prefetch_related("topics", "people").iterator(BATCH)
    while batch := list(islice(editions, BATCH)):
        adding.add([Entry(edition.pk, edition.first_published_at, _lists_of(edition)) for edition in batch])
    return adding.close()


def full_pages(count: int) -> int:
    """How many pages of a period's list no later release changes: the newest, after them, holds 15 to 29, or all."""
    return max(0, count // PER_PAGE - 1)


def page_numbers(count: int) -> list[int | None]:
    """The pages of a period of ``count`` releases; None is the newest, the others are numbered from the oldest."""
    return [None, *range(1, full_pages(count) + 1)] if count else []


def bounds(year: int, month: int | None) -> tuple[dt.datetime, dt.datetime]:
    """The instants between which a London year or month lies: from the first, to before the second."""
    first = dt.datetime(year, month or 1, 1, tzinfo=LONDON)
    after = dt.datetime(year + (month in (None, 12)), 1 if month in (None, 12) else month + 1, 1, tzinfo=LONDON)
    return first, after


def month_of(at: dt.datetime) -> str:
    """The London month of an instant: "2014-06"."""
    return f"{london(at):%Y-%m}"


def lists_for(topics: Iterable[int], people: Iterable[int], place: int | None) -> list[Key]:
    """The lists that an edition on ``topics``, by ``people`` and from ``place`` belongs in; all by their keys."""
    by_topic = [("topic_id", topic) for topic in topics]
    by_person = [("person_id", person) for person in people]
    by_place = [("place_id", place)] if place else []
    return [EVERYTHING, *by_topic, *by_person, *by_place]


def _lists_of(edition: Edition) -> list[Key]:
    topics, people = edition.topics.all(), edition.people.all()
    return lists_for((topic.pk for topic in topics), (person.pk for person in people), edition.place_id)


def _field(key: Key) -> dict[str, Any]:
    return dict([key])


def _listed(listing: Listing, edition: Edition) -> Listed:
    return Listed(listing=listing, edition=edition, first_published_at=edition.first_published_at)


def _forget(release: int) -> None:
    """Take the entries of a release out, and count them off."""
    entries = list(Listed.objects.filter(edition__release=release))
    rows = Listing.objects.select_for_update().filter(pk__in={entry.listing_id for entry in entries}).order_by("pk")
    by_pk = {row.pk: row for row in rows}
    for entry in entries:
        by_pk[entry.listing_id].add(month_of(entry.first_published_at), -1)
    Listing.objects.bulk_update(by_pk.values(), ["total", "months"])
    Listed.objects.filter(pk__in=[entry.pk for entry in entries]).delete()
