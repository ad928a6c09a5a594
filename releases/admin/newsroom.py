"""The newsroom itself: one row, whose colours can be read and whose logo is safe."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html

from council_news.files import BadFile
from council_news.outbox.models import Change
from inspections.admin.bases import Form
from releases.admin.part_forms import sentence_of
from releases.admin.widgets import DeskAdmin
from releases.contrast import MINIMUM_BRAND, MINIMUM_TEXT, too_faint
from releases.models import Newsroom
from releases.photos import clean_logo


class NewsroomForm(Form):
    """The council's name, look and statements."""

    council_url = forms.URLField(required=False, label="Council website", assume_scheme="https")
    remove_logo = forms.BooleanField(required=False, label="Remove the logo and set the name in type")

    class Meta:
        model = Newsroom
        exclude = ("singleton",)  # noqa: DJ006 - every other field is the administrator's
        widgets = {
            "logo": forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
            "brand_colour": forms.TextInput(attrs={"class": "colour", "maxlength": 7}),
            "link_colour": forms.TextInput(attrs={"class": "colour", "maxlength": 7}),
            "boilerplate": forms.Textarea(attrs={"rows": 4}),
            "about": forms.Textarea(attrs={"rows": 6}),
            "address": forms.Textarea(attrs={"rows": 4}),
        }

    def clean_brand_colour(self) -> str:
        """Dark enough for white text on it and for headings on white."""
        return self._legible("brand_colour", MINIMUM_BRAND)

    def clean_link_colour(self) -> str:
        """Dark enough for links on white."""
        return self._legible("link_colour", MINIMUM_TEXT)

    def _legible(self, name: str, least: float) -> str:
        colour: str = self.cleaned_data[name].lower()
        sentence = too_faint(colour, least=least)
        if sentence:
            raise forms.ValidationError(sentence)
        return colour

    def clean_logo(self) -> Any:
        """A new logo is decoded and written again; the old one stays if none is chosen."""
        logo = self.cleaned_data["logo"]
        if "logo" not in self.files:
            return logo
        try:
            return clean_logo(logo)
        except (BadFile, ValidationError) as refused:
            raise forms.ValidationError(sentence_of(refused)) from refused

    def clean(self) -> dict[str, Any]:
        """A ticked box takes the logo away, unless a new one comes with it."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("remove_logo") and "logo" not in self.files:
            cleaned["logo"] = ""
        return cleaned


@admin.register(Newsroom)
class NewsroomAdmin(DeskAdmin):
    """One row, so no list: the navigation leads to the form."""

    form = NewsroomForm
    autocomplete_fields = ("default_contact",)
    readonly_fields = ("current_logo",)
    changes = Change.Kind.NEWSROOM
    fieldsets = (
        (None, {"fields": ("name", "council_name", "strapline", "council_url", "nation")}),
        (
            "Look",
            {
                "fields": ("brand_colour", "link_colour", "current_logo", "logo", "remove_logo"),
                "description": "The contrast of both colours is measured when you save.",
            },
        ),
        ("Words under every release", {"fields": ("boilerplate", "default_contact")}),
        ("Pages", {"fields": ("about", "address")}),
        (
            "Accessibility statement",
            {
                "classes": ("collapse",),
                "fields": (
                    "accessibility_compliance",
                    "accessibility_problems",
                    ("statement_prepared_on", "statement_reviewed_on", "statement_tested_on"),
                ),
            },
        ),
    )

    @admin.display(description="logo now")
    def current_logo(self, newsroom: Newsroom) -> str:
        """The logo as the public sees it."""
        if not newsroom.logo:
            return "None: the name is set in type."
        url = reverse("releases:logo", args=[newsroom.logo_key])
        return format_html('<img class="logo" src="{}" alt="{}">', url, newsroom.council_name)

    def changed_ref(self, obj: Newsroom, form: Any = None) -> str:
        """There is one."""
        return ""

    def save_model(self, request: HttpRequest, obj: Newsroom, form: Any, change: bool) -> None:
        """The file of the logo before goes when it is certain that nothing shows it any more."""
        before = str(Newsroom.objects.get(pk=obj.pk).logo) if change else ""
        super().save_model(request, obj, form, change)
        if before and before != str(obj.logo):
            transaction.on_commit(partial(default_storage.delete, before))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """There is one newsroom."""
        return super().has_add_permission(request) and not Newsroom.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """There is always a newsroom."""
        return False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Straight to the row, or to making it."""
        if not self.has_view_or_change_permission(request) and not self.has_add_permission(request):
            return super().changelist_view(request, extra_context)
        row = Newsroom.objects.first()
        if row:
            return redirect("admin:releases_newsroom_change", row.pk)
        return redirect("admin:releases_newsroom_add")
