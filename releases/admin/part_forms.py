"""The forms of the parts of a release: each row knows its key, its place in the order and its release."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from council_news.files import BadFile
from council_news.text import day
from inspections.admin.bases import Form
from releases.admin.forms import release_day
from releases.documents import store_document
from releases.models import Attachment, KeyFact, NoteToEditors, PhotoPlacement, Quote, Release, ReleaseContact
from releases.photos import store_photo


class PartForm(Form):
    """What every part's form has: a key that never changes and a position that follows the rows."""

    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    position = forms.IntegerField(required=False, min_value=0, max_value=9999, widget=forms.HiddenInput)

    def __init__(self, *args: Any, release: Release, officer: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.release, self.officer = release, officer

    @property
    def changed_data(self) -> list[str]:
        """A new row in which nothing was typed is no row: key and position are the form's own."""
        changed: list[str] = super().changed_data
        return changed if self.instance.pk else [name for name in changed if name not in ("key", "position")]

    def clean_key(self) -> uuid.UUID:
        """The key by which the text places the part: kept once saved, a new one where the browser made none."""
        kept = self.instance.key if self.instance.pk else self.cleaned_data.get("key")
        return kept or uuid.uuid4()

    def clean_position(self) -> int:
        """The place in the order; without JavaScript the place of the row on the form."""
        position: int | None = self.cleaned_data.get("position")
        if position is not None:
            return position
        index = (self.prefix or "").rpartition("-")[2]
        return int(index) if index.isdecimal() else 0

    def put(self, name: str, value: Any) -> None:
        """Let the form come back with ``value`` in ``name`` if something else on the page is wrong."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data[self.add_prefix(name)] = value  # type: ignore[index]


class QuoteForm(PartForm):
    """Who said what in which role, and who cleared exactly these words."""

    cleared_again = forms.BooleanField(
        required=False, label="The words as they stand now were cleared", help_text="Tick after a change was agreed."
    )

    class Meta:
        model = Quote
        fields = ("key", "position", "speaker", "role", "introduction", "words", "signed_off_by", "signed_off_on")
        widgets = {"words": forms.Textarea(attrs={"rows": 7})}
        help_texts = {"role": "The role held on the day. Leave blank on a new quote to have it looked up."}

    def clean_words(self) -> str:
        """One kind of line ending, so that the same words have the same hash."""
        return str(self.cleaned_data["words"]).replace("\r\n", "\n").strip()

    def clean(self) -> dict[str, Any]:
        """The role is one the speaker held on the day of the release."""
        cleaned = super().clean() or self.cleaned_data
        speaker, role = cleaned.get("speaker"), cleaned.get("role")
        if speaker and not role and not self.instance.pk and not cleaned.get("introduction"):
            cleaned["role"] = speaker.role_on(release_day(self.release))
        if speaker and role:
            self._refuse_foreign_role(speaker, role)
        return cleaned

    def _refuse_foreign_role(self, speaker: Any, role: Any) -> None:
        on = release_day(self.release)
        if role.person_id != speaker.pk:
            self.add_error("role", f"“{role.title}” is a role of {role.person.full_name}, not of {speaker.full_name}.")
        elif not role.was_held_on(on):
            self.add_error(
                "role",
                f"{speaker.full_name} did not hold this role on {day(on)}, the day of this release. "
                "Choose another, or mend its dates under People.",
            )

    def save(self, commit: bool = True) -> Any:
        """A sign-off points at the words it was given for; later changes leave it behind."""
        given = {"signed_off_by", "signed_off_on"} & set(self.changed_data) or self.cleaned_data.get("cleared_again")
        if not self.instance.signed_off_by:
            self.instance.signed_off_sha256 = ""
        elif given:
            self.instance.signed_off_sha256 = self.instance.words_sha256
        return super().save(commit)


class KeyFactForm(PartForm):
    """A figure and what it counts."""

    class Meta:
        model = KeyFact
        fields = ("key", "position", "value", "unit", "label", "source")


class PhotoForm(PartForm):
    """A photo of the library or a new one, and what it means here."""

    upload = forms.FileField(
        required=False,
        label="or upload a new one",
        help_text="JPEG, PNG or WebP. Camera and place data are removed.",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    credit = forms.CharField(
        required=False, max_length=160, label="Credit of a new photo", help_text="Who took it; kept with the photo."
    )

    class Meta:
        model = PhotoPlacement
        fields = ("key", "position", "photo", "alt", "is_decorative", "caption", "is_lead")
        labels = {"photo": "Photo from the library"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["photo"].required = False

    def _get_validation_exclusions(self) -> set[str]:
        # One lead photo: the formset compares the rows of the form, where the database still holds the old lead.
        return {*super()._get_validation_exclusions(), "is_lead"}  # type: ignore[misc]

    def clean(self) -> dict[str, Any]:
        """Store an upload at once: it stays chosen if something else on the page is wrong."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("upload"):
            try:
                photo = store_photo(cleaned["upload"], by=self.officer, credit=cleaned.get("credit", ""))
            except (BadFile, ValidationError) as refused:
                self.add_error("upload", sentence_of(refused))
            else:
                cleaned["photo"] = photo
                self.put("photo", photo.pk)
        elif not cleaned.get("photo") and "photo" not in self.errors and "upload" not in self.errors:
            self.add_error("photo", "Choose a photo, or upload one.")
        return cleaned


class AttachmentForm(PartForm):
    """A document of the library or a new one, and the words readers click on."""

    upload = forms.FileField(
        required=False, label="or upload a new one", help_text="PDF, Word, Excel, ODF, CSV or text."
    )

    class Meta:
        model = Attachment
        fields = ("key", "position", "title", "document")
        labels = {"document": "Document from the library"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].required = False

    def clean(self) -> dict[str, Any]:
        """Store an upload at once: it stays chosen if something else on the page is wrong."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("upload"):
            try:
                document = store_document(cleaned["upload"], title=cleaned.get("title") or "Untitled", by=self.officer)
            except (BadFile, ValidationError) as refused:
                self.add_error("upload", sentence_of(refused))
            else:
                cleaned["document"] = document
                self.put("document", document.pk)
        elif not cleaned.get("document") and "document" not in self.errors and "upload" not in self.errors:
            self.add_error("document", "Choose a document, or upload one.")
        return cleaned


class NoteForm(PartForm):
    """Background for journalists."""

    class Meta:
        model = NoteToEditors
        fields = ("key", "position", "text")
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}


class ContactForm(PartForm):
    """Whom to ring about this release."""

    class Meta:
        model = ReleaseContact
        fields = ("key", "position", "contact")


def sentence_of(refused: BadFile | ValidationError) -> str:
    """What was wrong with a file, for the person who chose it."""
    return refused.sentence if isinstance(refused, BadFile) else " ".join(refused.messages)
