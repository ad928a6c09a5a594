"""The parts of a release as rows on its form, in the order in which a press officer works."""

from typing import Any

from django import forms
from django.http import HttpRequest

from inspections.admin.bases import FormSet
from releases.admin import part_forms
from releases.admin.widgets import DeskStacked
from releases.models import Attachment, KeyFact, NoteToEditors, PhotoPlacement, Quote, ReleaseContact


class PartFormSet(FormSet):
    """Rows that know the release they belong to, as it is being edited, and who edits it."""

    officer: Any = None

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Every row gets the release and the officer."""
        return {**super().get_form_kwargs(index), "release": self.instance, "officer": self.officer}

    def add_fields(self, form: Any, index: int | None) -> None:
        """Rows are removed by a box that says what it does."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Remove"


class PhotoFormSet(PartFormSet):
    """Photos, of which one may lead."""

    def clean(self) -> None:
        """One lead photo at most."""
        super().clean()
        kept = [form for form in self.forms if form.is_valid() and not form.cleaned_data.get("DELETE")]
        if sum(bool(form.cleaned_data.get("is_lead")) for form in kept) > 1:
            raise forms.ValidationError("Two photos are marked as the lead photo. Keep the mark on one of them.")

    def save(self, commit: bool = True) -> Any:
        """The old lead steps down first, so that the database never sees two."""
        leads = [form.instance.pk for form in self.forms if form.instance.is_lead and form.instance.pk]
        PhotoPlacement.objects.filter(release=self.instance, is_lead=True).exclude(pk__in=leads).update(is_lead=False)
        return super().save(commit)


class PartInline(DeskStacked):
    """Rows of one kind of part. ``add_words`` stands on the button, ``hint`` under the heading while there is none."""

    template = "admin/releases/release/parts.html"
    formset: type[Any] = PartFormSet
    add_words = ""
    hint = ""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What is shown, and the key and the position, which the form carries along."""
        return [*super().get_fieldsets(request, obj), (None, {"fields": ("key", "position")})]

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """A formset class that knows who is at work."""
        made: Any = super().get_formset(request, obj, **kwargs)
        return type(made.__name__, (made,), {"officer": request.user})


class QuoteInline(PartInline):
    """What people said."""

    model = Quote
    form = part_forms.QuoteForm
    autocomplete_fields = ("speaker", "role")
    add_words = "Add a quote"
    hint = "Who said what. Place it in the text with the editor’s Insert menu."
    fieldsets = (
        (None, {"fields": (("speaker", "role"), "introduction", "words")}),
        ("Sign-off", {"fields": (("signed_off_by", "signed_off_on"), "cleared_again")}),
    )


class KeyFactInline(PartInline):
    """Figures."""

    model = KeyFact
    form = part_forms.KeyFactForm
    add_words = "Add a key fact"
    hint = "Figures worth reading first. All of them stand where the text places “Key facts”."
    fieldsets = ((None, {"fields": (("value", "unit", "label"), "source")}),)


class PhotoInline(PartInline):
    """Photographs."""

    model = PhotoPlacement
    form = part_forms.PhotoForm
    formset = PhotoFormSet
    verbose_name = "photo"
    verbose_name_plural = "photos"
    autocomplete_fields = ("photo",)
    add_words = "Add a photo"
    hint = "From the library, or uploaded here. The lead photo stands at the top and in lists."
    fieldsets = (
        (None, {"fields": (("photo", "upload"), "credit")}),
        ("In this release", {"fields": ("alt", "is_decorative", "caption", "is_lead")}),
    )


class AttachmentInline(PartInline):
    """Documents."""

    model = Attachment
    form = part_forms.AttachmentForm
    autocomplete_fields = ("document",)
    add_words = "Add an attachment"
    hint = "Documents offered for download after the text."
    fieldsets = ((None, {"fields": ("title", ("document", "upload"))}),)


class NoteInline(PartInline):
    """Notes to editors."""

    model = NoteToEditors
    form = part_forms.NoteForm
    verbose_name = "note to editors"
    verbose_name_plural = "notes to editors"
    add_words = "Add a note to editors"
    hint = "Background for journalists, printed after the text."
    fieldsets = ((None, {"fields": ("text",)}),)


class ContactInline(PartInline):
    """Contacts."""

    model = ReleaseContact
    form = part_forms.ContactForm
    verbose_name = "contact"
    verbose_name_plural = "contacts"
    autocomplete_fields = ("contact",)
    add_words = "Add a contact"
    hint = "Whom journalists may ring about this release."
    fieldsets = ((None, {"fields": ("contact",)}),)


PART_INLINES = (QuoteInline, KeyFactInline, PhotoInline, AttachmentInline, NoteInline, ContactInline)
