"""What all public pages share: how they are kept by caches, and how lists are paged."""

from abc import abstractmethod
from typing import Any

from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page
from django.views.generic import TemplateView

# Browsers ask every time and mostly get a 304, so a correction is seen at once; a shared cache may answer for a
# minute (standards.md PERF-05). Compression is safe here: no public page holds a secret.
FRESH = cache_control(public=True, max_age=0, s_maxage=60)


@method_decorator([gzip_page, FRESH, conditional_page], name="dispatch")
class PublicPage(TemplateView):
    """A page for everybody: GET and HEAD, no cookies, no session."""

    http_method_names = ["get", "head", "options"]


class PagedPage(PublicPage):
    """A public page over a long list. The page number is part of the path; the first page has none."""

    per_page = 20
    may_be_empty = False

    @abstractmethod
    def rows(self) -> QuerySet[Any, Any]:
        """What the list is of, in order."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer; ``…/page/1/`` has one address only, without the number."""
        if self.kwargs.get("page") == 1:
            return redirect(self.address(1), permanent=True)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """``page`` and the addresses of its neighbours."""
        page = self._page()
        context = super().get_context_data(**kwargs)
        return context | {
            "page": page,
            "later": self.address(page.number - 1) if page.has_previous() else "",
            "earlier": self.address(page.number + 1) if page.has_next() else "",
        }

    def address(self, number: int) -> str:
        """The path of page ``number`` of this list."""
        match = self.request.resolver_match
        own = {name: value for name, value in self.kwargs.items() if name != "page"}
        numbered = {"page": number} if number > 1 else {}
        return reverse(match.view_name if match else "", kwargs=own | numbered)

    def _page(self) -> Page[Any]:
        paginator = Paginator(self.rows(), self.per_page, allow_empty_first_page=self.may_be_empty)
        try:
            return paginator.page(self.kwargs.get("page", 1))
        except EmptyPage:
            raise Http404("Nothing is published here.") from None
