"""The page of a release: live, moved, withdrawn or removed."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from council_news.questions import Given, first_of, prepared
from inspections.again import Again, public_and_newer
from releases.embeds import placed, render_body
from releases.models import Edition, Withdrawal
from releases.querysets import EditionQuerySet
from releases.shown import gone_from, notes_of, without
from releases.snapshot import Content
from releases.views.public import PublicPage


class ReleaseView(PublicPage):
    """A release at its permanent address. Three queries, two where it tells of no inspection.

    An address of an older edition answers 301 to the current one, a withdrawn release 200 with the reason,
    a removed one 410 with the reason, and what was never published 404.
    """

    template_name = "releases/release_page.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer for the current edition, or say where it is and why it is not here."""
        slug = self.kwargs["slug"]
        # Whoever renders thousands of pages (``council_news.site``) reads many at once and says so on the request.
        known: Edition | None = getattr(request, "edition", None)
        edition = known or first_of(_live_at(slug))
        if edition is None:
            return self.gone_or_moved(slug)
        content = without(edition.content, gone_from(edition))
        return self.render_to_response(
            self.get_context_data(**page_context(content=content, edition=edition, changes=notes_of(edition)))
        )

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


@prepared
def _live_at(slug: Given) -> EditionQuerySet:
    """The live edition of an address with all that is shown of it."""
    return Edition.objects.live().with_shown().filter(slug=slug).order_by("pk")[:1]


def page_context(
    *, content: Content, edition: Edition | None = None, changes: Sequence[Edition] = ()
) -> dict[str, Any]:
    """What ``releases/release_body.html`` prints. The preview gives the working copy's snapshot and no edition.

    ``content``, ``edition``; ``released_at``: the time on the release, or None; ``changes``: editions that are
    corrections or updates, newest first; ``cards``: inspections reported on, as ``{facts, is_public}``; ``again``:
    later inspections of the same (``inspections.again.Again``), newest first; and what ``body_context`` gives.
    One query, where it tells of an inspection.
    """
    public, later = public_and_newer(facts["slug"] for facts in content["inspections"])
    return {
        "content": content,
        "edition": edition,
        "released_at": _released_at(content, edition),
        "changes": list(changes),
        "cards": [{"facts": facts, "is_public": facts["slug"] in public} for facts in content["inspections"]],
        "again": inspected_again(content, later),
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


def inspected_again(content: Content, later: dict[str, list[Again]]) -> list[Again]:
    """Those of ``later`` that came after the inspections ``content`` tells of, newest first, without these."""
    own = {facts["slug"] for facts in content["inspections"]}
    found = {again.slug: again for slug in own for again in later.get(slug, []) if again.slug not in own}
    return sorted(found.values(), key=lambda again: again.on, reverse=True)
