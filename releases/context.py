"""What every template may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from releases.models import Newsroom


def newsroom(request: HttpRequest) -> dict[str, Any]:
    """The newsroom's one row, read only if the page uses it, and the address the public types.

    Whoever renders thousands of pages (``council_news.site``) has read the row already and says so on the request.
    """
    known = getattr(request, "newsroom", None)
    return {"newsroom": known or SimpleLazyObject(Newsroom.objects.get_current), "public_url": settings.PUBLIC_URL}
