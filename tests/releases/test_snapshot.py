"""The snapshot holds everything the public reads, and its hash changes exactly with it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.models import Part, Release
from releases.snapshot import canonical, digest, snapshot
from tests.factories import (
    ContactFactory,
    InspectionFactory,
    KeyFactFactory,
    PlaceFactory,
    QuoteFactory,
    ReleaseFactory,
    TopicFactory,
)

# The inspections with all that inspections.facts reads; the parts come with the release.
QUERIES_OF_A_SNAPSHOT = 13

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def read(release):
    return snapshot(Release.objects.with_parts().get(pk=release.pk))


@given(st.dictionaries(st.text(), json_values))
def test_equal_content_has_one_hash_whatever_the_order_of_its_keys(content):
    shuffled = dict(reversed(content.items()))
    assert digest(shuffled) == digest(content)
    assert json.loads(canonical(content)) == content


def inspection_with_everything():
    inspection = InspectionFactory()
    for category in inspection.framework.categories.all():
        grade = inspection.framework.scale.grades.first()
        inspection.judgements.create(category=category, grade=grade)
    inspection.praisedareas.create(text="Social workers know their children well.")
    asked = inspection.recommendations.create(text="Recruit more foster carers.", body=inspection.bodies.first())
    asked.progress.create(on="2014-09-01", status="under_way", note="Twelve more since June.")
    inspection.periods.create(starts_on="2014-04-29", ends_on="2014-05-21")
    return inspection


@pytest.mark.django_db
def test_every_kind_of_part_is_in_the_snapshot():
    groups = {"quote", "keyfact", "photoplacement", "attachment", "notetoeditors", "releasecontact"}
    assert {model._meta.model_name for model in Part.__subclasses__()} == groups
    assert {"quotes", "key_facts", "photos", "attachments", "notes", "contacts"} <= set(read(ReleaseFactory()))


@pytest.mark.django_db
def test_a_snapshot_is_plain_json():
    release = ReleaseFactory(place=PlaceFactory())
    QuoteFactory(release=release)
    KeyFactFactory(release=release)
    release.releasecontact_set.create(contact=ContactFactory())
    release.inspections.add(InspectionFactory())
    content = read(release)
    assert json.loads(canonical(content)) == content
    assert content["quotes"][0]["lead_in"].endswith("Director for Children, said:")


@pytest.mark.django_db
@pytest.mark.parametrize("parts", [1, 5])
def test_the_queries_do_not_grow_with_the_parts(django_assert_num_queries, parts):
    release = ReleaseFactory()
    for _ in range(parts):
        QuoteFactory(release=release)
        release.topics.add(TopicFactory())
        release.inspections.add(inspection_with_everything())
    release = Release.objects.with_parts().get(pk=release.pk)
    with django_assert_num_queries(QUERIES_OF_A_SNAPSHOT):
        snapshot(release)


@pytest.mark.django_db
def test_a_fact_that_changes_changes_the_hash():
    release = ReleaseFactory()
    inspection = InspectionFactory()
    release.inspections.add(inspection)
    before = digest(read(release))
    inspection.praisedareas.create(text="Social workers know their children well.", paragraphs="5")
    assert digest(read(release)) != before


@pytest.mark.django_db
def test_when_and_by_whom_it_goes_out_is_not_part_of_the_text():
    release = ReleaseFactory()
    before = digest(read(release))
    Release.objects.filter(pk=release.pk).update(status="in_review", revised_at="2026-01-01T00:00:00Z")
    assert digest(read(release)) == before
