"""Whatever an officer saves that the public reads is noted in the outbox, and nothing else is."""

from typing import Any

import pytest
from django.db.models.fields.files import FieldFile
from django.test import Client
from django.urls import reverse

from council_news.outbox.models import Change
from inspections import models as facts
from releases import models as words
from tests import factories as make
from tests.everything import inspection

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    """The desk of somebody who may do everything."""
    client.force_login(make.UserFactory(is_superuser=True))
    return client


def noted(client: Client, address: str, **changes: Any) -> list[str]:
    """What is noted when the form at ``address`` is saved with ``changes``."""
    page = client.get(address)
    forms = [page.context["adminform"].form]
    for inline in page.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    fields = [field for form in forms for field in form if not isinstance(field.value(), FieldFile)]
    data = {field.html_name: field.value() for field in fields}
    data = {name: value for name, value in data.items() if value is not None and value is not False}
    before = Change.objects.count()
    response = client.post(address, data | changes)
    assert response.status_code == 302, response.context["errors"]
    return [str(change) for change in Change.objects.order_by("pk")[before:]]


def change(row: Any) -> str:
    return reverse(f"admin:{row._meta.label_lower.replace('.', '_')}_change", args=[row.pk])


def add(model: Any) -> str:
    return reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_add")


def test_names(desk: Client) -> None:
    topic, place, person = make.TopicFactory(), make.PlaceFactory(), make.PersonFactory()
    assert noted(desk, change(topic), name="Libraries") == [f"topic {topic.pk}"]
    assert noted(desk, change(topic)) == []
    assert noted(desk, change(place), name="Oxford") == [f"place {place.pk}"]
    assert noted(desk, change(person), title="Dr") == [f"person {person.pk}"]
    role = make.RoleFactory(person=person)
    assert noted(desk, change(role), title="Leader") == [f"person {person.pk}"]
    assert noted(desk, add(words.Topic), name="Parks", slug="parks")[0].startswith("topic ")


def test_contacts_and_the_newsroom(desk: Client) -> None:
    contact = make.ContactFactory()
    assert noted(desk, change(contact), hours="9 to 5") == ["contacts"]
    newsroom = words.Newsroom.objects.create(default_contact=contact)
    assert noted(desk, change(contact), hours="8 to 4") == ["contacts", "newsroom"]
    assert noted(desk, change(newsroom), strapline="News") == ["newsroom"]
    assert noted(desk, change(newsroom)) == []


def test_facts(desk: Client) -> None:
    record = inspection()
    asked = record.recommendations.first()
    assert noted(desk, change(record), lead_inspector="Kim Lee HMI") == [f"facts {record.pk}"]
    body = make.InspectedBodyFactory(name="Another trust", kind="trust")
    assert noted(desk, change(record), bodies=[body.pk]) == ["facts"]
    assert noted(desk, change(asked), text="Do it sooner.") == [f"facts {record.pk}"]
    entry = {
        "progress-TOTAL_FORMS": 2,
        "progress-1-on": "2024-01-01",
        "progress-1-status": "done",
        "progress-1-note": "Done.",
    }
    assert noted(desk, change(asked), **entry) == [f"facts {record.pk}"]
    assert noted(desk, change(record.report), title="The report") == [f"facts {record.pk}"]
    for row in (body, body.authority, record.framework, record.framework.scale):
        name = "name" if hasattr(row, "name") else "title"
        assert noted(desk, change(row), **{name: "A new name"}) == ["facts"]


def test_confirming(desk: Client) -> None:
    record = inspection()
    before = Change.objects.count()
    for verb in ("unconfirm", "confirm"):
        desk.post(reverse(f"admin:inspections_inspection_{verb}", args=[record.pk]), {"reason": "A mistake."})
    assert list(map(str, Change.objects.all()[before:])) == [f"facts {record.pk}"] * 2


def test_a_deletion(desk: Client) -> None:
    record = make.InspectionFactory()
    desk.post(reverse("admin:inspections_inspection_delete", args=[record.pk]), {"post": "yes"})
    assert not facts.Inspection.objects.exists()
    assert [str(change) for change in Change.objects.all()] == ["facts"]


def test_what_news_was_published_under_is_not_deleted(desk: Client) -> None:
    release = make.ReleaseFactory()
    topic, unused = make.TopicFactory(), make.TopicFactory()
    release.topics.add(topic)
    make.published(release)
    release.topics.clear()
    for row, status in ((topic, 403), (unused, 302)):
        address = reverse("admin:releases_topic_delete", args=[row.pk])
        assert desk.post(address, {"post": "yes"}).status_code == status


def test_a_working_copy_and_the_library_change_nothing(desk: Client) -> None:
    release = make.ReleaseFactory()
    assert noted(desk, change(release), headline="Another headline") == []
