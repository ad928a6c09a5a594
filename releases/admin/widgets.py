"""What every page of the news desk shares: native date and time inputs, which have a label (WCAG 4.1.2)."""

from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest

from inspections.admin.bases import FIELDS, OfficerAdmin, OfficerStacked, OfficerTabular


class InstantInput(forms.DateTimeInput):
    """The browser's own day and time picker: one input, where Django's admin has two without labels."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%dT%H:%M")


OVERRIDES = {**FIELDS, models.DateTimeField: {"form_class": forms.DateTimeField, "widget": InstantInput}}


class DeskAdmin(OfficerAdmin):
    """A list and a form of the news desk. What is published is noted by ``workflow``; the rest says so here."""

    formfield_overrides = OVERRIDES
    changes = ""

    def changed_ref(self, obj: Any, form: Any = None) -> Any:
        """The row itself."""
        return obj.pk

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """What programmers call a slug is an address to everybody else."""
        if isinstance(db_field, models.SlugField) and not db_field.help_text:
            help_text = "The end of the page’s address. It is kept once it is saved, for it may be linked to."
            kwargs.update(label="Address", help_text=help_text)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class DeskTabular(OfficerTabular):
    """Rows of a table within a form."""

    formfield_overrides = OVERRIDES


class DeskStacked(OfficerStacked):
    """Blocks of fields within a form."""

    formfield_overrides = OVERRIDES
