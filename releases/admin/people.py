"""People who are quoted, the offices they held on which days, and contacts."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from council_news.outbox.models import Change
from releases.admin.widgets import DeskAdmin, DeskTabular
from releases.models import Contact, Newsroom, Person, Role


class RoleInline(DeskTabular):
    """Offices with their days: old releases keep the one of their day."""

    model = Role
    fields = ("title", "held_from", "held_to")


@admin.register(Person)
class PersonAdmin(DeskAdmin):
    """People who are quoted."""

    list_display = ("name", "title", "kind", "quoted")
    list_filter = ("kind",)
    ordering = ("name",)  # said again: a query with a count in it ignores the model's own
    search_fields = ("name", "title", "roles__title")
    fields = ("name", "title", "kind", "slug")
    inlines = (RoleInline,)
    changes = Change.Kind.PERSON

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who was quoted stays: the page is linked to."""
        return super().has_delete_permission(request, obj) and not (obj and obj.editions.exists())

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With how often each was quoted, which the list shows."""
        people: QuerySet[Any] = super().get_queryset(request)
        return people.annotate(quotes_count=Count("quotes", distinct=True))  # type: ignore[no-any-return]

    @admin.display(description="quoted", ordering="quotes_count")
    def quoted(self, person: Any) -> str:
        """How often, in words."""
        return (
            "once" if person.quotes_count == 1 else f"{person.quotes_count} times" if person.quotes_count else "never"
        )

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        """The address is made from the name once."""
        return {} if obj else {"slug": ("name",)}

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """The address of a person's page does not change."""
        return ["slug"] if obj else []

    def describe_choice(self, person: Any) -> dict[str, str]:
        """In autocompletes: in what capacity the person speaks."""
        return {"detail": person.get_kind_display()}


@admin.register(Role)
class RoleAdmin(DeskAdmin):
    """Offices: edited with their person; here for the autocomplete of a quote, which asks for one person's."""

    search_fields = ("title", "person__name")
    list_select_related = ("person",)
    fields = ("person", "title", "held_from", "held_to")
    autocomplete_fields = ("person",)
    changes = Change.Kind.PERSON

    def changed_ref(self, obj: Role, form: Any = None) -> Any:
        """Whose office it is."""
        return obj.person_id

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        """Not in the navigation."""
        return {}

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        """Only the offices of the person chosen as speaker, when the form names one."""
        speaker = request.GET.get("speaker", "")
        found = queryset.filter(person_id=int(speaker)) if speaker.isdecimal() else queryset
        return super().get_search_results(request, found.select_related("person"), search_term)

    def describe_choice(self, role: Any) -> dict[str, str]:
        """In autocompletes: whose office, and when."""
        days = [
            f"{role.held_from:%-d %B %Y}" if role.held_from else "",
            f"{role.held_to:%-d %B %Y}" if role.held_to else "",
        ]
        held = f"{days[0] or 'before'} to {days[1] or 'now'}" if any(days) else "no dates recorded"
        return {"detail": f"{role.person.full_name}, {held}"}


@admin.register(Contact)
class ContactAdmin(DeskAdmin):
    """Whom journalists or residents can reach."""

    list_display = ("name", "team", "phone", "email", "audience", "is_listed")
    list_filter = ("audience", "is_listed")
    search_fields = ("name", "team", "email")
    changes = Change.Kind.CONTACTS

    def note_change(self, ref: Any) -> None:
        """The page of contacts, and every page if it is the contact that all of them print."""
        super().note_change("")
        if Newsroom.objects.filter(default_contact=ref).exists():
            Change.objects.record(Change.Kind.NEWSROOM)

    def describe_choice(self, contact: Any) -> dict[str, str]:
        """In autocompletes: team and number."""
        return {"detail": ", ".join(filter(None, [contact.team, contact.phone or contact.email]))}
