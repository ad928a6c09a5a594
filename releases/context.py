"""What every template may use."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from releases.models import Newsroom


def newsroom(request: HttpRequest) -> dict[str, Any]:
    """The newsroom's one row, read only if the page uses it."""
    return {"newsroom": SimpleLazyObject(Newsroom.objects.get_current)}
