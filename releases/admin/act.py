"""The page on which an officer acts on a release: what it means, what it asks for, what stands against it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from releases.admin.act_forms import DONE, FORMS, MEANING, VERBS, ActForm, ChangeForm
from releases.admin.panels import ANCHORS
from releases.diff import differences
from releases.models import Edition, Release
from releases.permissions import Act, may
from releases.refusals import Refused, WorkingCopy, obstacles
from releases.views.release import page_context

CONFLICT = 409


def act_view(request: HttpRequest, pk: int, model_admin: Any) -> HttpResponse:
    """GET shows what ``?act=`` means and asks for; POST does it. Refusals are shown as sentences."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    act = _wanted(request)
    if not may(request.user, act):
        raise PermissionDenied
    release = get_object_or_404(Release.objects.with_standing(), pk=pk)
    copy = WorkingCopy(release)
    form_class = _form_class(act, copy)
    if request.method != "POST":
        form = form_class(initial={"act": act, "expected": copy.sha256, **_initial(request)})
        return _page(request, model_admin, copy, act, form, obstacles(copy, by=request.user)[act])
    form = form_class(request.POST)
    if not form.is_valid():
        return _page(request, model_admin, copy, act, form, [])
    try:
        VERBS[act](release=release, by=request.user, **form.intent())
    except Refused as refused:
        return _page(request, model_admin, copy, act, form, refused.sentences, status=CONFLICT)
    messages.success(request, _done(act, release))
    return redirect("admin:releases_release_change", pk)


def _wanted(request: HttpRequest) -> Act:
    source = request.POST if request.method == "POST" else request.GET
    try:
        return Act(source.get("act", ""))
    except ValueError:
        raise Http404("There is no such act.") from None


def _initial(request: HttpRequest) -> dict[str, Any]:
    """The calendar and other pages may propose a time in the address."""
    return {"publish_at": request.GET["publish_at"]} if "publish_at" in request.GET else {}


def _form_class(act: Act, copy: WorkingCopy) -> type[ActForm]:
    """What is live already is corrected, so publishing asks whether readers have to know."""
    return ChangeForm if act == Act.PUBLISH and copy.current else FORMS[act]


def _page(
    request: HttpRequest,
    model_admin: Any,
    copy: WorkingCopy,
    act: Act,
    form: ActForm,
    refused: list[str],
    status: int = 200,
) -> HttpResponse:
    release = copy.release
    reads = act in (Act.APPROVE, Act.SEND_BACK, Act.PUBLISH, Act.SCHEDULE)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": act.label,
        "opts": Release._meta,
        "release": release,
        "act": act,
        "form": form,
        "meaning": MEANING[act],
        "refused": refused,
        "findings": _findings(copy) if reads else [],
        "may_mend": False,
        "differences": _changes(copy) if reads and copy.current else [],
        "paper": page_context(content=copy.content) if reads else None,
        "errors": form.errors,
        "change_url": reverse("admin:releases_release_change", args=[release.pk]),
    }
    return TemplateResponse(request, "admin/releases/release/act.html", context, status=status)


def _findings(copy: WorkingCopy) -> list[dict[str, Any]]:
    """The findings with the place on the form that each is about."""
    return [{"finding": finding, "anchor": ANCHORS.get(finding.place, "")} for finding in copy.findings]


def _changes(copy: WorkingCopy) -> list[Any]:
    """What would change for readers, against the edition that is live."""
    live = copy.current.content if copy.current else None
    return [section for section in differences(live, copy.content) if section.is_changed]


def _done(act: Act, release: Release) -> str:
    """What happened, with a link to the page where there is one to look at."""
    current = Edition.objects.for_lists().filter(release=release, is_current=True).first()
    if act in (Act.PUBLISH, Act.WITHDRAW, Act.RESTORE) and current:
        return format_html('{} <a href="{}">See the public page</a>', DONE[act], current.get_absolute_url())
    return DONE[act]
