"""The admin site: Django's structure and permissions, with the newsroom's own front page and navigation."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from council_news.site.status import standing
from releases.desk import desk

# Where each list stands in the navigation. What is not named here comes last, under "More".
SECTIONS: dict[str, tuple[str, ...]] = {
    "News": ("releases.Release", "inspections.Inspection", "inspections.Recommendation"),
    "Library": (
        "releases.Person",
        "releases.Contact",
        "releases.Photo",
        "releases.Document",
        "releases.Topic",
        "releases.Place",
    ),
    "Who and how inspected": (
        "inspections.InspectedBody",
        "inspections.LocalAuthority",
        "inspections.Framework",
        "inspections.GradeScale",
    ),
    "Settings": ("releases.Newsroom", "auth.User", "auth.Group"),
}
REST = "More"


class RichAutocomplete(AutocompleteJsonView):
    """Django's autocomplete with a second line and a picture, where the ModelAdmin offers them."""

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        """The result, with what ``ModelAdmin.describe_choice`` adds: ``detail`` and ``thumbnail``."""
        describe = getattr(self.model_admin, "describe_choice", None)
        return {**super().serialize_result(obj, to_field_name), **(describe(obj) if describe else {})}


class NewsroomAdminSite(AdminSite):
    """Django's admin site under the newsroom's name."""

    site_header = "Newsroom"
    site_title = "Newsroom"
    index_title = "Newsdesk"
    enable_nav_sidebar = False  # templates/admin/base.html has a navigation of its own

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Django's context with the navigation in the newsroom's order."""
        context = super().each_context(request)
        desk_url = reverse("admin:index", current_app=self.name)
        return {**context, "desk_url": desk_url, "sections": sections(context["available_apps"])}

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """The newsdesk: what is in progress, what waits for whom, what went out."""
        written = standing()
        context = {**desk(request.user), "written": written}
        return super().index(request, {**context, **(extra_context or {})})

    def app_index(self, request: HttpRequest, app_label: str, extra_context: Any = None) -> HttpResponse:  # type: ignore[override]
        """The newsdesk: apps are the program's order and not the newsroom's."""
        return redirect("admin:index")

    def autocomplete_view(self, request: HttpRequest) -> JsonResponse:
        """Choices for autocompletes, described."""
        return RichAutocomplete.as_view(admin_site=self)(request)  # type: ignore[return-value]


def sections(apps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The lists a user may see, grouped as the newsroom thinks of them; empty groups are left out."""
    models = {f"{app['app_label']}.{model['object_name']}": model for app in apps for model in app["models"]}
    grouped = {name: [models.pop(label) for label in labels if label in models] for name, labels in SECTIONS.items()}
    grouped[REST] = list(models.values())
    return [{"name": name, "models": found} for name, found in grouped.items() if found]


def untitled(request: HttpRequest) -> dict[str, Any]:
    """For the templates: what a page of the admin is called until its view says so. Public pages have their own."""
    is_admin = request.path_info.startswith(reverse("admin:index"))
    return {"title": None, "subtitle": None} if is_admin else {}
