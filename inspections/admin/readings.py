"""Reports that were sent in: the upload, the progress of the reading, and the page on which it is confirmed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from council_news.files import BadFile, serve
from inspections import workflow_reading
from inspections.admin.bases import OfficerAdmin
from inspections.admin.reading_page import confirmation_page
from inspections.models import Inspection, ReportReading
from inspections.reading import Unreadable
from inspections.workflow import Refused

Status = ReportReading.Status
FOLDER = "admin/inspections/reportreading"
REFRESH = 3  # seconds between two looks at a reading that is under way


class UploadForm(forms.Form):
    """The PDF, and where the inspectorate publishes it."""

    file = forms.FileField(
        label="Report (PDF)",
        help_text="As Ofsted publishes it, up to 50 MB. It is read here; the public never gets this copy.",
        allow_empty_file=True,  # the check of files says in its own words what is wrong with an empty one
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
        error_messages={"required": "Choose the PDF of the report."},
    )
    url = forms.URLField(
        label="Address at the inspectorate",
        required=False,
        assume_scheme="https",
        max_length=200,
        help_text="If you have it at hand: https://files.ofsted.gov.uk/v1/file/…",
    )


@admin.register(ReportReading)
class ReportReadingAdmin(OfficerAdmin):
    """What was sent in, newest first; opened, each shows what its state asks for."""

    list_display = ("name", "state", "inspection", "uploaded_at", "uploaded_by")
    list_filter = ("status",)
    list_select_related = ("inspection", "uploaded_by")
    search_fields = ("name", "inspection__title", "sha256")

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Not in the navigation: the newsdesk and the list of inspections lead here."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ReportReading | None = None) -> bool:
        """What was confirmed stays, as the source of a record; what is still open is discarded first."""
        return super().has_delete_permission(request, obj) and (obj is None or _may_go(obj))

    @admin.display(description="status", ordering="status")
    def state(self, reading: ReportReading) -> str:
        """Its state, as a chip."""
        return format_html(
            '<span class="chip {}">{}</span>', CHIPS[Status(reading.status)], reading.get_status_display()
        )

    def get_urls(self) -> list[Any]:
        """Django's own, the kept copy, and discarding."""
        view = self.admin_site.admin_view
        ours = [
            path("<int:pk>/file/", view(self.file_view), name="inspections_reportreading_file"),
            path("<int:pk>/discard/", view(require_POST(self.discard_view)), name="inspections_reportreading_discard"),
        ]
        return [*ours, *super().get_urls()]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """The upload; what cannot be read is said beside the field, and nothing of it is kept."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        inspection = self._sent_in_for(request)
        form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
        reading = self._send_in(request, form, inspection) if form.is_bound and form.is_valid() else None
        if reading:
            return redirect("admin:inspections_reportreading_change", reading.pk)
        title = "Upload a report" if inspection is None else f"Upload the report of “{inspection}”"
        return self._page(request, "upload.html", title, form=form, inspection=inspection)

    def _sent_in_for(self, request: HttpRequest) -> Inspection | None:
        """The inspection whose page the officer came from."""
        key = request.GET.get("inspection", "")
        return get_object_or_404(Inspection, pk=key) if key.isdecimal() and len(key) < 19 else None

    def _send_in(self, request: HttpRequest, form: UploadForm, inspection: Inspection | None) -> ReportReading | None:
        upload = form.cleaned_data["file"]
        try:
            return workflow_reading.send_in(
                upload=upload, url=form.cleaned_data["url"], by=_officer(request), inspection=inspection
            )
        except BadFile as refusal:
            form.add_error("file", refusal.as_validation_error())
        except Unreadable as refusal:
            form.add_error("file", str(refusal))
        return None

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """What the state of the reading asks for: patience, a confirmation, or nothing more."""
        reading = self.get_object(request, object_id)
        if reading is None:
            raise Http404("There is no such reading.")
        if not self.has_view_permission(request, reading):
            raise PermissionDenied
        if reading.status == Status.READ and self.has_change_permission(request, reading):
            return confirmation_page(request, self, reading)
        if request.method == "POST":
            self._say_why(request, lambda: workflow_reading.refuse_settled(reading))
        under_way = reading.status in (Status.WAITING, Status.READING)
        page = self._page(request, "progress.html", reading.name, reading=reading, under_way=under_way)
        if under_way and "still" not in request.GET:
            page.headers["Refresh"] = str(REFRESH)  # without a script; who is disturbed by it can stop it (WCAG 2.2.2)
        return page

    def discard_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Put the reading aside."""
        reading = get_object_or_404(ReportReading, pk=pk)
        if not self.has_change_permission(request, reading):
            raise PermissionDenied
        if self._say_why(request, lambda: workflow_reading.discard(reading=reading, by=_officer(request))):
            messages.success(request, f"{reading.name} was discarded. Nothing of it is on record.")
        return redirect("admin:inspections_reportreading_changelist")

    def _say_why(self, request: HttpRequest, verb: Callable[[], object]) -> bool:
        """Run ``verb``; whether it was done. If not, the next page says why."""
        try:
            verb()
        except Refused as refused:
            for reason in refused.reasons:
                messages.error(request, reason)
            return False
        return True

    def delete_model(self, request: HttpRequest, obj: ReportReading) -> None:
        """The row, and its file if nothing else has it."""
        name = str(obj.file.name or "")
        super().delete_model(request, obj)
        workflow_reading.drop_files(name)

    def file_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Our copy of the PDF, for whoever may see readings; never for the public."""
        reading = get_object_or_404(ReportReading, pk=pk)
        if not self.has_view_permission(request, reading):
            raise PermissionDenied
        name = str(reading.file.name or "")
        if not name or not reading.file.storage.exists(name):
            raise Http404("No copy of this report is kept.")
        return serve(
            request,
            reading.file,
            content_type="application/pdf",
            name="report.pdf",
            etag=reading.sha256,
            modified=reading.file.storage.get_modified_time(name),
            cache="private, no-store",
        )

    def _page(self, request: HttpRequest, template: str, title: str, **context: Any) -> TemplateResponse:
        everywhere = {**self.admin_site.each_context(request), "title": title, "opts": ReportReading._meta}
        return TemplateResponse(request, f"{FOLDER}/{template}", {**everywhere, **context})


# The colours of the desk for each state (static/admin/newsroom/controls.css).
CHIPS = {
    Status.WAITING: "scheduled",
    Status.READING: "scheduled",
    Status.READ: "in_review",
    Status.REFUSED: "withdrawn",
    Status.CONFIRMED: "approved",
    Status.DISCARDED: "draft",
}


def _may_go(reading: ReportReading) -> bool:
    """Whether nothing rests on it: it came to nothing, or goes with a record that the public does not see."""
    if reading.status == Status.CONFIRMED:
        return reading.inspection is not None and not reading.inspection.is_confirmed
    return reading.status in (Status.REFUSED, Status.DISCARDED)


def _officer(request: HttpRequest) -> User:
    """Whoever is signed in; the admin lets nobody else in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
