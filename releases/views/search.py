"""Search in live releases."""

from typing import Any
from urllib.parse import urlencode

from releases.models import Topic
from releases.search import LONGEST, search
from releases.views.public import PublicPage

HIGHEST_YEAR, HIGHEST_PAGE = 9999, 9999


class SearchView(PublicPage):
    """A form and what it finds. Two queries, five with a search.

    The query string is read leniently: nonsense finds nothing, and never fails.
    """

    template_name = "releases/search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """``results`` is None before anything was asked."""
        query = " ".join(self.request.GET.get("q", "").replace("\0", " ").split())
        topics = list(Topic.objects.with_news())
        chosen = self.request.GET.get("topic")
        topic = next((topic.slug for topic in topics if topic.slug == chosen), "")
        year = self.number("year", HIGHEST_YEAR)
        page = self.number("page", HIGHEST_PAGE) or 1
        results = search(query, topic=topic or None, year=year, page=page) if query else None
        query = query[:LONGEST]  # what was looked for; the rest is not echoed
        asked = {"q": query, "topic": topic, "year": year or ""}
        return super().get_context_data(
            query=query,
            topics=topics,
            topic=topic,
            year=year or "",
            results=results,
            later=address(asked, page=results.page - 1) if results and results.page > 1 else "",
            earlier=address(asked, page=results.page + 1) if results and results.page < results.pages else "",
            **kwargs,
        )

    def number(self, name: str, highest: int) -> int | None:
        """The number from 1 to ``highest`` that the query string gives for ``name``, or None."""
        text = self.request.GET.get(name, "")
        number = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(highest)) else 0
        return number if 1 <= number <= highest else None


def address(asked: dict[str, Any], *, page: int) -> str:
    """The query string of another page of the search ``asked``, without what is blank."""
    return "?" + urlencode({name: value for name, value in (asked | {"page": page}).items() if value})
