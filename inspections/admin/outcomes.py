"""The import of open data: a spreadsheet, what it would change, then the import. Nothing is stored before.

The file travels through the summary page in a signed field, bound to the officer, and is read again when it comes
back; so nothing is left over when somebody thinks better of it.
"""

import base64
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods, require_POST

from council_news.text import counted
from inspections import workflow
from inspections.importers.outcomes import chosen, import_table, may_import, read_tables
from inspections.importers.problems import UnreadableFile
from inspections.importers.records import Table
from inspections.importers.summary import CONFLICT, NEW, UPDATED, Summary
from inspections.models import Inspection

LARGEST = 2_000_000  # bytes that the summary page carries; such tables have some 100,000
SALT = "inspections.admin.outcomes"
HOURS = 12
SOMEBODY_ELSE = "Somebody else was importing at the same moment, so nothing was stored. Choose the file again."


class UploadForm(forms.Form):
    """The file to import."""

    file = forms.FileField(
        label="Spreadsheet or CSV file",
        help_text="As it was published: ODS, XLSX or CSV, up to 2 MB.",
        allow_empty_file=True,  # the importer says in its own words what is wrong with an empty file
        widget=forms.FileInput(attrs={"accept": ".ods,.xlsx,.csv"}),
        error_messages={"required": "Choose the file that holds the table."},
    )

    def clean_file(self) -> "Upload":
        """The file with its tables."""
        upload = self.cleaned_data["file"]
        if (upload.size or 0) > LARGEST:
            raise forms.ValidationError(
                "This file is larger than 2 MB, which no table of outcomes is. If it is the right one, ask an "
                "administrator to import it with the command import_outcomes."
            )
        try:
            return Upload.of(upload.name or "", upload.read())
        except UnreadableFile as error:
            raise forms.ValidationError(str(error)) from error


@dataclass(frozen=True)
class Upload:
    """A file and the tables found in it."""

    name: str
    data: bytes
    tables: list[Table]

    @classmethod
    def of(cls, name: str, data: bytes) -> "Upload":
        """Read a file. Raises ``UnreadableFile``."""
        return cls(name, data, read_tables(data, name, limit=LARGEST))

    def signed(self, by: User) -> str:
        """The file as the summary page carries it."""
        return signing.dumps([by.pk, self.name, base64.b64encode(self.data).decode()], salt=SALT, compress=True)


def urls(model_admin: Any) -> list[URLPattern]:
    """The addresses of the import pages, for ``InspectionAdmin.get_urls``."""
    view = model_admin.admin_site.admin_view
    extra = {"model_admin": model_admin}
    return [
        path("import/", view(import_view), extra, "inspections_inspection_import"),
        path("import/confirm/", view(confirm_view), extra, "inspections_inspection_import_confirm"),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def import_view(request: HttpRequest, model_admin: Any) -> HttpResponse:
    """The form for the file; once it is sent, what it would change. Changes nothing."""
    by = _officer(request)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if not form.is_bound or not form.is_valid():
        context = {**_context(request, model_admin, "Import open data"), "form": form}
        return TemplateResponse(request, "admin/inspections/inspection/import.html", context)
    upload: Upload = form.cleaned_data["file"]
    return _summary_page(request, model_admin, upload, upload.tables[0], by)


@require_POST
def confirm_view(request: HttpRequest, model_admin: Any) -> HttpResponse:
    """Import the file that the officer has seen; or show another of its sheets."""
    by = _officer(request)
    try:
        officer, name, packed = signing.loads(request.POST.get("file", ""), salt=SALT, max_age=HOURS * 3600)
    except signing.BadSignature:
        messages.error(request, "The file could not be taken over, or waited too long. Choose it again.")
        return _back()
    if officer != by.pk:
        raise PermissionDenied
    try:
        upload = Upload.of(name, base64.b64decode(packed))
        table = chosen(upload.tables, request.POST.get("sheet", ""))
    except UnreadableFile as error:
        messages.error(request, str(error))
        return _back()
    skip = "skip" in request.POST
    if "look" in request.POST:
        return _summary_page(request, model_admin, upload, table, by)
    try:
        summary = import_table(table, by=by, file=upload.name, skip_bad_rows=skip)
    except IntegrityError:  # two officers, one file, one moment
        messages.error(request, SOMEBODY_ELSE)
        return _back()
    if not summary.is_stored:
        return _summary_page(request, model_admin, upload, table, by, is_refused=True)
    messages.success(request, _done(summary))
    if summary.count(CONFLICT):
        messages.warning(request, f"{summary.count(CONFLICT):,} disagree with the record: they are listed here.")
    query = "?conflicts=open" if summary.count(CONFLICT) else ""
    return HttpResponseRedirect(reverse("admin:inspections_inspection_changelist") + query)


def _summary_page(
    request: HttpRequest, model_admin: Any, upload: Upload, table: Table, by: User, *, is_refused: bool = False
) -> HttpResponse:
    """What the import would do, and the button that does it."""
    try:
        summary = import_table(table, by=by, file=upload.name, skip_bad_rows=True, rehearse=True)
    except IntegrityError:
        messages.error(request, SOMEBODY_ELSE)
        return _back()
    context = {
        **_context(request, model_admin, "Check what the file says"),
        "upload": upload,
        "summary": summary,
        "new": summary.of(NEW),
        "updated": summary.of(UPDATED),
        "conflicts": summary.of(CONFLICT),
        "other_sheets": [other.sheet for other in upload.tables if other.sheet != table.sheet],
        "may_confirm": by.has_perm(workflow.CONFIRM),
        "is_refused": is_refused,
        "file": upload.signed(by),
    }
    return TemplateResponse(request, "admin/inspections/inspection/import_confirm.html", context)


def _done(summary: Summary) -> str:
    """What was stored, in a sentence or two."""
    said = [f"Imported: {summary.sentence}"]
    if summary.confirmed:
        said.append(f"{counted(summary.confirmed, 'inspection')} confirmed: the public can see them.")
    if summary.to_confirm:
        said.append(f"{counted(summary.to_confirm, 'inspection')} still to be confirmed.")
    return " ".join(said)


def _officer(request: HttpRequest) -> User:
    """Whoever asks, if they may import. Raises ``PermissionDenied``."""
    if not isinstance(request.user, User) or not may_import(request.user):
        raise PermissionDenied
    return request.user


def _back() -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("admin:inspections_inspection_import"))


def _context(request: HttpRequest, model_admin: Any, title: str) -> dict[str, Any]:
    return {**model_admin.admin_site.each_context(request), "title": title, "opts": Inspection._meta}
