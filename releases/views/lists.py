"""Lists of releases: all, by year and month, by topic, person and place.

A list shows the latest; its years and months lead to the rest. A month, and a year of a topic, person or place, is cut
into pages that are numbered from the oldest, so that a new release changes the newest page alone.
"""

from abc import abstractmethod
from functools import cache, cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from council_news.addresses import address
from council_news.questions import Given, first_of, prepared
from council_news.text import MONTHS, day
from releases.listing import PER_PAGE, bounds, everything, full_pages
from releases.models import Edition, Listing, Role
from releases.querysets import EditionQuerySet
from releases.views.public import PublicPage

Links = list[tuple[str, str]]
PLAIN = {"intro": "", "notes": [], "crumbs": [], "facets": [], "facets_label": "", "feed_slug": ""}


class ReleaseList(PublicPage):
    """The latest releases of a list. A list of nothing is not found: it would betray a draft's topic."""

    template_name = "releases/list.html"
    of = ""  # the field of Listing that the address names by its slug

    @cached_property
    def listing(self) -> Listing:
        """The list of the address. One query, with what it is of."""
        if not self.of:
            return everything() or Listing(is_everything=True)
        found = first_of(_listing(self.kwargs["slug"], of=self.of))
        if found is None:
            raise Http404("Nothing is published here.")
        return found

    @property
    def year(self) -> int | None:
        """The year of the address, if it names one."""
        year: int | None = self.kwargs.get("year")
        return year

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What ``releases/list.html`` asks for."""
        found = self.shown() if self.listing.pk else []
        if not found and self.year:
            raise Http404("Nothing is published here.")
        plain = {**PLAIN, "editions": found, **self.neighbours()}
        return super().get_context_data(**plain | self.described(), **kwargs)

    def shown(self) -> list[Edition]:
        """The releases on this page, newest first."""
        if self.year:
            return self.rows(slice(PER_PAGE))
        return _latest(self.listing.pk)

    def rows(self, part: slice) -> list[Edition]:
        """That part of what the list has in the period of the address, newest first."""
        between = bounds(self.kwargs["year"], self.kwargs.get("month"))
        return list(_live().listed_in(self.listing, between, part))

    def neighbours(self) -> dict[str, Any]:
        """The number of this page and the addresses beside it, as far as there are any."""
        return {"number": None, "later": "", "earlier": ""}

    @abstractmethod
    def described(self) -> dict[str, Any]:
        """The heading of the list, and whatever of ``PLAIN`` is not plain."""


class PagedList(ReleaseList):
    """A period's releases, all of them, in pages numbered from the oldest; the newest page has no number."""

    @cached_property
    def count(self) -> int:
        """How many releases the period has."""
        return self.listing.count(self.kwargs["year"], self.kwargs.get("month"))

    @property
    def full_pages(self) -> int:
        """Pages that no later release changes."""
        return full_pages(self.count)

    def shown(self) -> list[Edition]:
        """The page of the address. Raises ``Http404`` for one that is not there."""
        number = self.kwargs.get("page")
        if not self.count or (number or 0) > self.full_pages:
            raise Http404("Nothing is published here.")
        older = PER_PAGE * (number - 1 if number else self.full_pages)
        last = self.count - older
        return self.rows(slice(last - PER_PAGE if number else 0, last))

    def neighbours(self) -> dict[str, Any]:
        """Older pages have lower numbers."""
        number = self.kwargs.get("page")
        before = self.full_pages if number is None else number - 1
        after = number + 1 if number and number < self.full_pages else None
        return {
            "number": number,
            "earlier": self.address(before) if before else "",
            "later": self.address(after) if number else "",
        }

    def address(self, number: int | None) -> str:
        """The path of a page of this list; None for the newest."""
        match = self.request.resolver_match
        own = {name: value for name, value in self.kwargs.items() if name != "page"}
        return reverse(match.view_name if match else "", kwargs=own | ({"page": number} if number else {}))


class ArchiveView(ReleaseList):
    """All news, with the years. Three queries. The one list that may be empty, before the first release."""

    def described(self) -> dict[str, Any]:
        """The years are the ways onward."""
        years = [(str(year), address("releases:year", year)) for year in self.listing.years()]
        return {"heading": "All news", "facets": years, "facets_label": "Years"}


class YearView(ReleaseList):
    """The latest of a year, with its months. Three queries."""

    def described(self) -> dict[str, Any]:
        """The months are the ways onward."""
        year = self.kwargs["year"]
        months = self.listing.months_of(year)
        return {
            "heading": f"News from {year}",
            "crumbs": [all_news()],
            "facets": [(MONTHS[month - 1], address("releases:month", year, month)) for month in months],
            "facets_label": "Months",
        }


class MonthView(PagedList):
    """A month's news. Three queries."""

    def described(self) -> dict[str, Any]:
        """Back to the year."""
        year, month = self.kwargs["year"], self.kwargs["month"]
        year_link = (str(year), address("releases:year", year))
        return {"heading": f"News from {MONTHS[month - 1]} {year}", "crumbs": [all_news(), year_link]}


class SubjectView(ReleaseList):
    """The latest news of a topic, a person or a place, with its years. Three queries, four for a person."""

    index: tuple[str, str]

    @property
    def subject(self) -> Any:
        """The topic, person or place."""
        return getattr(self.listing, self.of)

    def described(self) -> dict[str, Any]:
        """The years are the ways onward."""
        label, name = self.index
        years = [
            (str(year), address(f"releases:{self.of}_year", self.subject.slug, year)) for year in self.listing.years()
        ]
        return {
            **self.introduced(),
            "crumbs": [(label, address(name))],
            "facets": years,
            "facets_label": "Years",
            "feed_slug": self.subject.slug if self.of == "topic" else "",
        }

    def introduced(self) -> dict[str, Any]:
        """Heading and introduction."""
        return {"heading": str(self.subject)}


class SubjectYearView(PagedList, SubjectView):
    """A year's news of a topic, a person or a place. Three queries."""

    def described(self) -> dict[str, Any]:
        """Back to the subject."""
        label, name = self.index
        back = [(label, address(name)), (self.introduced()["heading"], self.subject.get_absolute_url())]
        said = super().described() | {"facets": [], "crumbs": back, "intro": "", "notes": []}
        return said | {"heading": f"{said['heading']} in {self.kwargs['year']}"}


class TopicView(SubjectView):
    """Of one topic."""

    of = "topic"
    index = ("Topics", "releases:topics")

    def introduced(self) -> dict[str, Any]:
        """With what the topic is about."""
        return {"heading": self.subject.name, "intro": self.subject.description}


class PersonView(SubjectView):
    """Of releases that quote one person."""

    of = "person"
    index = ("People", "releases:people")

    def introduced(self) -> dict[str, Any]:
        """With the offices held, latest first."""
        name = self.subject.full_name
        roles = [] if self.year else self.subject.roles.order_by("-held_from", "-pk")
        return {"heading": name, "intro": f"News that quotes {name}.", "notes": [held(role) for role in roles]}


class PlaceView(SubjectView):
    """Of releases issued at one place."""

    of = "place"
    index = ("Places", "releases:places")

    def introduced(self) -> dict[str, Any]:
        """Its name."""
        return {"heading": f"News from {self.subject.name}"}


class TopicYearView(SubjectYearView, TopicView):
    """A year of a topic."""


class PersonYearView(SubjectYearView, PersonView):
    """A year of a person."""


class PlaceYearView(SubjectYearView, PlaceView):
    """A year of a place."""


@cache
def _live() -> EditionQuerySet:
    """What a list shows of the live editions: never asked itself, only what is filtered of it."""
    return Edition.objects.live().for_lists()


@prepared
def _listing(slug: Given, *, of: str) -> QuerySet[Listing]:
    """The list of a topic, person or place, unless it is empty, with what it is of."""
    return Listing.objects.select_related(of).filter(total__gt=0, **{f"{of}__slug": slug})


@prepared
def _latest(listing: Given) -> EditionQuerySet:
    """What is on the page that shows the latest of a list."""
    return _live().listed_in(listing, part=slice(PER_PAGE))


def held(role: Role) -> str:
    """An office with the days it was held, as far as they are known."""
    since = f"from {day(role.held_from)}" if role.held_from else ""
    until = f"until {day(role.held_to)}" if role.held_to else ""
    return ", ".join(filter(None, [role.title, f"{since} {until}".strip()]))


def all_news() -> tuple[str, str]:
    """The first crumb of the archive."""
    return "All news", address("releases:archive")
