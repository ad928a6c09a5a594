"""Search in live releases."""

from typing import Any
from urllib.parse import urlencode

from releases.models import Topic
from releases.search import search
from releases.views.public import PublicPage

LONGEST_QUERY = 200
HIGHEST_PAGE = 10_000


class SearchView(PublicPage):
    """A form and what it finds. The page and the query are read leniently: nonsense finds nothing, never fails."""

    template_name = "releases/search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """``results`` is None before anything was asked."""
        query = " ".join(self.request.GET.get("q", "").replace("\0", " ").split())[:LONGEST_QUERY]
        topics = list(Topic.objects.with_news())
        topic = next((topic for topic in topics if topic.slug == self.request.GET.get("topic")), None)
        year, page = self._number("year", 9999), self._number("page", HIGHEST_PAGE) or 1
        results = search(query, topic=topic, year=year, page=page) if query else None
        asked = {"q": query, "topic": topic.slug if topic else "", "year": year or ""}
        has_more = results is not None and page < results.pages
        return super().get_context_data(
            query=query,
            topics=topics,
            topic=topic,
            year=year or "",
            results=results,
            later=address(asked, page=page - 1) if results and page > 1 else "",
            earlier=address(asked, page=page + 1) if has_more else "",
            suggested=address(asked, q=results.suggestion) if results and results.suggestion else "",
            **kwargs,
        )

    def _number(self, name: str, highest: int) -> int | None:
        """A whole number of the query string between 1 and ``highest``, or None."""
        text = self.request.GET.get(name, "")
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
        return number if 1 <= number <= highest else None


def address(asked: dict[str, Any], **changes: Any) -> str:
    """The query string of another search: what was asked, with ``changes``, without what is blank."""
    return "?" + urlencode({name: value for name, value in (asked | changes).items() if value})
