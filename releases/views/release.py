"""The page of a release: live, moved, withdrawn or removed."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from inspections.again import Again, newer
from inspections.models import Inspection
from releases.embeds import placed, render_body
from releases.models import Edition, Withdrawal
from releases.shown import contents
from releases.snapshot import Content
from releases.views.public import PublicPage


class ReleaseView(PublicPage):
    """A release at its permanent address. Four queries, two for inspections and one for changes.

    An address of an older edition answers 301 to the current one, a withdrawn release 200 with the reason,
    a removed one 410 with the reason, and what was never published 404.
    """

    template_name = "releases/release_page.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer for the current edition, or say where it is and why it is not here."""
        slug = self.kwargs["slug"]
        edition = Edition.objects.live().filter(slug=slug).first()
        if edition is None:
            return self.gone_or_moved(slug)
        (content,) = contents([edition])
        return self.render_to_response(self.get_context_data(**page_context(content=content, edition=edition)))

    def gone_or_moved(self, slug: str) -> HttpResponse:
        """Answer for an address that no live edition has."""
        known = Edition.objects.filter(slug=slug).order_by("-is_current", "-pk").first()
        current = known and Edition.objects.for_lists().filter(release=known.release_id, is_current=True).first()
        if current is None:
            raise Http404("No release was ever published at this address.")
        withdrawal = Withdrawal.objects.filter(release=current.release_id, ended_at=None).first()
        if withdrawal and withdrawal.kind == Withdrawal.Kind.REMOVED:
            return self.notice("410.html", 410, withdrawal=withdrawal)
        if current.slug != slug:
            return redirect(current, permanent=True)
        return self.notice("releases/withdrawn.html", 200, withdrawal=withdrawal, edition=current)

    def notice(self, template: str, status: int, **context: Any) -> HttpResponse:
        """A page in place of a release, which search engines are told to forget."""
        self.template_name = template
        response = self.render_to_response(self.get_context_data(**context), status=status)
        response["X-Robots-Tag"] = "noindex"
        return response


def page_context(*, content: Content, edition: Edition | None = None) -> dict[str, Any]:
    """What ``releases/release_body.html`` prints. The preview gives the working copy's snapshot and no edition.

    ``content``, ``edition``; ``released_at``: the time on the release, or None; ``changes``: editions that are
    corrections or updates, newest first; ``cards``: inspections reported on, as ``{facts, is_public}``; ``again``:
    later inspections of the same (``inspections.again.Again``), newest first; and what ``body_context`` gives.
    """
    return {
        "content": content,
        "edition": edition,
        "released_at": _released_at(content, edition),
        "changes": _changes(edition),
        "cards": _cards(content),
        "again": _again(content),
        **body_context(content, evidence=edition.evidence if edition else ()),
    }


def body_context(content: Content, *, evidence: Iterable[dict[str, Any]] = ()) -> dict[str, Any]:
    """``body``: the rendered body; and what it does not place itself, for printing around it. No query.

    ``lead_photo`` (a part or None), ``attachments`` (a list of parts), ``notes`` and ``contacts`` (whether to
    print them), ``has_contacts`` (anywhere at all). Feeds give no ``evidence``: readers strip the look of a mark,
    which would then read as the council's own words.
    """
    here = {(embed.name, embed.ref) for embed in placed(content)}
    names = {name for name, _ref in here}
    lead = next((photo for photo in content["photos"] if photo["is_lead"]), None)
    return {
        "body": render_body(content, evidence=evidence),
        "lead_photo": lead if lead and ("photo", lead["key"]) not in here else None,
        "attachments": [part for part in content["attachments"] if ("attachment", part["key"]) not in here],
        "notes": bool(content["notes"]) and "notes" not in names,
        "contacts": bool(content["contacts"]) and "contacts" not in names,
        "has_contacts": bool(content["contacts"]),
    }


def _released_at(content: Content, edition: Edition | None) -> dt.datetime | None:
    """The time printed on the release: the edition's, or before there is one what the officer typed."""
    if edition:
        return edition.first_published_at
    typed = content["first_published_at"]
    return dt.datetime.fromisoformat(typed) if typed else None


def _changes(edition: Edition | None) -> list[Edition]:
    """The corrections and updates the public was told of, newest first; typo fixes are not among them."""
    if edition is None or not edition.was_changed:
        return []
    told = Edition.objects.told().for_lists().filter(release=edition.release_id, number__lte=edition.number)
    return list(told.order_by("-number"))


def _again(content: Content) -> list[Again]:
    """What was inspected again since ``content`` told of it. A query, unless it tells of no inspection."""
    slugs = [facts["slug"] for facts in content["inspections"] if facts["slug"]]
    return inspected_again(content, newer(slugs)) if slugs else []


def inspected_again(content: Content, later: dict[str, list[Again]]) -> list[Again]:
    """Those of ``later`` that came after the inspections ``content`` tells of, newest first, without these."""
    own = {facts["slug"] for facts in content["inspections"]}
    found = {again.slug: again for slug in own for again in later.get(slug, []) if again.slug not in own}
    return sorted(found.values(), key=lambda again: again.on, reverse=True)


def _cards(content: Content) -> list[dict[str, Any]]:
    """The inspections of ``content``, and whether each has a page of its own to link to."""
    slugs = [facts["slug"] for facts in content["inspections"]]
    public = set(Inspection.objects.public().filter(slug__in=slugs).values_list("slug", flat=True)) if slugs else set()
    return [{"facts": facts, "is_public": facts["slug"] in public} for facts in content["inspections"]]
