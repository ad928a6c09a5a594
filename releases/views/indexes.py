"""What news can be looked up by: topics, people, places. Three queries each."""

from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from releases.models import Person, Place, Role, Topic
from releases.views.public import PagedPage


class IndexPage(PagedPage):
    """An index of rows with ``get_absolute_url``, ``note`` and ``releases_count``."""

    template_name = "releases/index.html"
    per_page = 60
    may_be_empty = True
    extra_context = {"heading": "", "intro": ""}


class TopicsView(IndexPage):
    """Topics that have news."""

    extra_context = {"heading": "Topics", "intro": "News by subject. Each topic has a feed of its own."}

    def rows(self) -> QuerySet[Any, Any]:
        """Topics with their descriptions."""
        rows: QuerySet[Any, Any] = Topic.objects.with_news().annotate(note=F("description"))
        return rows


class PeopleView(IndexPage):
    """People who are quoted."""

    extra_context = {"heading": "People", "intro": "People who are quoted in the news."}

    def rows(self) -> QuerySet[Any, Any]:
        """People with the latest of their roles."""
        latest = Role.objects.filter(person=OuterRef("pk")).order_by(F("held_from").desc(nulls_last=True), "-pk")
        note = Coalesce(Subquery(latest.values("title")[:1]), Value(""))
        rows: QuerySet[Any, Any] = Person.objects.with_news().annotate(note=note)
        return rows


class PlacesView(IndexPage):
    """Places of issue."""

    extra_context = {"heading": "Places", "intro": "News by the place it was issued at."}

    def rows(self) -> QuerySet[Any, Any]:
        """Places; there is nothing to note of them."""
        rows: QuerySet[Any, Any] = Place.objects.with_news().annotate(note=Value(""))
        return rows
