"""Every path of the written site, by what it is about: read from the database, in the order of what readers need first.

A path here may lead to nothing (a topic without news): the writer asks the view and writes what there is.
"""

import re
from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.urls import reverse

from council_news.site.rendering import OWN
from inspections.models import Inspection
from inspections.views.pages import PAGE as INSPECTIONS_PER_PAGE
from releases.listing import page_numbers
from releases.models import Document, Edition, Listing, Newsroom, Photo, Topic
from releases.photos import FORMATS, WIDTHS
from releases.sitemaps import news_files
from releases.stylesheet import stylesheet_url
from releases.views.indexes import IndexPage

FORMS = ("rss", "atom", "json")
STATEMENTS = ("releases:about", "releases:checks", "releases:cookies", "releases:accessibility")
SUBJECTS = ("topic", "person", "place")
INDEXES = {"topic": "releases:topics", "person": "releases:people", "place": "releases:places"}
NATIONAL = ("inspections:national", "inspections:national_csv", "inspections:national_json")
_NUMBER = re.compile(r"(?<=/page/)\d+(?=/$)|(?<=/news-sitemap-)\d+(?=\.xml$)")


def everything() -> Iterator[str]:
    """Every path, each once."""
    yield from front()
    yield from OWN
    yield from contacts()
    yield from map(reverse, STATEMENTS)
    newsroom = Newsroom.objects.get_current()
    yield stylesheet_url(newsroom)
    if newsroom.logo:
        yield reverse("releases:logo", args=[newsroom.logo_key])
    yield from facts()
    for subject in SUBJECTS:
        yield from index(subject)
    for slug in Topic.objects.values_list("slug", flat=True):
        yield from feeds("releases:topic_feed", slug)
    for listing in Listing.objects.select_related(*SUBJECTS):
        yield from whole_list(listing)
    yield from (release_path(slug) for slug in _slugs())
    yield from photo_paths(Photo.objects.filter(editions__isnull=False).distinct())
    yield from document_paths(Document.objects.filter(editions__isnull=False).distinct())


def front() -> Iterator[str]:
    """What every publication changes: the front page, the archive, the feeds of all news, the maps for machines."""
    yield reverse("releases:home")
    yield from feeds("releases:feed")
    yield reverse("releases:archive")
    yield reverse("releases:sitemap")
    yield reverse("releases:sitemap_pages")
    yield from timely()


def timely() -> Iterator[str]:
    """What changes with the day though nothing was changed: the news of two days, and the contact that expires."""
    yield reverse("releases:news_sitemap")
    # One more than there are, which may be one too many now.
    yield from (reverse("releases:news_sitemap_part", args=[number]) for number in range(1, news_files() + 2))
    yield reverse("releases:robots")
    yield reverse("releases:security_txt")


def contacts() -> Iterator[str]:
    """The page of contacts."""
    yield reverse("releases:contacts")


def facts() -> Iterator[str]:
    """The public pages of the facts."""
    yield from counted_facts()
    for slug in Inspection.objects.public().values_list("slug", flat=True):
        yield inspection_path(slug)


def counted_facts() -> Iterator[str]:
    """The pages that tell of many inspections."""
    yield reverse("inspections:inspections")
    for number in range(2, -(-Inspection.objects.public().ours().count() // INSPECTIONS_PER_PAGE) + 2):
        yield reverse("inspections:inspections", kwargs={"page": number})
    yield from feeds("releases:inspections_feed")
    yield from map(reverse, NATIONAL)


def inspection_path(slug: str) -> str:
    """The page of an inspection."""
    return reverse("inspections:inspection", args=[slug])


def index(subject: str) -> Iterator[str]:
    """The index of topics, people or places with its pages, and one page more, which may be one too many now."""
    count = Listing.objects.filter(**{f"{subject}__isnull": False}, total__gt=0).count()
    yield reverse(INDEXES[subject])
    for number in range(2, -(-count // IndexPage.per_page) + 2):
        yield reverse(INDEXES[subject], kwargs={"page": number})


def whole_list(listing: Listing) -> Iterator[str]:
    """Every page of one list of news: its latest, its periods, and their pages."""
    yield from head(listing)
    for year in listing.years():
        yield from year_of(listing, year)


def head(listing: Listing) -> Iterator[str]:
    """The latest of a list."""
    for subject in SUBJECTS:
        row = getattr(listing, subject)
        if row is not None:
            yield reverse(f"releases:{subject}", args=[row.slug])


def year_of(listing: Listing, year: int) -> Iterator[str]:
    """A year of a list with its pages; of all news, with its months and theirs, and its sitemap."""
    if not listing.is_everything:
        yield from period(listing, year, None, page_numbers(listing.count(year)))
        return
    yield reverse("releases:year", args=[year])
    yield reverse("releases:sitemap_year", args=[year])
    for month in listing.months_of(year):
        yield from period(listing, year, month, page_numbers(listing.count(year, month)))


def period(listing: Listing, year: int, month: int | None, pages: Iterable[int | None]) -> Iterator[str]:
    """``pages`` of a month of all news, or of a year of a topic, a person or a place."""
    subject = next((name for name in SUBJECTS if getattr(listing, name) is not None), "")
    name = f"releases:{subject}_year" if subject else "releases:month"
    own = {"slug": getattr(listing, subject).slug, "year": year} if subject else {"year": year, "month": month}
    for number in pages:
        yield reverse(name, kwargs=own | ({"page": number} if number else {}))


def following(path: str) -> str:
    """The next page of a list that is cut into numbered ones; empty for other paths."""
    return _NUMBER.sub(lambda number: str(int(number[0]) + 1), path) if _NUMBER.search(path) else ""


def release_path(slug: str) -> str:
    """The page of a release, or of one of its former addresses."""
    return reverse("releases:release", args=[slug])


def feeds(name: str, *args: str) -> Iterator[str]:
    """A feed in its three formats."""
    return (reverse(name, args=[*args, form]) for form in FORMS)


def photo_paths(photos: QuerySet[Photo, Photo]) -> Iterator[str]:
    """The renditions of photos."""
    for sha256 in photos.values_list("sha256", flat=True):
        for width in WIDTHS:
            yield from (reverse("releases:photo", args=[sha256, width, form]) for form in FORMATS)


def document_paths(documents: QuerySet[Document, Document]) -> Iterator[str]:
    """Documents for download."""
    for sha256, name in documents.values_list("sha256", "name"):
        yield reverse("releases:document", args=[sha256, name])


def _slugs() -> Iterator[str]:
    """Every address a release has or had, newest first, each once."""
    rows = Edition.objects.order_by("-first_published_at", "-pk").values_list("slug", flat=True)
    return iter(dict.fromkeys(rows.iterator(5_000)))
