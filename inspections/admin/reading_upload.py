"""The upload of a report: what cannot be read is said beside the field, and nothing of it is kept."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from council_news.files import BadFile
from inspections.models import Inspection, ReportReading
from inspections.reading import Unreadable
from inspections.workflow_reading import send_in


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


def upload_page(request: HttpRequest, model_admin: Any) -> HttpResponse:
    """The form; once a report is sent in, the page of its reading."""
    inspection = _sent_in_for(request)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    reading = _send_in(request, form, inspection) if form.is_bound and form.is_valid() else None
    if reading:
        return redirect("admin:inspections_reportreading_change", reading.pk)
    title = "Upload a report" if inspection is None else f"Upload the report of “{inspection}”"
    page: HttpResponse = model_admin.page(request, "upload.html", title, form=form, inspection=inspection)
    return page


def _sent_in_for(request: HttpRequest) -> Inspection | None:
    """The inspection whose page the officer came from."""
    key = request.GET.get("inspection", "")
    return get_object_or_404(Inspection, pk=key) if key.isdecimal() and len(key) < 19 else None


def _send_in(request: HttpRequest, form: UploadForm, inspection: Inspection | None) -> ReportReading | None:
    """The reading of what was sent; None, with an error on the form, where it cannot be read."""
    sent = form.cleaned_data
    try:
        return send_in(upload=sent["file"], url=sent["url"], by=officer_of(request), inspection=inspection)
    except BadFile as refusal:
        form.add_error("file", refusal.as_validation_error())
    except Unreadable as refusal:
        form.add_error("file", str(refusal))
    return None


def officer_of(request: HttpRequest) -> User:
    """Whoever is signed in; the admin lets nobody else in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
