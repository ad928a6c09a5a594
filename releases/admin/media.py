"""The library: photographs and documents, uploaded, described, and taken down with a reason."""

import datetime as dt
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html

from council_news.files import BadFile
from council_news.text import day, file_kind, file_size, time_and_day
from inspections.admin.bases import Form
from releases.admin.part_forms import sentence_of
from releases.admin.widgets import DeskAdmin
from releases.documents import store_document
from releases.models import Document, Photo
from releases.photos import WIDTHS, store_photo
from releases.refusals import Refused
from releases.workflow_media import take_down


class MediaForm(Form):
    """What is said of a file."""

    def clean_shown_to(self) -> dt.date | None:
        """A permission that is given now has not ended yet."""
        until: dt.date | None = self.cleaned_data["shown_to"]
        if until and "shown_to" in self.changed_data and until < timezone.localdate():
            raise ValidationError("That day has passed. Give a day to come, or take the file down.")
        return until


class UploadForm(MediaForm):
    """A file and what is said of it. The file is stored while the form is checked, so that a bad one is refused."""

    upload = forms.FileField(label="File")
    officer: Any = None

    def store(self, upload: Any, **said: Any) -> Any:
        """Keep ``upload``; raises ``BadFile`` or ``ValidationError``. Each kind of file has its own."""
        return store_photo(upload, by=self.officer, **said)

    def clean(self) -> dict[str, Any]:
        """Refuse what is not sound, in a sentence."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            said = {name: value for name, value in cleaned.items() if name != "upload"}
            try:
                self.instance = self.store(cleaned["upload"], **said)
            except (BadFile, ValidationError) as refused:
                self.add_error("upload", sentence_of(refused))
        return cleaned

    def _post_clean(self) -> None:
        """The row was made by ``store``; there is nothing for the form to put into it."""

    def save(self, commit: bool = True) -> Any:
        """The stored row."""
        self.save_m2m = lambda: None  # type: ignore[method-assign] # as Django's own forms do without commit
        return self.instance


class PhotoUploadForm(UploadForm):
    """A new photo."""

    class Meta:
        model = Photo
        fields = ("alt", "credit", "licence", "shown_to")


class DocumentUploadForm(UploadForm):
    """A new document."""

    class Meta:
        model = Document
        fields = ("title", "shown_to")

    def store(self, upload: Any, **said: Any) -> Any:
        """Keep the document as it is."""
        return store_document(upload, by=self.officer, **said)


class MediaAdmin(DeskAdmin):
    """What photos and documents share."""

    form = MediaForm
    upload_form: type[UploadForm]
    uses = ""  # the relation to the parts that use the file
    ordering = ("-uploaded_at", "-pk")  # said again: a query with a count in it ignores the model's own
    change_form_template = "admin/releases/media_change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With how many releases use each."""
        files: QuerySet[Any] = super().get_queryset(request)
        return files.annotate(uses_count=Count(f"{self.uses}__release", distinct=True))  # type: ignore[no-any-return]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """A file is uploaded once; afterwards only what is said of it changes."""
        if obj is None:
            kwargs["form"] = type("UploadForm", (self.upload_form,), {"officer": request.user})
            kwargs["fields"] = self.upload_form._meta.fields
        return super().get_form(request, obj, change=change, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """A new file is stored by its form."""
        if change:
            super().save_model(request, obj, form, change)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Editions point at their files: take down instead."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """Django's addresses, and the one for taking down."""
        name = f"releases_{self.opts.model_name}_take_down"
        own = path("<int:pk>/take-down/", self.admin_site.admin_view(self.take_down_view), name=name)
        return [own, *super().get_urls()]

    def take_down_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the reason; on POST take the file out of view for good."""
        file = get_object_or_404(self.model, pk=pk)
        if not self.has_change_permission(request, file):
            raise PermissionDenied
        refused: list[str] = []
        reason = request.POST.get("reason", "")
        if request.method == "POST":
            try:
                take_down(file, by=request.user, reason=reason)
            except Refused as refusal:
                refused = refusal.sentences
            except ValidationError as problem:
                refused = list(problem.messages)
            else:
                messages.success(request, "Taken down. Its address now answers that it is gone.")
                return redirect(f"admin:releases_{self.opts.model_name}_change", pk)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Take down {file}",
            "opts": self.opts,
            "file": file,
            "refused": refused,
            "reason": reason,
            "used_in": getattr(file, self.uses).select_related("release"),
        }
        return TemplateResponse(request, "admin/releases/take_down.html", context, status=409 if refused else 200)

    @admin.display(description="used in", ordering="uses_count")
    def used(self, file: Any) -> str:
        """How many releases use it."""
        return f"{file.uses_count} release{'' if file.uses_count == 1 else 's'}"

    @admin.display(description="state")
    def state(self, file: Any) -> str:
        """Whether it was taken down."""
        if file.taken_down_at is None:
            return f"May be shown until {day(file.shown_to)}" if file.shown_to else "In the library"
        return f"Taken down {time_and_day(file.taken_down_at)}: {file.taken_down_reason}"


def thumbnail_url(photo: Photo) -> str:
    """The address, for officers, of the smallest rendition."""
    return reverse("officer_files:photo", args=[photo.sha256, WIDTHS[0], "webp"])


@admin.register(Photo)
class PhotoAdmin(MediaAdmin):
    """Photographs."""

    upload_form = PhotoUploadForm
    uses = "placements"
    list_display = ("thumbnail", "name", "alt", "credit", "licence", "used", "state")
    list_display_links = ("name",)
    list_filter = ("licence", ("taken_down_at", admin.EmptyFieldListFilter))
    search_fields = ("name", "alt", "credit")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The file first, or once it is there, what it shows."""
        said = ("alt", "credit", "licence", "shown_to")
        return ("picture", *said, "facts", "state") if obj else ("upload", *said)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The bytes never change."""
        return ("picture", "facts", "state") if obj else ()

    @admin.display(description="photo")
    def thumbnail(self, photo: Photo) -> str:
        """A small picture; its name stands beside it."""
        return format_html('<img class="thumbnail" src="{}" alt="" loading="lazy">', thumbnail_url(photo))

    @admin.display(description="photo")
    def picture(self, photo: Photo) -> str:
        """The photo as officers see it."""
        return format_html('<img class="picture" src="{}" alt="{}">', thumbnail_url(photo), photo.alt)

    @admin.display(description="file")
    def facts(self, photo: Photo) -> str:
        """Name and size."""
        return f"{photo.name}, {photo.width} by {photo.height} pixels, {file_size(photo.size)}"

    def describe_choice(self, photo: Photo) -> dict[str, str]:
        """In autocompletes: the picture and what it shows."""
        return {"detail": photo.alt or "No description yet", "thumbnail": thumbnail_url(photo)}


@admin.register(Document)
class DocumentAdmin(MediaAdmin):
    """Documents."""

    upload_form = DocumentUploadForm
    uses = "attachments"
    list_display = ("title", "kind", "used", "uploaded_at", "state")
    list_filter = (("taken_down_at", admin.EmptyFieldListFilter),)
    search_fields = ("title", "name")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The file first, or once it is there, its title."""
        said = ("title", "shown_to")
        return (*said, "download", "kind", "state") if obj else ("upload", *said)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The bytes never change."""
        return ("download", "kind", "state") if obj else ()

    @admin.display(description="kind")
    def kind(self, document: Document) -> str:
        """Kind, size and pages."""
        pages = f", {document.pages} pages" if document.pages else ""
        return f"{file_kind(document.content_type)}, {file_size(document.size)}{pages}"

    @admin.display(description="file")
    def download(self, document: Document) -> str:
        """The document, for officers."""
        url = reverse("officer_files:document", args=[document.sha256, document.name])
        return format_html('<a href="{}">{}</a>', url, document.name)

    def describe_choice(self, document: Document) -> dict[str, str]:
        """In autocompletes: kind, size and file name."""
        return {"detail": f"{self.kind(document)}, {document.name}"}
