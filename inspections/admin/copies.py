"""A PDF that is put on the form of a report or an inspection is read too: its officer is led to what was found."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from council_news.files import BadFile
from inspections.admin.bases import OfficerAdmin
from inspections.models import Report
from inspections.reading import Unreadable
from inspections.workflow_reading import drop_files, send_in

MAY = "inspections.add_reportreading"
NEW = "new_copies_of_reports"


class ReadsCopiesMixin(OfficerAdmin):
    """Reads what ``take_copy`` noted once the form is saved and its transaction over."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form, and after it the reading."""
        setattr(request, NEW, [])
        response = super().changeform_view(request, *args, **kwargs)
        for report in getattr(request, NEW) if request.user.has_perm(MAY) else []:
            _read(request, report)
        return response


def take_copy(request: HttpRequest, report: Report, *, before: str) -> None:
    """Note a new copy to be read; let go of the one it took the place of."""
    if report.file and before != str(report.file.name):
        drop_files(before)
        getattr(request, NEW).append(report)


def _read(request: HttpRequest, report: Report) -> None:
    """Send the copy in and say where it is confirmed, or why it could not be read."""
    with report.file.open("rb") as file:
        upload = ContentFile(file.read(), name=f"{report.inspection.slug}.pdf")
    by = request.user if isinstance(request.user, User) else None
    try:
        reading = send_in(upload=upload, by=by, inspection=report.inspection, url=report.url)
    except (BadFile, Unreadable) as refusal:
        messages.warning(request, f"The PDF is kept, but it could not be read. {refusal}")
        return
    address = reverse("admin:inspections_reportreading_change", args=[reading.pk])
    messages.success(request, format_html('The PDF was sent in: <a href="{}">confirm what it says</a>.', address))
