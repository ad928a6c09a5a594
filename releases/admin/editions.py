"""The past of a release: its editions, everything that was done with it, and how two texts differ."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from releases.diff import differences
from releases.models import Edition, Release
from releases.snapshot import Content, snapshot

NOW = "now"  # the working copy, in addresses


@require_safe
def editions_view(request: HttpRequest, pk: int, model_admin: Any) -> HttpResponse:
    """Every edition and every act; with ``?old=&new=`` the form of that page leads to the comparison."""
    release = _release(request, pk, model_admin)
    if {"old", "new"} <= set(request.GET):
        return redirect("admin:releases_release_compare", pk, request.GET["old"], request.GET["new"])
    editions = list(release.editions.for_lists().select_related("published_by").order_by("-number"))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Editions and history",
        "opts": Release._meta,
        "release": release,
        "editions": editions,
        "history": release.history.select_related("by", "edition"),
        "withdrawals": release.withdrawals.select_related("by", "ended_by"),
        "choices": _choices(editions),
    }
    return TemplateResponse(request, "admin/releases/release/editions.html", context)


@require_safe
def compare_view(request: HttpRequest, pk: int, old: str, new: str, model_admin: Any) -> HttpResponse:
    """What changed from one edition to another, or to the working copy (``now``)."""
    release = _release(request, pk, model_admin)
    editions = {str(edition.number): edition for edition in release.editions.order_by("-number")}
    sections = differences(_content(old, release, editions), _content(new, release, editions))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "What changed",
        "opts": Release._meta,
        "release": release,
        "old": _label(old),
        "new": _label(new),
        "changed": [section for section in sections if section.is_changed],
        "same": [section for section in sections if not section.is_changed],
        "choices": _choices(list(editions.values())),
        "old_choice": old,
        "new_choice": new,
    }
    return TemplateResponse(request, "admin/releases/release/compare.html", context)


def _release(request: HttpRequest, pk: int, model_admin: Any) -> Any:
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    return get_object_or_404(Release.objects.with_standing(), pk=pk)


def _content(name: str, release: Release, editions: dict[str, Edition]) -> Content:
    if name == NOW:
        return snapshot(Release.objects.with_parts().get(pk=release.pk))
    if name not in editions:
        raise Http404("There is no such edition.")
    return editions[name].content  # type: ignore[no-any-return]


def _choices(editions: list[Edition]) -> list[tuple[str, str]]:
    """What can be compared, newest first."""
    return [(NOW, _label(NOW)), *((str(edition.number), _label(str(edition.number))) for edition in editions)]


def _label(name: str) -> str:
    return "the working copy" if name == NOW else f"edition {name}"
