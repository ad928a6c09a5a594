"""Figures of the national picture for officers: choose a picture, a figure of it and a draft to use it in."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from inspections.national import BadChoice, National, national
from inspections.picture import Figure
from releases.models import Release
from releases.refusals import Refused
from releases.standing import UNPUBLISHED_WORK
from releases.workflow_figures import may_use_figures, use_figure

CHOICES = ("judgement", "on", "region")
MOST = 50  # drafts offered, the latest touched first
CONFLICT = 409


class UseForm(forms.Form):
    """Which figure goes into which draft."""

    reference = forms.ChoiceField(label="Figure", error_messages={"required": "Choose a figure."})
    release = forms.ModelChoiceField(
        Release.objects.none(),
        label="Release",
        empty_label="Choose a draft",
        error_messages={"required": "Choose the release that will use it."},
    )

    def __init__(self, offered: dict[str, Figure], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reference"].choices = [(name, name) for name in offered]  # type: ignore[attr-defined]
        drafts = Release.objects.with_standing().filter(UNPUBLISHED_WORK).exclude(status=Release.Status.SCHEDULED)
        latest = drafts.order_by("-revised_at", "-pk").values("pk")[:MOST]
        self.fields["release"].queryset = Release.objects.filter(pk__in=list(latest.values_list("pk", flat=True)))  # type: ignore[attr-defined]


def urls(model_admin: Any) -> list[URLPattern]:
    """The address of the page, for ``ReleaseAdmin.get_urls``."""
    view = model_admin.admin_site.admin_view(figures_view)
    return [path("national/", view, {"model_admin": model_admin}, "releases_release_national")]


@require_http_methods(["GET", "HEAD", "POST"])
def figures_view(request: HttpRequest, model_admin: Any) -> HttpResponse:
    """GET shows the figures of the picture that the address asks for; POST puts one into a draft."""
    if not may_use_figures(request.user):
        raise PermissionDenied
    asked = {name: request.GET.get(name, "").strip() for name in CHOICES}
    refused: list[str] = []
    try:
        found = national(**asked)
    except BadChoice as error:
        refused, found = [str(error)], national()
    offered = _offered(found)
    form = UseForm(offered, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        release, reference = form.cleaned_data["release"], form.cleaned_data["reference"]
        try:
            fact = use_figure(release=release, reference=reference, by=request.user)
        except Refused as error:
            refused += error.sentences
        else:
            messages.success(request, f"“{fact}” is now a key fact. Place the key facts in the text if they are not.")
            return redirect("admin:releases_release_change", release.pk)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Figures of the national picture",
        "opts": Release._meta,
        "national": found,
        "figures": offered,
        "form": form,
        "chosen": form.data.get("reference", ""),
        "refused": refused,
    }
    status = CONFLICT if refused and form.is_bound else 400 if refused else 200
    return TemplateResponse(request, "admin/releases/release/national.html", context, status=status)


def _offered(found: National | None) -> dict[str, Figure]:
    """The figures of the picture by their names, best grade first."""
    picture = found.picture if found else None
    if picture is None:
        return {}
    tallies = [tally for tally in picture.tallies if tally.level.label and tally.total]
    return {picture.reference(tally): picture.figure(tally) for tally in tallies}
