"""Confirming a record, and taking it out of view again: two buttons above the form, each a POST."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.views.decorators.http import require_POST

from inspections import workflow
from inspections.admin.bases import OfficerAdmin
from inspections.models import Inspection

NAME = "inspections_inspection"
CONFIRMED = "The record is confirmed: the public can see this inspection."
UNCONFIRMED = "The record is out of public view. The reason is kept in its history."


class ConfirmationMixin(OfficerAdmin):
    """The addresses of the two verbs and what the page needs to offer them."""

    def get_urls(self) -> list[Any]:
        """Django's own and the two verbs."""
        verbs: list[tuple[str, Callable[..., HttpResponse]]] = [
            ("confirm", self.confirm_view),
            ("unconfirm", self.unconfirm_view),
        ]
        ours = [
            path(
                f"<int:pk>/{name}/",
                self.admin_site.admin_view(require_POST(view)),
                name=f"inspections_inspection_{name}",
            )
            for name, view in verbs
        ]
        return [*ours, *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Tell the page whether to offer the buttons, and what still stands against confirming."""
        inspection = context.get("original")
        user = request.user
        may_confirm = user.has_perm(workflow.CONFIRM)
        if inspection and isinstance(user, User) and may_confirm and not inspection.is_confirmed:
            context["refusals"] = workflow.refusals(inspection, user)
        context |= {"may_confirm": may_confirm, "has_report": bool(getattr(inspection, "report", None))}
        return super().render_change_form(request, context, *args, **kwargs)

    def confirm_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the record to the public."""
        return self._answer(
            request, pk, CONFIRMED, lambda inspection, by: workflow.confirm(inspection=inspection, by=by)
        )

    def unconfirm_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take the record out of public view."""
        reason = request.POST.get("reason", "")
        return self._answer(
            request,
            pk,
            UNCONFIRMED,
            lambda inspection, by: workflow.unconfirm(inspection=inspection, by=by, reason=reason),
        )

    def _answer(
        self, request: HttpRequest, pk: int, done: str, verb: Callable[[Inspection, User], Inspection]
    ) -> HttpResponse:
        """Run a verb and go back to the page with what it said."""
        inspection = get_object_or_404(Inspection, pk=pk)
        if not isinstance(request.user, User) or not request.user.has_perm(workflow.CONFIRM):
            raise PermissionDenied
        try:
            verb(inspection, request.user)
        except workflow.Refused as refused:
            for reason in refused.reasons:
                messages.error(request, reason)
        else:
            messages.success(request, done)
        return redirect("admin:inspections_inspection_change", pk)
