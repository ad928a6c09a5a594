"""Reports that were sent in: their list, and a page for each that shows what its state asks for."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from council_news.text import counted
from inspections import workflow_reading
from inspections.admin.bases import OfficerAdmin
from inspections.admin.kept_copies import serve_copy
from inspections.admin.reading_page import confirmation_page
from inspections.admin.reading_upload import officer_of, upload_page
from inspections.models import ReportReading
from inspections.workflow import Refused

Status = ReportReading.Status
FOLDER = "admin/inspections/reportreading"
REFRESH = 3  # seconds between two looks at a reading that is under way


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
        """The upload."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return upload_page(request, self)

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
        waited = _waited(timezone.now() - reading.uploaded_at)
        context = {"reading": reading, "under_way": under_way, "waited": waited}
        page = self.page(request, "progress.html", reading.name, **context)
        if under_way and "still" not in request.GET:
            page.headers["Refresh"] = str(REFRESH)  # without a script; who is disturbed by it can stop it (WCAG 2.2.2)
        return page

    def discard_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Put the reading aside."""
        reading = get_object_or_404(ReportReading, pk=pk)
        if not self.has_change_permission(request, reading):
            raise PermissionDenied
        if self._say_why(request, lambda: workflow_reading.discard(reading=reading, by=officer_of(request))):
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
        return serve_copy(request, reading.file, sha256=reading.sha256, name="report.pdf")

    def page(self, request: HttpRequest, template: str, title: str, **context: Any) -> TemplateResponse:
        """A page of this list."""
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


def _waited(time: timedelta) -> str:
    """How long something has waited, in words: seconds below a minute, minutes below an hour, then hours."""
    seconds = max(1, int(time.total_seconds()))
    for unit, length in (("hour", 3600), ("minute", 60)):
        if seconds >= length:
            return counted(seconds // length, unit)
    return counted(seconds, "second")
