"""Search in live releases."""

import datetime as dt
import re
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet

from council_news.questions import prepared
from inspections.models import Inspection
from releases.models import Edition, Topic
from releases.search import LONGEST, Results, search
from releases.views.public import PublicPage

HIGHEST_PAGE = 9999
LONGEST_DATE = 10  # characters
BACKWARDS = "The first day lies after the last, so there is nothing in between."
_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_WRITTEN = re.compile(r"(\d\d?)[/.](\d\d?)[/.](\d{4})")


class SearchView(PublicPage):
    """A form and what it finds. Three queries, and at most seven for a search (``releases.search``).

    The query string is read leniently: nonsense finds nothing, and never fails.
    """

    template_name = "releases/search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """``results`` is None before anything was asked."""
        query = " ".join(self.request.GET.get("q", "").replace("\0", " ").split())
        topics, inspections = _topics(), _inspections()
        year = self.request.GET.get("year", "")  # links made before there were days
        first, last = (day(self.request.GET.get(name) or year, is_last=name == "to") for name in ("from", "to"))
        narrowed = {"topic": self.chosen("topic", topics), "inspection": self.chosen("inspection", inspections)}
        results = None
        if query:
            results = find(query, first=first, last=last, page=self.page(), **narrowed)
        query = query[:LONGEST]  # what was looked for; the rest is not echoed
        asked = {"q": query, **narrowed, "from": first, "to": last}
        return super().get_context_data(
            query=query,
            topics=topics,
            inspections=inspections,
            first=first,
            last=last,
            **narrowed,
            results=results,
            later=address(asked, page=results.page - 1) if results and results.page > 1 else "",
            earlier=address(asked, page=results.page + 1) if results and results.page < results.pages else "",
            meant=address(asked | {"q": results.meant}) if results and results.meant else "",
            **kwargs,
        )

    def chosen(self, name: str, options: list[tuple[str, str]]) -> str:
        """The slug that the query string gives for ``name``, if it is one of ``options``."""
        given = self.request.GET.get(name)
        return next((slug for slug, _label in options if slug == given), "")

    def page(self) -> int:
        """The number of the page, from 1."""
        text = self.request.GET.get("page", "")
        is_number = text.isascii() and text.isdigit() and len(text) <= len(str(HIGHEST_PAGE))
        return max(int(text), 1) if is_number else 1


@prepared
def _topics() -> QuerySet[Topic, tuple[str, str]]:
    """Slug and name of what a search can be narrowed to."""
    named: QuerySet[Topic, tuple[str, str]] = Topic.objects.with_news().values_list("slug", "name")
    return named


@prepared
def _inspections() -> QuerySet[Inspection, tuple[str, str]]:
    """Slug and title of the inspections that live releases report on."""
    reported = Exists(Edition.objects.live().filter(inspections=OuterRef("pk")))
    return Inspection.objects.public().dated().filter(reported).values_list("slug", "title")


def find(query: str, *, first: dt.date | None, last: dt.date | None, **narrowed: Any) -> Results:
    """What the search finds, or why it cannot."""
    if first and last and first > last:
        return Results(0, [], 1, 1, notice=BACKWARDS)
    return search(query, first=first, last=last, **narrowed)


def day(text: str, *, is_last: bool = False) -> dt.date | None:
    """The day that ``text`` names: 2014-06-30, 30/6/2014, or the first (or last) of 2014-06 or 2014; else None."""
    text = text.strip()
    if not text.isascii() or len(text) > LONGEST_DATE:
        return None
    iso, written = _ISO.fullmatch(text), _WRITTEN.fullmatch(text)
    try:
        if written:
            return dt.date(int(written[3]), int(written[2]), int(written[1]))
        if iso and iso[3]:
            return dt.date.fromisoformat(text)
        if iso:
            year, month = int(iso[1]), int(iso[2] or (12 if is_last else 1))
            return _last_of(year, month) if is_last else dt.date(year, month, 1)
    except ValueError:
        return None
    return None


def _last_of(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def address(asked: dict[str, Any], *, page: int = 1) -> str:
    """The query string of another page of the search ``asked``, without what is blank."""
    numbered = {"page": page} if page > 1 else {}
    return "?" + urlencode({name: value for name, value in (asked | numbered).items() if value})
