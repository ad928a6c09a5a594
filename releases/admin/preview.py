"""A release as the public would read it, for staff: the working copy, or an edition of the past."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from releases.addresses import for_officers
from releases.models import Edition, Release
from releases.shown import notes_of
from releases.snapshot import snapshot
from releases.views.release import page_context


@require_safe
def preview_view(request: HttpRequest, pk: int, model_admin: Any) -> HttpResponse:
    """The working copy through the very template of the public page."""
    release = get_object_or_404(Release.objects.with_parts(), pk=pk)
    if not model_admin.has_view_permission(request, release):
        raise PermissionDenied
    banner = {"label": "Preview: not published", "note": "This is the text as it was last saved."}
    return _as_published(request, release, page_context(content=snapshot(release)), banner)


@require_safe
def edition_view(request: HttpRequest, pk: int, number: int, model_admin: Any) -> HttpResponse:
    """An edition as it was published."""
    release = get_object_or_404(Release, pk=pk)
    if not model_admin.has_view_permission(request, release):
        raise PermissionDenied
    edition = get_object_or_404(Edition.objects.with_shown(), release=release, number=number)
    banner = {
        "label": f"Edition {edition.number}: " + ("the current one" if edition.is_current else "not the current one"),
        "note": edition.change_note,
        "at": edition.published_at,
    }
    context = page_context(content=edition.content, edition=edition, changes=notes_of(edition))
    return _as_published(request, release, context, banner)


def _as_published(
    request: HttpRequest, release: Release, context: dict[str, Any], banner: dict[str, Any]
) -> HttpResponse:
    """The public page under a banner; for this officer's eyes, kept by no cache and no search engine."""
    links = {
        "change_url": reverse("admin:releases_release_change", args=[release.pk]),
        "editions_url": reverse("admin:releases_release_editions", args=[release.pk]),
    }
    page = {**context, "banner": {"note": "", "at": None, **banner}, **links}
    response = render(request, "admin/releases/release/preview.html", page)
    response.content = for_officers(response.content.decode()).encode()
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
