"""Which paths of the written site a change concerns: what readers wait for first, the rest after it.

Better a path too many than one too few: what is not changed is rendered, found the same and left alone.
"""

from collections.abc import Callable, Iterable, Iterator

from django.db.models import Q
from django.urls import reverse

from council_news.outbox.models import Change
from council_news.site import inventory
from inspections.models import InspectedBody, Inspection
from releases.listing import PER_PAGE, bounds, full_pages, month_of
from releases.models import Document, Edition, Listed, Listing, Person, Photo, Topic
from releases.querysets import EditionQuerySet

Kind = Change.Kind
OnDisk = Callable[[str], Iterable[str]]  # the paths below one at which something stands in the folder now


def paths_affected(change: Change, *, on_disk: OnDisk = lambda path: ()) -> Iterator[str]:
    """The paths that ``change`` concerns. ``on_disk`` finds what the database knows no more."""
    if change.kind == Kind.FACTS:
        return _facts_of(change.ref) if change.ref else _facts(on_disk)
    return _CONCERNED[Kind(change.kind)](change.ref)


def is_everywhere(change: Change) -> bool:
    """Whether every page prints what changed, so that the whole site has to be written again."""
    return change.kind == Kind.NEWSROOM


def is_urgent(change: Change) -> bool:
    """Whether somebody waits for it, and it is done soon: a publication, or a file that must not be seen any more."""
    return change.kind in (Kind.RELEASE, Kind.CONTACTS)


def _release(ref: str) -> Iterator[str]:
    """The page of a release at each address it had, the front, and every list it stands or stood in."""
    editions = list(Edition.objects.filter(release_id=int(ref)).for_lists().order_by("-number"))
    if not editions:
        return
    yield from dict.fromkeys(inventory.release_path(edition.slug) for edition in editions)
    yield from inventory.photo_paths(Photo.objects.filter(editions__in=editions).distinct())
    yield from inventory.document_paths(Document.objects.filter(editions__in=editions).distinct())
    yield from inventory.front()
    latest = editions[0]
    for listing in _lists(editions):
        yield from inventory.head(listing)
        if listing.topic:
            yield from inventory.feeds("releases:topic_feed", listing.topic.slug)
        yield from _pages(listing, latest)
    for subject in inventory.SUBJECTS:
        yield from inventory.index(subject)
    yield from _facts_told(editions)


def _lists(editions: list[Edition]) -> list[Listing]:
    """The lists that any of ``editions`` stands or stood in."""
    of = {
        "topic__in": Topic.objects.filter(editions__in=editions),
        "person__in": Person.objects.filter(editions__in=editions),
        "place__in": [edition.place_id for edition in editions if edition.place_id],
    }
    lists = Listing.objects.select_related(*inventory.SUBJECTS)
    found = list(lists.filter(is_everything=True))
    for field, values in of.items():
        found += lists.filter(**{field: values})
    return found


def _pages(listing: Listing, edition: Edition) -> Iterator[str]:
    """The pages of a list from where ``edition`` stands on: older ones are numbered from the oldest, and stay."""
    month = month_of(edition.first_published_at)
    year, of_year = int(month[:4]), int(month[5:])
    if listing.is_everything:
        yield reverse("releases:year", args=[year])
        yield reverse("releases:sitemap_year", args=[year])
    within = of_year if listing.is_everything else None
    first, _after = bounds(year, within)
    older = Listed.objects.filter(
        listing=listing, first_published_at__gte=first, first_published_at__lt=edition.first_published_at
    ).count()
    # From the page before it: its link to a newer page changes when the newest page becomes a numbered one. The newest
    # holds as many as the last numbered one and more, so that is two before the place. One after the last too: it is
    # gone when a release was withdrawn.
    start = max(1, older // PER_PAGE - 1)
    numbered = range(start, full_pages(listing.count(year, within)) + 2)
    yield from inventory.period(listing, year, within, [None, *numbered])


def _facts_told(editions: list[Edition]) -> Iterator[str]:
    """The pages of the inspections that ``editions`` report on, which list the news about them, and their feeds."""
    slugs = Inspection.objects.filter(editions__in=editions).distinct().values_list("slug", flat=True)
    if slugs:
        yield from inventory.counted_facts()
        yield from map(inventory.inspection_path, sorted(slugs))


def _subject(subject: str) -> Callable[[str], Iterator[str]]:
    """A topic, person or place: its pages, the index, and where its name is printed."""

    def paths(ref: str) -> Iterator[str]:
        yield from inventory.front()
        yield from inventory.index(subject)
        for listing in Listing.objects.select_related(*inventory.SUBJECTS).filter(**{subject: ref}):
            yield from inventory.whole_list(listing)
        for slug in Topic.objects.filter(pk=ref).values_list("slug", flat=True) if subject == "topic" else ():
            yield from inventory.feeds("releases:topic_feed", slug)

    return paths


def _facts(on_disk: OnDisk) -> Iterator[str]:
    """All pages of facts, the news that reports on inspections, and what repeats either."""
    yield from inventory.facts()
    yield from inventory.front()
    yield from _reporting(Edition.objects.filter(inspections__isnull=False))
    yield from on_disk(reverse("inspections:inspections"))  # an address may have changed, a record been deleted


def _facts_of(ref: str) -> Iterator[str]:
    """The page of one inspection, those of what was inspected before and after it, and what repeats any of them."""
    own = InspectedBody.objects.filter(inspections=int(ref))
    areas = own.filter(authority__isnull=False).values("authority")
    same = Inspection.objects.filter(Q(bodies__in=own) | Q(bodies__authority__in=areas) | Q(pk=int(ref))).distinct()
    for slug in Inspection.objects.filter(pk=int(ref)).values_list("slug", flat=True):
        yield inventory.inspection_path(slug)
    yield from inventory.counted_facts()
    yield from inventory.front()
    for slug in same.order_by("pk").values_list("slug", flat=True):
        yield inventory.inspection_path(slug)
    yield from _reporting(Edition.objects.filter(inspections__in=same))


def _reporting(editions: EditionQuerySet) -> Iterator[str]:
    """The pages of those of ``editions`` that are current, and the feeds of their topics."""
    current = editions.filter(is_current=True).for_lists().order_by("-first_published_at", "-pk").distinct()
    topics: dict[str, None] = {}
    for edition in current.prefetch_related("topics"):
        yield inventory.release_path(edition.slug)
        topics |= dict.fromkeys(topic.slug for topic in edition.topics.all())
    for slug in topics:
        yield from inventory.feeds("releases:topic_feed", slug)


def _contacts(_ref: str) -> Iterator[str]:
    return inventory.contacts()


def _newsroom(_ref: str) -> Iterator[str]:
    return inventory.everything()


_CONCERNED: dict[Kind, Callable[[str], Iterator[str]]] = {
    Kind.RELEASE: _release,
    Kind.TOPIC: _subject("topic"),
    Kind.PERSON: _subject("person"),
    Kind.PLACE: _subject("place"),
    Kind.CONTACTS: _contacts,
    Kind.NEWSROOM: _newsroom,
}
