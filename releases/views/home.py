"""The front page."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Value
from django.db.models.fields.json import KT

from council_news.addresses import address
from council_news.questions import prepared
from inspections.models import Inspection
from releases.models import Edition, Photo, Topic
from releases.querysets import EditionQuerySet
from releases.views.public import PublicPage

LATEST = 9
INSPECTIONS = 3
TOPICS = 12


class HomeView(PublicPage):
    """The lead story, the latest news, topics and inspections. Three queries."""

    template_name = "releases/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The newest release leads; its photo is shown unless it was taken down."""
        editions: list[Any] = _latest()
        lead, *latest = editions or [None]
        return super().get_context_data(
            lead=lead,
            photo=lead.lead_photo if lead and not lead.photo_is_gone else None,
            latest=latest,
            **onward(),
            **kwargs,
        )


@prepared
def _latest() -> EditionQuerySet:
    """The newest releases, and whether the lead photo of each was taken down."""
    gone = Photo.objects.filter(sha256=OuterRef("lead_sha256"), taken_down_at__isnull=False)
    live = Edition.objects.live().for_lists().latest_first().annotate(lead_sha256=KT("lead_photo__sha256"))
    return live.annotate(photo_is_gone=Exists(gone))[:LATEST]


def onward() -> dict[str, list[tuple[str, str]]]:
    """Where to go from here: topics that have news, and the latest inspections, as names and addresses. One query."""
    named: dict[str, list[tuple[str, str]]] = {"topics": [], "inspections": []}
    for section, name, slug in sorted(_sections()):
        view = "releases:topic" if section == "topics" else "inspections:inspection"
        named[section].append((name, address(view, slug)))
    return named | {"topics": named["topics"][:TOPICS]}


@prepared
def _sections() -> QuerySet[Any, tuple[str, str, str]]:
    """Section, name and slug of every topic that has news and of the latest inspections."""
    latest = Inspection.objects.public().ours()[:INSPECTIONS]
    inspections = Inspection.objects.filter(pk__in=latest.values("pk")).annotate(section=Value("inspections"))
    named = inspections.order_by().values_list("section", "title", "slug")
    topics = Topic.objects.with_news().annotate(section=Value("topics")).order_by()
    found: QuerySet[Any, tuple[str, str, str]] = topics.values_list("section", "name", "slug").union(named, all=True)
    return found
