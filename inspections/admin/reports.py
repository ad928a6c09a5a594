"""The inspectorate's document: its title, its address there, and our copy for checking."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html

from council_news.files import BadFile, check_report, serve
from inspections.admin.bases import Form, OfficerAdmin, OfficerStacked
from inspections.models import Report


class ReportForm(Form):
    """A report, whose PDF is checked by its content and counted as it comes in."""

    url = forms.URLField(
        label="Address at the inspectorate",
        assume_scheme="https",
        help_text="https://files.ofsted.gov.uk/v1/file/…",
        widget=forms.URLInput(attrs={"class": "vURLField", "size": 60}),
    )

    class Meta:
        model = Report
        fields = ("title", "url", "file", "pages", "licence", "licence_line")
        widgets = {"file": forms.FileInput, "licence_line": forms.Textarea(attrs={"rows": 2})}

    def clean(self) -> dict[str, Any]:
        """Refuse what is not a sound PDF; keep the hash of the bytes and, if nobody typed it, the number of pages."""
        cleaned: dict[str, Any] = super().clean() or {}
        upload = cleaned.get("file")
        if not isinstance(upload, UploadedFile):
            return cleaned
        try:
            checked = check_report(upload)
        except BadFile as refusal:
            self.add_error("file", refusal.as_validation_error())
            return cleaned
        self.instance.sha256 = checked.sha256
        cleaned["pages"] = cleaned.get("pages") or checked.pages
        upload.seek(0)
        return cleaned


@admin.display(description="kept copy")
def kept_copy(_self: Any, report: Report) -> str:
    """A link to our copy for officers."""
    if not report.pk or not report.file:
        return "No copy kept"
    return format_html('<a href="{}">Open our copy</a>', reverse("admin:inspections_report_file", args=[report.pk]))


FIELDS = ("title", "url", ("file", "kept_copy"), ("pages", "licence"), "licence_line")


class ReportInline(OfficerStacked):
    """The report of an inspection."""

    model = Report
    form = ReportForm
    fields = FIELDS
    readonly_fields = ("kept_copy",)
    kept_copy = kept_copy


@admin.register(Report)
class ReportAdmin(OfficerAdmin):
    """Reports, to be found by title; they are edited with their inspection."""

    form = ReportForm
    list_display = ("title", "inspection", "pages", "licence")
    list_select_related = ("inspection",)
    search_fields = ("title", "inspection__title", "inspection__slug")
    fields = FIELDS
    readonly_fields = ("kept_copy",)
    kept_copy = kept_copy

    def changed_ref(self, obj: Report, form: Any = None) -> Any:
        """Of its inspection."""
        return obj.inspection_id

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Not in the navigation."""
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A report is added to its inspection, on the inspection's page."""
        return False

    def get_urls(self) -> list[Any]:
        """Django's own and the kept copy."""
        view = self.admin_site.admin_view(self.file_view)
        return [path("<int:pk>/file/", view, name="inspections_report_file"), *super().get_urls()]

    def file_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Our copy of the PDF, for whoever may see reports; never for the public (design.md section 3)."""
        report = get_object_or_404(Report, pk=pk)
        if not self.has_view_permission(request, report):
            raise PermissionDenied
        name = report.file.name or ""
        if not name or not report.file.storage.exists(name):
            raise Http404("No copy of this report is kept.")
        return serve(
            request,
            report.file,
            content_type="application/pdf",
            name=f"{report.inspection.slug}.pdf",
            etag=report.sha256,
            modified=report.file.storage.get_modified_time(name),
            cache="private, no-store",
        )
