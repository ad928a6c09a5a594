"""Who may sign in: users and their roles, for administrators, in the newsroom's look."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import QuerySet
from django.http import HttpRequest

from inspections.admin.bases import OfficerAdmin
from inspections.admin.choosers import ChoosesMixin

if TYPE_CHECKING:  # Django's own classes cannot be subscripted when the program runs
    _UserAdmin = UserAdmin[User]
else:
    _UserAdmin = UserAdmin

admin.site.unregister([User, Group])


@admin.register(User)
class StaffAdmin(ChoosesMixin, _UserAdmin):
    """People who may sign in. A role (group) carries the permissions; single permissions are the exception."""

    list_display = ("username", "full_name", "roles", "is_active", "last_login")
    list_filter = ("is_active", "groups")
    ordering = ("username",)
    filter_horizontal = ()
    autocomplete_fields = ("groups", "user_permissions")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Who it is", {"fields": ("first_name", "last_name", "email")}),
        ("What they may do", {"fields": ("is_active", "is_staff", "groups")}),
        (
            "Exceptions",
            {
                "classes": ("collapse",),
                "description": "A role is enough for almost everybody. A superuser may do everything, unasked.",
                "fields": ("is_superuser", "user_permissions"),
            },
        ),
        ("Dates", {"classes": ("collapse",), "fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")
    add_fieldsets = (
        (
            None,
            {
                "description": "A member of staff signs in with this name. Choose at least one role.",
                "fields": ("username", "first_name", "last_name", "email", "is_staff", "groups"),
            },
        ),
        ("Password", {"fields": ("usable_password", "password1", "password2")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """With their roles, which the list shows."""
        return super().get_queryset(request).prefetch_related("groups")

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Whoever is made here is meant to sign in here."""
        return {"is_staff": True, **super().get_changeform_initial_data(request)}

    @admin.display(description="name", ordering="last_name")
    def full_name(self, user: User) -> str:
        """First and last name."""
        return user.get_full_name()

    @admin.display(description="roles")
    def roles(self, user: User) -> str:
        """The groups the user is in."""
        return ", ".join(group.name for group in user.groups.all())

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        """Only a superuser hands out what no role gives; otherwise an administrator could promote themselves."""
        fixed = [str(name) for name in super().get_readonly_fields(request, obj)]
        return fixed if _is_superuser(request) else [*fixed, "is_superuser", "user_permissions"]

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """A superuser's account, password included, is changed by superusers alone."""
        allowed: bool = super().has_change_permission(request, obj)
        return allowed and (_is_superuser(request) or not (obj and obj.is_superuser))

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """People who have worked here stay in the records: make them inactive instead."""
        return False


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    """Roles. The four that a migration makes are enough to begin with."""

    filter_horizontal = ()

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest | None = None, **kwargs: Any) -> Any:
        """All permissions as boxes to tick, under what each is about."""
        kwargs["widget"] = forms.CheckboxSelectMultiple
        field: Any = super().formfield_for_manytomany(db_field, request, **kwargs)
        about: dict[str, list[tuple[int, str]]] = {}
        for permission in field.queryset:
            about.setdefault(permission.content_type.name.capitalize(), []).append((permission.pk, permission.name))
        field.choices = list(about.items())
        field.help_text = ""
        return field


@admin.register(Permission)
class PermissionAdmin(OfficerAdmin):
    """Single permissions: here for the autocompletes of roles, without a list of their own."""

    search_fields = ("name", "codename", "content_type__app_label", "content_type__model")
    changes = ""
    list_select_related = ("content_type",)

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        """Nothing: permissions are part of the program and not edited."""
        return {}

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Permissions are part of the program."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Permissions are part of the program."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Permissions are part of the program."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Permission]:
        """With the content type, which their names print."""
        return super().get_queryset(request).select_related("content_type")


def _is_superuser(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and request.user.is_superuser
