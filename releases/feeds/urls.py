"""Addresses of the feeds. They never change: a subscriber who is lost does not complain."""

from django.urls import path, register_converter

from releases.feeds import views


class FormConverter:
    """One of the formats."""

    regex = "rss|atom|json"

    def to_python(self, value: str) -> str:
        """The format as it is."""
        return value

    def to_url(self, value: str) -> str:
        """The format as it is."""
        return value


register_converter(FormConverter, "form")

urlpatterns = [
    path("feed.<form:form>", views.newsroom_feed, name="feed"),
    path("topics/<slug:slug>/feed.<form:form>", views.topic_feed, name="topic_feed"),
    path("inspections/feed.<form:form>", views.inspections_feed, name="inspections_feed"),
]
