"""Questions asked of the words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Concat, JSONObject, NullIf, Trim

from council_news.questions import Given
from releases.gathered import gathered

if TYPE_CHECKING:
    from releases.models import Edition, Listing, Release  # noqa: F401 - the type parameters below


def _name_of(user: str) -> Any:
    """First and last name of the user the field ``user`` names, or the user name where neither is given."""
    full = Trim(Concat(f"{user}__first_name", Value(" "), f"{user}__last_name"))
    return Coalesce(NullIf(full, Value("")), f"{user}__username")


def open_withdrawals(of: str) -> Exists:
    """Whether the release named by the outer field ``of`` is withdrawn."""
    return Exists(apps.get_model("releases", "Withdrawal").objects.filter(release=OuterRef(of), ended_at__isnull=True))


class EditionQuerySet(models.QuerySet["Edition", "Edition"]):
    """Editions; ``live()`` is the only definition of "public" there is."""

    def live(self) -> Self:
        """Current and not withdrawn."""
        return self.filter(~open_withdrawals("release"), is_current=True)

    def told(self) -> Self:
        """Corrections and updates: the editions whose change note the public reads."""
        return self.filter(kind__in=["correction", "update"])

    def with_shown(self) -> Self:
        """With what ``releases.shown`` needs: the files taken down, and the corrections and updates told of."""
        photos, documents, editions = (
            apps.get_model("releases", name)._default_manager for name in ("Photo", "Document", "Edition")
        )
        gone = {"editions": OuterRef("pk"), "taken_down_at__isnull": False}
        notes = editions.filter(release=OuterRef("release"), number__lte=OuterRef("number")).told()
        note = JSONObject(number="number", kind="kind", change_note="change_note", published_at="published_at")
        return self.annotate(
            gone_photos=gathered(photos.filter(**gone), "sha256", by="editions"),
            gone_documents=gathered(documents.filter(**gone), "sha256", by="editions"),
            notes=gathered(notes, note, by="release"),
        )

    def latest_first(self) -> Self:
        """Newest by the date on the release."""
        return self.order_by("-first_published_at", "-pk")

    def for_lists(self) -> Self:
        """Without the content and the evidence, which lists do not show."""
        return self.defer("content", "evidence")

    def listed_in(
        self,
        listing: Listing | Given,
        between: tuple[dt.datetime, dt.datetime] | None = None,
        part: slice = slice(None),
    ) -> Self:
        """The editions of a list from an instant to before another, newest first; ``part`` says which of them.

        The list's index is counted off alone: an edition that is not in ``part`` is not looked at.
        """
        names = ("first_published_at__gte", "first_published_at__lt")
        listed = apps.get_model("releases", "Listed").objects
        entries = listed.filter(listing=listing, **dict(zip(names, between or (), strict=False)))
        of_them = entries.order_by("-first_published_at", "-edition_id")[part].values("edition_id")
        return self.filter(pk__in=of_them).latest_first()


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
            "kept_claims",
        )

    def with_standing(self) -> Self:
        """Where each release stands, as columns: what is live, whether it is withdrawn, who touched it last.

        ``live_*`` repeat the current edition, ``last_*`` the newest entry of the history; all are null before there
        is one. ``live_sha256`` and ``last_sha256`` differ while a change is not published. One query for any number.
        """
        current = apps.get_model("releases", "Edition").objects.filter(release=OuterRef("pk"), is_current=True)
        history = apps.get_model("releases", "HistoryEntry").objects.filter(release=OuterRef("pk"))
        last = history.order_by("-at", "-pk").annotate(name=_name_of("by"))
        return self.annotate(
            is_withdrawn=open_withdrawals("pk"),
            live_since=Subquery(current.values("first_published_at")[:1]),
            live_sha256=Subquery(current.values("sha256")[:1]),
            live_slug=Subquery(current.values("slug")[:1]),
            last_sha256=Subquery(last.values("sha256")[:1]),
            last_verb=Subquery(last.values("verb")[:1]),
            last_at=Subquery(last.values("at")[:1]),
            last_by=Subquery(last.values("name")[:1]),
            last_by_id=Subquery(last.values("by")[:1]),
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


class IndexQuerySet(models.QuerySet[Any, Any]):
    """Topics, places and people: what the public can look news up by."""

    def with_news(self) -> Self:
        """Those that a live release is about, with their ``releases_count``; a draft's are not for the public."""
        return self.filter(listing__total__gt=0).annotate(releases_count=F("listing__total")).order_by("name")
