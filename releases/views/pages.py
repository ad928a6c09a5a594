"""Pages that stand by themselves: about, contacts, cookies, accessibility, and the stylesheet."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from releases.models import Contact, Newsroom
from releases.stylesheet import stylesheet, stylesheet_url
from releases.views.public import PublicPage


class AboutView(PublicPage):
    """What the newsroom is. One query."""

    template_name = "releases/about.html"


class ChecksView(PublicPage):
    """What the mark beside checked words says, and what it does not. One query."""

    template_name = "releases/checks.html"


class ContactsView(PublicPage):
    """Whom to ask. Two queries."""

    template_name = "releases/contacts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The contacts that are listed, journalists' first."""
        return super().get_context_data(contacts=list(Contact.objects.filter(is_listed=True)), **kwargs)


class CookiesView(PublicPage):
    """That there are none. One query."""

    template_name = "releases/cookies.html"


class AccessibilityView(PublicPage):
    """The statement the regulations ask for; its fixed sentences stand in the template (ACC-04, ACC-05). One query."""

    template_name = "releases/accessibility.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The problems the newsroom admits to, one a line."""
        newsroom = Newsroom.objects.get_current()
        problems = [line.strip() for line in newsroom.accessibility_problems.splitlines() if line.strip()]
        return super().get_context_data(newsroom=newsroom, problems=problems, **kwargs)


@gzip_page
@require_safe
def stylesheet_view(request: HttpRequest, digest: str) -> HttpResponse:
    """The stylesheet in the newsroom's colours.

    Its own address may be kept for ever. Another one is of an older page, still in somebody's cache: it gets
    the stylesheet as it is now, and is not kept.
    """
    newsroom = Newsroom.objects.get_current()
    response = HttpResponse(stylesheet(newsroom), content_type="text/css; charset=utf-8")
    is_own = request.path == stylesheet_url(newsroom)
    response["Cache-Control"] = "public, max-age=31536000, immutable" if is_own else "no-cache"
    return response
