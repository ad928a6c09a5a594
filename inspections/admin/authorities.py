"""Who is inspected, in the admin: found by typing, never by scrolling."""

from django.contrib import admin

from inspections.admin.bases import OfficerAdmin, OfficerTabular
from inspections.models import GssCode, InspectedBody, LocalAuthority


class GssCodeInline(OfficerTabular):
    """The ONS codes of an authority."""

    model = GssCode


@admin.register(LocalAuthority)
class LocalAuthorityAdmin(OfficerAdmin):
    """Councils, living and abolished."""

    list_display = ("name", "region", "urn", "dfe_code", "is_ours", "abolished_on")
    list_filter = ("region", ("abolished_on", admin.EmptyFieldListFilter))
    search_fields = ("name", "aliases", "urn", "dfe_code", "gss_codes__code")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("successor",)
    inlines = (GssCodeInline,)
    fieldsets = (
        (None, {"fields": ("name", "region", "is_ours", "aliases")}),
        (
            "Codes",
            {
                "fields": ("urn", "dfe_code"),
                "description": "Open data is matched by these codes first and by name only where they are missing.",
            },
        ),
        (
            "If it was abolished",
            {"classes": ("collapse",), "fields": ("abolished_on", "successor")},
        ),
        ("Address", {"classes": ("collapse",), "fields": ("slug",)}),
    )


@admin.register(InspectedBody)
class InspectedBodyAdmin(OfficerAdmin):
    """Councils' services, trusts, partnerships, boards and settings."""

    list_display = ("name", "kind", "authority")
    list_filter = ("kind",)
    list_select_related = ("authority",)
    search_fields = ("name", "authority__name", "urn")
    autocomplete_fields = ("authority",)
    fieldsets = (
        (
            None,
            {
                "fields": ("kind", "name", "authority", "urn"),
                "description": (
                    "The name of a children’s home is for officers only: the public sees neither its name nor its "
                    "place, only how many homes were inspected and their grades."
                ),
            },
        ),
    )

    def describe_choice(self, body: InspectedBody) -> dict[str, str]:
        """The second line in autocompletes."""
        return {"detail": body.get_kind_display()}
