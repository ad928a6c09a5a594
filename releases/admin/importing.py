"""The Import button: a text file, what was recognised in it beside what stays body text, then the draft.

Nothing is kept before the officer agrees. The text travels through the confirmation page in a signed
field, bound to the officer, and is read again when it comes back.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods, require_POST

from releases.importers.decoding import LARGEST, Unreadable, read_stream, refuse_size
from releases.importers.parsed import ParsedRelease, Remark, left_out_runs
from releases.importers.rows import rows
from releases.importers.store import Outcome, Stored, store
from releases.importers.text import read
from releases.models import Release

PERMISSION = "releases.import_release"
LONGEST = 200_000  # characters that a confirmation page carries; longer texts go through the command
SALT = "releases.admin.importing"
HOURS = 12


class UploadForm(forms.Form):
    """The file to import."""

    file = forms.FileField(
        label="Text file",
        help_text="Plain text (.txt) as the newsroom published it: date, headline, text. Up to 200,000 characters.",
        allow_empty_file=True,  # the importer says in its own words what is wrong with an empty file
        widget=forms.FileInput(attrs={"accept": ".txt,text/plain"}),
        error_messages={"required": "Choose the file that holds the text."},
    )

    def clean_file(self) -> tuple[str, str]:
        """The text of the file and a remark on its encoding."""
        upload = self.cleaned_data["file"]
        try:
            refuse_size(upload.size)
            text, remark = read_stream(upload)
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from error
        if len(text) > LONGEST:
            raise forms.ValidationError(
                f"The text has more than {LONGEST:,} characters. Ask an administrator to import it with the command "
                f"import_release, which takes up to {LARGEST:,} bytes."
            )
        return text, remark


def urls(model_admin: Any) -> list[URLPattern]:
    """The addresses of the import pages, for ``ReleaseAdmin.get_urls``."""
    view = model_admin.admin_site.admin_view
    extra = {"model_admin": model_admin}
    return [
        path("import/", view(import_view), extra, "releases_release_import"),
        path("import/confirm/", view(confirm_view), extra, "releases_release_import_confirm"),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def import_view(request: HttpRequest, model_admin: Any) -> HttpResponse:
    """The form for the file; once it is sent, what was recognised. Changes nothing."""
    _require(request)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if not form.is_bound or not form.is_valid():
        context = {**_context(request, model_admin, "Import a release"), "form": form}
        return TemplateResponse(request, "admin/releases/release/import.html", context)
    text, remark = form.cleaned_data["file"]
    return _confirmation(request, model_admin, text, remark)


@require_POST
def confirm_view(request: HttpRequest, model_admin: Any) -> HttpResponse:
    """Make the draft of the text that the officer has seen."""
    _require(request)
    try:
        officer, text, remark = signing.loads(request.POST.get("text", ""), salt=SALT, max_age=HOURS * 3600)
    except signing.BadSignature:
        messages.error(request, "The text could not be taken over, or waited too long. Choose the file again.")
        return HttpResponseRedirect(reverse("admin:releases_release_import"))
    if officer != request.user.pk:
        raise PermissionDenied
    try:
        stored = store(read(text, remark), by=request.user)
    except IntegrityError:  # two officers, one file, one moment
        messages.error(
            request, "Somebody else was importing the same text. Choose the file again to see how it stands."
        )
        return HttpResponseRedirect(reverse("admin:releases_release_import"))
    done = stored.outcome in (Outcome.MADE, Outcome.UPDATED)
    messages.add_message(request, messages.SUCCESS if done else messages.WARNING, stored.sentence)
    return HttpResponseRedirect(reverse("admin:releases_release_change", args=[stored.release.pk]))


def _confirmation(request: HttpRequest, model_admin: Any, text: str, remark: str) -> HttpResponse:
    """What would be made of the text, and the button that makes it."""
    parsed = read(text, remark)
    stored = _rehearsed(parsed, request.user)
    context = {
        **_context(request, model_admin, "Check what was recognised"),
        "rows": rows(parsed),
        "header": parsed.header,
        "recognised": _sentences([*parsed.remarks.recognised, *stored.remarks.recognised]),
        "questions": _sentences([*parsed.remarks.not_understood, *stored.remarks.not_understood]),
        "left_out": left_out_runs(parsed),
        "normalised": parsed.remarks.normalised,
        "outcome": stored.outcome,
        "makes_draft": stored.outcome in (Outcome.MADE, Outcome.UPDATED),
        "sentence": stored.sentence,
        "existing": Release.objects.filter(pk=stored.release.pk).first(),
        "text": signing.dumps([request.user.pk, text, remark], salt=SALT, compress=True),
    }
    return TemplateResponse(request, "admin/releases/release/import_confirm.html", context)


def _rehearsed(parsed: ParsedRelease, by: Any) -> Stored:
    """What storing the text would do; everything it wrote is taken back."""
    with transaction.atomic():
        stored = store(parsed, by=by)
        transaction.set_rollback(True)
    return stored


def _sentences(remarks: list[Remark]) -> list[tuple[int, str]]:
    return [(remark.line, remark.sentence) for remark in remarks]


def _require(request: HttpRequest) -> None:
    """Raise ``PermissionDenied`` unless the officer may import."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied


def _context(request: HttpRequest, model_admin: Any, title: str) -> dict[str, Any]:
    return {**model_admin.admin_site.each_context(request), "title": title, "opts": Release._meta}
