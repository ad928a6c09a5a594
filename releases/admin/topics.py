"""Topics and places of issue."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from council_news.outbox.models import Change
from releases.admin.widgets import DeskAdmin
from releases.models import Place, Topic


class _Named(DeskAdmin):
    """What topics and places share: a name, and an address that follows from it until it is in use."""

    search_fields = ("name",)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        """The address is made from the name once; afterwards readers have it in their bookmarks."""
        return {} if obj else {"slug": ("name",)}

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """The address of a page that may already be linked to does not change."""
        return ["slug"] if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What news was published under stays: its page is linked to, and its feed is read."""
        return super().has_delete_permission(request, obj) and not (obj and obj.editions.exists())


@admin.register(Topic)
class TopicAdmin(_Named):
    """Subjects readers can follow."""

    list_display = ("name", "description", "slug")
    changes = Change.Kind.TOPIC


@admin.register(Place)
class PlaceAdmin(_Named):
    """Places of issue."""

    list_display = ("name", "slug")
    changes = Change.Kind.PLACE
