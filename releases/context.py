"""What every template may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from releases.models import Newsroom


def newsroom(request: HttpRequest) -> dict[str, Any]:
    """The newsroom's one row, read only if the page uses it, and the address the public types."""
    return {"newsroom": SimpleLazyObject(Newsroom.objects.get_current), "public_url": settings.PUBLIC_URL}
