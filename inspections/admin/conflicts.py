"""What sources disagree about, on the inspection's page: both values, and a button for each."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.views.decorators.http import require_POST

from inspections import workflow_conflicts
from inspections.admin.bases import OfficerAdmin
from inspections.models import Inspection
from inspections.workflow import Refused

CHANGES_SHOWN = 50


class ConflictsMixin(OfficerAdmin):
    """The address of the verb and what the page needs to offer it."""

    def get_urls(self) -> list[Any]:
        """Django's own and the verb."""
        view = self.admin_site.admin_view(require_POST(self.settle_view))
        return [path("<int:pk>/settle/", view, name="inspections_inspection_settle"), *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Show what is to be settled, and what values were before."""
        inspection = context.get("original")
        more = {
            "disagreements": workflow_conflicts.disagreements(inspection) if inspection else [],
            "changes": inspection.changes.select_related("by")[:CHANGES_SHOWN] if inspection else [],
            "may_settle": request.user.has_perm(workflow_conflicts.PERMISSION),
        }
        return super().render_change_form(request, {**context, **more}, *args, **kwargs)

    def settle_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Settle one conflict and go back to the page."""
        inspection = get_object_or_404(Inspection, pk=pk)
        if not isinstance(request.user, User) or not request.user.has_perm(workflow_conflicts.PERMISSION):
            raise PermissionDenied
        wanted, take = request.POST.get("conflict", ""), request.POST.get("take", "")
        told = {one.key: one for one in workflow_conflicts.disagreements(inspection)}.get(wanted)
        if told is None or take not in ("ours", "theirs"):
            messages.error(request, "There is nothing to settle here any more: a colleague may have settled it.")
            return redirect("admin:inspections_inspection_change", pk)
        try:
            workflow_conflicts.settle(
                conflict=told.conflict,
                take_theirs=take == "theirs",
                by=request.user,
                note=request.POST.get("note", "").strip()[:200],
            )
        except Refused as refused:
            for reason in refused.reasons:
                messages.error(request, reason)
        else:
            chosen = told.theirs if take == "theirs" else told.ours
            messages.success(request, f"{told.what}: settled as “{chosen}”.")
        return redirect("admin:inspections_inspection_change", pk)
