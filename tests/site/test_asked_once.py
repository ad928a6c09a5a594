"""Addresses and questions that are put together once answer like those that are put together anew."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.db.models import Max, Q, QuerySet
from django.db.models.functions import JSONObject
from django.test.utils import override_script_prefix
from django.urls import NoReverseMatch, reverse

from council_news.addresses import address
from council_news.questions import Given, prepared
from releases.models import Listed, Topic
from tests.factories import TopicFactory, published


def test_an_address_is_what_django_makes() -> None:
    assert address("releases:home") == reverse("releases:home")
    assert address("releases:month", 2014, 6) == reverse("releases:month", args=[2014, 6])


def test_an_address_follows_where_the_newsroom_is_put() -> None:
    here = address("releases:topic", "roads")
    with override_script_prefix("/newsroom/"):
        assert address("releases:topic", "roads") == f"/newsroom{here}"
    assert address("releases:topic", "roads") == here


def test_an_address_of_nothing_is_refused_every_time() -> None:
    for _ in range(2):
        with pytest.raises(NoReverseMatch):
            address("releases:release", "not/a/slug")


@pytest.mark.django_db
def test_a_prepared_question_is_worded_once_and_asked_anew() -> None:
    worded = []

    @prepared
    def named(name: Given) -> QuerySet[Topic]:
        worded.append(name)
        return Topic.objects.filter(name=name)

    assert named("Roads") == []
    roads, schools = TopicFactory(name="Roads"), TopicFactory(name="Schools")
    assert named("Roads") == [roads]
    assert named("Schools") == [schools]
    roads.delete()
    assert named("Roads") == []
    assert len(worded) == 1


@pytest.mark.django_db
def test_a_value_is_no_part_of_the_question() -> None:
    @prepared
    def named(name: Given) -> QuerySet[Topic]:
        return Topic.objects.filter(name=name)

    for name in ("%s", "100%", "'; DROP TABLE releases_topic; --", 'a "b"', "Ffôn\\", ""):
        topic = TopicFactory(name=name)
        assert named(name) == [topic]


@pytest.mark.django_db
def test_a_question_may_have_as_many_values_as_there_are_and_several_shapes() -> None:
    @prepared
    def among(*pks: Given, by: str) -> QuerySet[Topic]:
        return Topic.objects.filter(Q(pk__in=pks) & ~Q(name="Roads")).order_by(by)

    first, second, third = (TopicFactory(name=name) for name in ("Bins", "Arts", "Roads"))
    assert among(first.pk, by="name") == [first]
    assert among(third.pk, second.pk, first.pk, by="name") == [second, first]
    assert among(third.pk, second.pk, first.pk, by="-name") == [first, second]


@pytest.mark.django_db
def test_rows_are_what_django_makes_of_them() -> None:
    """With related rows, what is put off, what is added, and values of types that a database does not have."""
    edition = published()
    lists = Listed.objects.select_related("edition").defer("edition__content")
    annotated = lists.annotate(since=Max("edition__published_at"), pair=JSONObject(number="edition__number"))

    @prepared
    def all_of_them() -> QuerySet[Listed]:
        return annotated.order_by("pk")

    @prepared
    def as_values() -> QuerySet[Listed, tuple[Any, ...]]:
        return annotated.order_by("pk").values_list("since", "pair", "edition__headline")

    asked, plain = all_of_them(), list(annotated.order_by("pk"))
    assert asked == plain != []
    row: Any = asked[0]
    assert (row.since, row.pair) == (edition.published_at, {"number": 1})
    assert row.edition.get_deferred_fields() == {"content"}
    assert row.edition == edition
    assert as_values() == list(annotated.order_by("pk").values_list("since", "pair", "edition__headline"))


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_every_thread_asks_by_its_own_connection() -> None:
    @prepared
    def names() -> QuerySet[Topic, str]:
        return Topic.objects.order_by("name").values_list("name", flat=True)

    def elsewhere() -> list[str]:
        try:
            return names()
        finally:
            connection.close()

    TopicFactory(name="Roads")
    with ThreadPoolExecutor(1) as other:
        assert other.submit(elsewhere).result() == ["Roads"]
        assert names() == ["Roads"]
        TopicFactory(name="Schools")
        assert other.submit(elsewhere).result() == ["Roads", "Schools"]
