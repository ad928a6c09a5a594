"""The release: list, form, and the doors to preview, workflow, editions and import."""

import datetime as dt
from typing import Any

from django.contrib import admin, messages
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.forms import Media
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from council_news.text import clock, london
from inspections.admin.choosers import Chooser
from releases import workflow
from releases.admin import act, claims, drafting, editions, figures, importing, preview
from releases.admin.embed_preview import embed_view
from releases.admin.filters import InspectionFilter, StandingFilter, TopicFilter, YearFilter
from releases.admin.forms import ReleaseForm
from releases.admin.inlines import PART_INLINES
from releases.admin.panels import panels
from releases.admin.widgets import DeskAdmin
from releases.models import Release
from releases.refusals import Refused
from releases.standing import chip

FIELDSETS: Any = (
    (None, {"fields": ("headline", "summary", "body")}),
    ("What it is about", {"fields": ("inspections", "topics", "place")}),
    ("Address and dates", {"classes": ("collapse",), "fields": ("slug", "first_published_at")}),
)


@admin.register(Release)
class ReleaseAdmin(DeskAdmin):
    """Where press officers spend their day."""

    form = ReleaseForm
    fieldsets = FIELDSETS
    inlines = PART_INLINES
    autocomplete_fields = ("place", "topics", "inspections")
    list_display = ("headline", "status_chip", "place", "published", "last_change")
    list_filter = (StandingFilter, TopicFilter, InspectionFilter, YearFilter)
    list_select_related = ("place",)
    search_fields = ("headline", "summary", "slug", "body")
    search_help_text = "Searches headline, summary, text and address."
    show_full_result_count = False

    @property
    def media(self) -> Media:
        """The list has autocompletes among its filters, which bring their own files."""
        chooser = Chooser(Release._meta.get_field("topics"), self.admin_site).media
        scripts: list[Any] = [
            Script(f"admin/newsroom/{name}.js", defer=True) for name in ("parts", "counters", "unsaved", "claims")
        ]
        return super().media + chooser + Media(js=scripts)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the columns that tell where each stands."""
        return Release.objects.with_standing().order_by("-revised_at", "-pk")

    @admin.display(description="status")
    def status_chip(self, release: Any) -> str:
        """Where it stands."""
        return chip(release)

    @admin.display(description="published", ordering="live_since", empty_value="")
    def published(self, release: Any) -> str:
        """The London time on the published release."""
        return _when(release.live_since) if release.live_since else ""

    @admin.display(description="last change", ordering="revised_at")
    def last_change(self, release: Any) -> str:
        """When it was last touched and by whom."""
        return _when(release.last_at or release.revised_at, release.last_by or "")

    def get_urls(self) -> list[URLPattern]:
        """Django's addresses, and before them our own pages of a release."""
        view = self.admin_site.admin_view
        own = [
            path("embed/", view(embed_view), {"model_admin": self}, "releases_release_embed_new"),
            path("<int:pk>/embed/", view(embed_view), {"model_admin": self}, "releases_release_embed"),
            path("<int:pk>/claims/", view(claims.claims_view), {"model_admin": self}, "releases_release_claims"),
            path("<int:pk>/preview/", view(preview.preview_view), {"model_admin": self}, "releases_release_preview"),
            path("<int:pk>/act/", view(act.act_view), {"model_admin": self}, "releases_release_act"),
            path(
                "<int:pk>/editions/", view(editions.editions_view), {"model_admin": self}, "releases_release_editions"
            ),
            path(
                "<int:pk>/editions/<int:number>/",
                view(preview.edition_view),
                {"model_admin": self},
                "releases_release_edition",
            ),
            path(
                "<int:pk>/compare/<str:old>/<str:new>/",
                view(editions.compare_view),
                {"model_admin": self},
                "releases_release_compare",
            ),
        ]
        return [*own, *drafting.urls(self), *importing.urls(self), *figures.urls(self), *super().get_urls()]

    # Who may do what with this release

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A scheduled release is frozen until it is taken off the schedule."""
        frozen = obj is not None and obj.status == Release.Status.SCHEDULED
        return super().has_change_permission(request, obj) and not frozen

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was published is withdrawn, never deleted."""
        return super().has_delete_permission(request, obj) and not (obj and obj.editions.exists())

    # The form

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The form; while it is saved the release is locked, so that two officers cannot save at once.

        Nothing is there to lock where two begin a release under one address: who is late is asked, or given another.
        """
        try:
            return self._locked_changeform(request, object_id, form_url, extra_context)
        except IntegrityError:
            for _name, files in request.FILES.lists():
                for file in files:
                    file.seek(0)
            return self._locked_changeform(request, object_id, form_url, extra_context)

    def _locked_changeform(self, request: HttpRequest, object_id: str | None, *args: Any) -> HttpResponse:
        with transaction.atomic():
            if object_id and object_id.isdecimal() and request.method == "POST":
                Release.objects.select_for_update(no_key=True).filter(pk=object_id).first()
            return super().changeform_view(request, object_id, *args)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Beside the form: what the checks say, the facts, and what can be done next."""
        context.update(panels(context["original"], user=request.user))
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """A new release remembers who began it."""
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """With its parts saved, the release is complete, and the history takes note."""
        super().save_related(request, form, formsets, change)
        record = workflow.record_edit if change else workflow.record_created
        record(release=form.instance, by=request.user)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        """Stay with the release."""
        return self._saved(request, obj)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Stay with the release."""
        return self._saved(request, obj)

    def _saved(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Say what was saved and what that means, then go where the button said."""
        preview_url = reverse("admin:releases_release_preview", args=[obj.pk])
        status_before = obj.status
        obj.refresh_from_db()
        if status_before == Release.Status.APPROVED != obj.status:
            messages.warning(request, "Saved. The approval was for the text before your change: it is in review again.")
        else:
            messages.success(request, format_html('Saved. <a href="{}">See the preview</a>', preview_url))
        claims.mend(request, obj)
        if "_submit" in request.POST:
            self._submit(request, obj)
        if "_preview" in request.POST:
            return HttpResponseRedirect(preview_url)
        return HttpResponseRedirect(reverse("admin:releases_release_change", args=[obj.pk]))

    def _submit(self, request: HttpRequest, obj: Any) -> None:
        try:
            workflow.submit(release=obj, by=request.user)
        except Refused as refused:
            for sentence in refused.sentences:
                messages.error(request, sentence)
        else:
            messages.success(request, "Sent for review. Somebody who has not worked on the text can now approve it.")

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Editions and history are one page."""
        return HttpResponseRedirect(reverse("admin:releases_release_editions", args=[object_id]))


def _when(at: dt.datetime, who: str = "") -> str:
    """Day, and below it time and person, for a cell of the list."""
    below = f"{clock(at)}, {who}" if who else clock(at)
    return format_html('<span class="day">{}</span> <small>{}</small>', f"{london(at):%-d %b %Y}", below)
