"""What every page of the officer's desk shares: native day pickers, lists typed one to a line, no mass deletion."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from council_news.outbox.models import Change
from inspections.admin.choosers import ChoosesMixin
from inspections.admin.lines import LinesField

if TYPE_CHECKING:  # Django's own classes cannot be subscripted when the program runs
    Form = forms.ModelForm[Any]
    FormSet = forms.BaseInlineFormSet[Any, Any, Any]
    _Admin = admin.ModelAdmin[Any]
    _Stacked = admin.StackedInline[Any, Any]
    _Tabular = admin.TabularInline[Any, Any]
else:
    Form, FormSet = forms.ModelForm, forms.BaseInlineFormSet
    _Admin, _Stacked, _Tabular = admin.ModelAdmin, admin.StackedInline, admin.TabularInline


class DayInput(forms.DateInput):
    """The browser's own day picker, which has a label (Django's admin pairs of inputs have none)."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


FIELDS: dict[Any, dict[str, Any]] = {
    models.DateField: {"widget": DayInput},
    models.JSONField: {"form_class": LinesField},
    models.URLField: {"assume_scheme": "https"},
    models.TextField: {"widget": forms.Textarea(attrs={"rows": 3, "cols": 60})},
}


class OfficerAdmin(ChoosesMixin, _Admin):
    """A list and a form of the officer's desk."""

    formfield_overrides = FIELDS
    list_per_page = 50
    actions = None  # nothing is deleted by the dozen
    changes: str = Change.Kind.FACTS  # what the public reads changes with what is saved here; "" where nothing does

    def changed_ref(self, obj: Any, form: Any = None) -> Any:
        """Which of them: the ``ref`` of the change. ``form`` is what was saved, or None at a deletion."""
        return ""

    def note_change(self, ref: Any) -> None:
        """Have the public's pages written again, in the transaction of the change."""
        if self.changes:
            Change.objects.record(self.changes, ref)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Take note for the written site, once all of the form is saved."""
        # Asked before: once they are saved, rows that may be added and not changed say that they have not changed.
        has_changed = not change or form.has_changed() or any(formset.has_changed() for formset in formsets)
        super().save_related(request, form, formsets, change)
        if has_changed:
            self.note_change(self.changed_ref(form.instance, form))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Take note for the written site."""
        ref = self.changed_ref(obj)
        super().delete_model(request, obj)
        self.note_change(ref)


class LabelledFormSet(FormSet):
    """Rows of a table: each input is named for those who do not see the head of its column (WCAG 4.1.2)."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Name each field by its column and its row."""
        super().add_fields(form, index)
        row = "new row" if index is None else f"row {index + 1}"
        for name, field in form.fields.items():
            label = field.label or name.replace("_", " ").capitalize()
            field.widget.attrs.setdefault("aria-label", f"{label}, {row}")


class OrderedFormSet(LabelledFormSet):
    """Rows whose places are unique and can be swapped: all that move step aside first."""

    ASIDE = 20_000  # no list has so many rows, and the column holds 32,767

    def save(self, commit: bool = True) -> Any:
        """Save, having freed the places that others are about to take."""
        moved = [form.instance.pk for form in self.initial_forms if "position" in form.changed_data]
        for offset, key in enumerate(moved if commit else []):
            self.get_queryset().filter(pk=key).update(position=self.ASIDE + offset)
        return super().save(commit)


class OfficerTabular(ChoosesMixin, _Tabular):
    """Rows of a table within a form; a new one appears when it is asked for."""

    formset: type[FormSet] = LabelledFormSet
    template = "admin/inspections/tabular.html"
    formfield_overrides = FIELDS
    extra = 0


class OfficerStacked(ChoosesMixin, _Stacked):
    """Blocks of fields within a form."""

    formfield_overrides = FIELDS
    extra = 0
