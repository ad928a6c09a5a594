"""The front page."""

from typing import Any

from inspections.models import Inspection
from releases.models import Edition, Photo, Topic
from releases.views.public import PublicPage

LATEST = 9
INSPECTIONS = 3
TOPICS = 12


class HomeView(PublicPage):
    """The lead story, the latest news, topics and inspections. Five queries, six if the lead has a photo."""

    template_name = "releases/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The newest release leads; its photo is shown unless it was taken down."""
        editions = Edition.objects.live().for_lists().latest_first()[:LATEST]
        lead, *latest = editions or [None]
        return super().get_context_data(
            lead=lead,
            photo=shown_photo(lead),
            latest=latest,
            topics=Topic.objects.with_news()[:TOPICS],
            inspections=Inspection.objects.public().ours()[:INSPECTIONS],
            **kwargs,
        )


def shown_photo(edition: Edition | None) -> dict[str, Any] | None:
    """The lead photo of an edition, as its content has it; None if there is none or it was taken down."""
    photo: dict[str, Any] | None = edition.lead_photo if edition else None
    if photo and not Photo.objects.filter(sha256=photo["sha256"], taken_down_at=None).exists():
        return None
    return photo
