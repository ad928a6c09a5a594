"""The front page."""

from typing import Any

from django.db.models import Exists, OuterRef, Value
from django.db.models.fields.json import KT
from django.urls import reverse

from inspections.models import Inspection
from releases.models import Edition, Photo, Topic
from releases.views.public import PublicPage

LATEST = 9
INSPECTIONS = 3
TOPICS = 12


class HomeView(PublicPage):
    """The lead story, the latest news, topics and inspections. Three queries."""

    template_name = "releases/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The newest release leads; its photo is shown unless it was taken down."""
        gone = Photo.objects.filter(sha256=OuterRef("lead_sha256"), taken_down_at__isnull=False)
        live = Edition.objects.live().for_lists().latest_first().annotate(lead_sha256=KT("lead_photo__sha256"))
        editions: list[Any] = list(live.annotate(photo_is_gone=Exists(gone))[:LATEST])
        lead, *latest = editions or [None]
        return super().get_context_data(
            lead=lead,
            photo=lead.lead_photo if lead and not lead.photo_is_gone else None,
            latest=latest,
            **onward(),
            **kwargs,
        )


def onward() -> dict[str, list[tuple[str, str]]]:
    """Where to go from here: topics that have news, and the latest inspections, as names and addresses. One query."""
    latest = Inspection.objects.public().ours()[:INSPECTIONS]
    topics = (
        Topic.objects.with_news().annotate(section=Value("topics")).order_by().values_list("section", "name", "slug")
    )
    inspections = Inspection.objects.filter(pk__in=latest.values("pk")).annotate(section=Value("inspections"))
    found = topics.union(inspections.order_by().values_list("section", "title", "slug"), all=True)
    named: dict[str, list[tuple[str, str]]] = {"topics": [], "inspections": []}
    for section, name, slug in sorted(found):
        view = "releases:topic" if section == "topics" else "inspections:inspection"
        named[section].append((name, reverse(view, args=[slug])))
    return named | {"topics": named["topics"][:TOPICS]}
