"""The button “Draft a release from this inspection”, which stands on the inspection's page."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from inspections.models import Inspection
from releases.drafting import draft_from_inspection
from releases.refusals import Refused

DONE = "A draft from the facts on record. Fill the gaps that are marked: with one of them it cannot go out."


def urls(model_admin: Any) -> list[URLPattern]:
    """The address of the verb, for ``ReleaseAdmin.get_urls``."""
    view = model_admin.admin_site.admin_view(require_POST(draft_view))
    return [path("draft/<int:inspection>/", view, name="releases_release_draft")]


def draft_view(request: HttpRequest, inspection: int) -> HttpResponse:
    """Make the draft and go to it."""
    if not (request.user.has_perm("releases.add_release") and request.user.has_perm("inspections.view_inspection")):
        raise PermissionDenied
    record = get_object_or_404(Inspection, pk=inspection)
    try:
        release = draft_from_inspection(inspection=record, by=request.user)
    except Refused as refused:
        for sentence in refused.sentences:
            messages.error(request, sentence)
        return redirect("admin:inspections_inspection_change", record.pk)
    messages.success(request, DONE)
    return redirect("admin:releases_release_change", release.pk)
