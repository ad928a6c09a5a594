"""Questions asked of the words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

if TYPE_CHECKING:
    from releases.models import Edition, Release  # noqa: F401 - the type parameters below


def open_withdrawals(of: str) -> Exists:
    """Whether the release named by the outer field ``of`` is withdrawn."""
    return Exists(apps.get_model("releases", "Withdrawal").objects.filter(release=OuterRef(of), ended_at__isnull=True))


class EditionQuerySet(models.QuerySet["Edition", "Edition"]):
    """Editions; ``live()`` is the only definition of "public" there is."""

    def live(self) -> Self:
        """Current and not withdrawn."""
        return self.filter(~open_withdrawals("release"), is_current=True)

    def latest_first(self) -> Self:
        """Newest by the date on the release."""
        return self.order_by("-first_published_at", "-pk")

    def for_lists(self) -> Self:
        """Without the content, which lists do not show."""
        return self.defer("content")

    def published_in(self, year: int, month: int | None = None) -> Self:
        """Editions whose London date falls in ``year`` (and ``month``)."""
        found = self.filter(first_published_at__year=year)
        return found.filter(first_published_at__month=month) if month else found


class ReleaseQuerySet(models.QuerySet["Release", "Release"]):
    """Working copies, for officers."""

    def with_parts(self) -> Self:
        """Everything ``snapshot`` reads, in a constant number of queries."""
        return self.select_related("place").prefetch_related(
            "topics",
            "quote_set__speaker",
            "quote_set__role",
            "keyfact_set",
            "photoplacement_set__photo",
            "attachment_set__document",
            "notetoeditors_set",
            "releasecontact_set__contact",
        )

    def due(self, *, at: dt.datetime) -> Self:
        """Scheduled releases whose time has come."""
        return self.filter(status="scheduled", publish_at__lte=at)


class MediaQuerySet(models.QuerySet[Any, Any]):
    """Photos and documents."""

    def public(self) -> Self:
        """Files the public may fetch: part of a live edition and not taken down."""
        live = apps.get_model("releases", "Edition").objects.live()
        return self.filter(Q(taken_down_at__isnull=True), editions__in=live).distinct()
