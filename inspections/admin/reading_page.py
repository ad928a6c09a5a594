"""The confirmation page: a reading beside the record, each value with the place it was read at, one POST to confirm."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from inspections import workflow
from inspections.admin.reading_form import ConfirmForm, typed_so_far
from inspections.admin.reading_rows import groups
from inspections.models import Framework, Inspection, ReportReading
from inspections.proposing.proposal import AUTO, propose
from inspections.workflow import Refused
from inspections.workflow_confirming import confirm

TEMPLATE = "admin/inspections/reportreading/confirm.html"
NEW = "new"


def confirmation_page(request: HttpRequest, model_admin: Any, reading: ReportReading) -> HttpResponse:
    """Show the page; take the POST, which confirms, or only shows another framework or record."""
    if not isinstance(request.user, User) or not request.user.has_perm("inspections.change_inspection"):
        raise PermissionDenied
    proposal = propose(reading, record=_record(request), framework=_framework(request))
    options: dict[str, Any] = {"proposal": proposal, "may_publish": request.user.has_perm(workflow.CONFIRM)}
    refused: list[str] = []
    if request.method != "POST":
        form = ConfirmForm(**options)
    elif _shows_other(request):
        form = ConfirmForm(initial=typed_so_far(request.POST, proposal), **options)
    else:
        form = ConfirmForm(request.POST, **options)
        if form.is_valid():
            try:
                inspection = confirm(reading=reading, choices=form.choices(), by=request.user)
            except Refused as refusal:
                refused = refusal.reasons
            else:
                messages.success(request, _done(inspection))
                return redirect("admin:inspections_inspection_change", inspection.pk)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Confirm what was read",
        "opts": ReportReading._meta,
        "media": form.media,
        "reading": reading,
        "form": form,
        "refused": refused,
        **groups(form, proposal),
    }
    return TemplateResponse(request, TEMPLATE, context, status=409 if refused else 200)


def _shows_other(request: HttpRequest) -> bool:
    """Whether the POST asks for the page of another framework or record, or changed the framework unseen."""
    return "show" in request.POST or request.POST.get("framework", "") != request.POST.get("shown", "")


def _framework(request: HttpRequest) -> Framework | None:
    """The framework chosen on the page; None before anything was chosen."""
    key = request.POST.get("framework", "")
    return Framework.objects.filter(pk=key).select_related("scale").first() if _is_key(key) else None


def _record(request: HttpRequest) -> Inspection | str | None:
    """The record chosen on the page: one on record, none, or whichever fits best."""
    key = request.POST.get("show") or request.POST.get("record", AUTO)
    if key == NEW:
        return None
    return Inspection.objects.filter(pk=key).first() if _is_key(key) else AUTO


def _is_key(text: str) -> bool:
    return text.isdecimal() and len(text) < 19


def _done(inspection: Inspection) -> str:
    seen = "the public can see it" if inspection.is_confirmed else "only staff can see it until it is confirmed"
    return f"“{inspection}” holds what the report says, and {seen}."
