"""Addresses and questions that are put together once answer like those that are put together anew."""

import pytest
from django.db.models import QuerySet
from django.test.utils import override_script_prefix
from django.urls import NoReverseMatch, reverse

from council_news.addresses import address
from council_news.questions import prepared
from releases.models import Topic
from tests.factories import TopicFactory


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
def test_a_prepared_question_is_put_together_once_and_asked_anew() -> None:
    made = []

    @prepared
    def named(name: str) -> QuerySet[Topic]:
        made.append(name)
        return Topic.objects.filter(name=name)

    assert list(named("Roads")) == []
    topic = TopicFactory(name="Roads")
    assert list(named("Roads")) == [topic]
    assert not named("Schools").exists()
    assert made == ["Roads", "Schools"]
