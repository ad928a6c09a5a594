"""Choosers: fields for one or some of hundreds of rows, found by typing (see static/admin/js/autocomplete.js)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteMixin, AutocompleteSelect, AutocompleteSelectMultiple
from django.http import HttpRequest

if TYPE_CHECKING:
    _Base = admin.ModelAdmin[Any]
    _Mixin = AutocompleteSelect
else:
    _Base, _Mixin = object, AutocompleteMixin


class _Chooser(_Mixin):
    """Django's autocomplete without select2, and without an error for a value that is no number."""

    def optgroups(self, name: str, value: Sequence[str], attr: dict[str, Any] | None = None) -> Any:
        """Only what can be a row; anything else was typed into the address or forged."""
        return super().optgroups(name, [key for key in value if not key or str(key).isdecimal()], attr)

    @property
    def media(self) -> forms.Media:
        """The script, and the jQuery by which Django's pop-ups tell it of a new row."""
        return forms.Media(
            js=["admin/js/vendor/jquery/jquery.min.js", "admin/js/jquery.init.js", "admin/js/autocomplete.js"]
        )


class Chooser(_Chooser, AutocompleteSelect):
    """For one row."""


class ManyChooser(_Chooser, AutocompleteSelectMultiple):
    """For several rows."""


class ChoosesMixin(_Base):
    """Gives the ``autocomplete_fields`` of a ModelAdmin or inline our choosers."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A chooser for one."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", Chooser(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A chooser for several."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", ManyChooser(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)
