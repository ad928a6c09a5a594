"""Whatever was typed anywhere arrives as text, on every page, in every feed and in the admin (families T3 and T4)."""

import datetime as dt
import json
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.apps import apps
from django.db import models
from django.db.models.functions import Cast, Concat
from django.test import Client, TestCase
from django.urls import reverse

from releases import workflow
from releases.markup import clean
from releases.models import Edition, HistoryEntry, Newsroom, Quote, Release, SearchEntry
from tests import everything
from tests.factories import ContactFactory, ReleaseFactory, approved, published, staff
from tests.hostile import MARKER, RICH, SHORT, TEXTS, live_in
from tests.site.addresses import public_addresses

pytestmark = pytest.mark.django_db

# Fields whose values are made by the program or chosen from a list, never typed.
MADE = {"sha256", "previous_sha256", "signed_off_sha256", "code", "content_type", "import_ref", "status", "body"}
MADE |= {"brand_colour", "link_colour", "paragraphs", "urn", "dfe_code", "region", "name"}
TYPED_NAMES = {"Person", "Topic", "Place", "Contact", "Newsroom", "LocalAuthority", "InspectedBody"}
DERIVED = {Edition, HistoryEntry, SearchEntry}


def typed_fields(model: type[models.Model]) -> list[models.Field]:
    """The fields of ``model`` into which somebody types text."""
    made = MADE - {"name"} if model.__name__ in TYPED_NAMES else MADE
    return [
        field
        for field in model._meta.concrete_fields
        if type(field) in (models.CharField, models.TextField) and not field.choices and field.name not in made
    ]


def fitting(text: str, field: models.Field, digits: int = 0) -> str:
    """``text`` or, where there is less room, something shorter."""
    room = (field.max_length or 10_000) - digits
    return next((choice for choice in (text, SHORT, "<b onclick=x()>", "<b>") if len(choice) <= room), "<")


def poison(text: str) -> int:
    """Put ``text`` into every typed field of every row, with the row's number, as names are often unique; how many."""
    count = 0
    number = Cast("pk", models.CharField(max_length=5))
    for label in ("releases", "inspections"):
        for model in apps.get_app_config(label).get_models():
            fields = [] if model in DERIVED else typed_fields(model)
            count += len(fields)
            if fields:
                texts = {field.name: Concat(models.Value(fitting(text, field, 5)), number) for field in fields}
                model._default_manager.update(**texts)
    return count


def poisoned(text: str) -> Release:
    """A published release about an inspection, with a correction, and ``text`` wherever there is room for words."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        release = everything.full_release()
    newsroom = Newsroom.objects.create(logo="newsroom/abcdef01.png", default_contact=ContactFactory())
    assert newsroom.pk
    Quote.objects.update(signed_off_by="Ann", signed_off_on=dt.date(2014, 6, 30))  # the two go together
    assert poison(text) > 40
    release.refresh_from_db()
    published(release)
    note = fitting(text, Edition._meta.get_field("change_note"))
    everything.amend(release, kind="correction", note=note, summary="Another summary")
    return release


def harmless(html: str, settings: Any) -> list[str]:
    """What in ``html`` would run; our own public address may be named in full, and rows to come are templates."""
    found = live_in(html.replace(f'"{settings.PUBLIC_URL}/', '"/'))
    return [piece for piece in found if piece not in ("<template>", "<svg>")]


@pytest.mark.parametrize("payload", TEXTS)
def test_text_stays_text_on_every_public_address(client: Client, settings: Any, payload: str) -> None:
    poisoned(TEXTS[payload])
    seen = 0
    for name, url in public_addresses().items():
        response = client.get(url)
        assert response.status_code in (200, 302, 404), name
        content_type = response.get("Content-Type", "").partition(";")[0]
        content = b"".join(response)
        seen += MARKER.encode() in content
        if content_type == "text/html":
            assert harmless(content.decode(), settings) == [], name
            for data in re.findall(rb'<script type="application/ld\+json">(.*?)</script>', content, re.DOTALL):
                json.loads(data)
        elif content_type.endswith("xml"):
            ElementTree.fromstring(content)  # noqa: S314 - our own bytes
        elif content_type.endswith("json"):
            json.loads(content)
    assert seen > 5, "the payload reached hardly any page, so this test proves nothing"


OFFICE = [
    "/admin/",
    "/admin/releases/release/",
    "/admin/releases/release/{pk}/change/",
    "/admin/releases/release/{pk}/editions/",
    "/admin/releases/release/{pk}/editions/1/",
    "/admin/releases/release/{pk}/compare/1/2/",
    "/admin/releases/release/{pk}/preview/",
    "/admin/releases/release/{pk}/act/?act=withdraw",
    "/admin/releases/photo/",
    "/admin/releases/photo/{photo}/change/",
    "/admin/releases/photo/{photo}/take-down/",
    "/admin/releases/document/",
    "/admin/releases/person/",
    "/admin/releases/topic/",
    "/admin/releases/contact/",
    "/admin/releases/newsroom/{newsroom}/change/",
    "/admin/inspections/inspection/",
    "/admin/inspections/inspection/{inspection}/change/",
    "/admin/inspections/recommendation/",
    "/admin/inspections/framework/",
    "/admin/autocomplete/?term=&app_label=releases&model_name=quote&field_name=speaker",
]


@pytest.mark.parametrize("payload", ["close the element", "attribute"])
def test_text_stays_text_in_the_office(client: Client, settings: Any, payload: str) -> None:
    text = TEXTS[payload]
    release = poisoned(text)
    client.force_login(staff("Administrator", first_name=text[:150], last_name=text[:150], is_superuser=True))
    keys = {
        "pk": release.pk,
        "photo": release.photoplacement_set.first().photo_id,
        "inspection": release.inspections.get().pk,
        "newsroom": Newsroom.objects.get().pk,
    }
    for url in OFFICE:
        response = client.get(url.format(**keys))
        assert response.status_code == 200, url
        if response["Content-Type"].startswith("text/html"):
            assert harmless(response.content.decode(), settings) == [], url
    message = client.post(reverse("admin:releases_release_act", args=[release.pk]), {"act": "withdraw", "reason": text})
    assert harmless(message.content.decode(), settings) == []


@pytest.mark.parametrize("payload", RICH)
def test_rich_text_is_harmless_on_the_page_and_in_the_feeds(client: Client, settings: Any, payload: str) -> None:
    release = ReleaseFactory(slug="library", body=f"<p>The library opens.</p>{RICH[payload]}")
    published(release)
    page = client.get("/news/library/").content.decode()
    assert harmless(page, settings) == []
    assert "The library opens." in page
    item = json.loads(client.get("/feed.json").content)["items"][0]
    assert harmless(item["content_html"], settings) == []
    for url in ("/feed.atom", "/feed.rss"):
        feed = ElementTree.fromstring(client.get(url).content)  # noqa: S314 - our own bytes
        for element in feed.iter():
            assert harmless(element.text or "", settings) == [], (url, element.tag)


@pytest.mark.parametrize("payload", RICH)
def test_cleaning_twice_changes_nothing_more(payload: str) -> None:
    once = clean(RICH[payload])
    assert clean(once) == once
    assert live_in(once) == []


def test_an_edition_that_was_tampered_with_is_cleaned_on_the_way_out(client: Client, settings: Any) -> None:
    edition = published(ReleaseFactory(slug="library"))
    for payload in RICH.values():
        Edition.objects.filter(pk=edition.pk).update(content={**edition.content, "body": payload})
        assert harmless(client.get("/news/library/").content.decode(), settings) == []


@pytest.mark.parametrize("text", [*TEXTS.values(), SHORT])
def test_what_is_searched_for_comes_back_as_text(client: Client, settings: Any, text: str) -> None:
    response = client.get("/search/", {"q": text})
    assert response.status_code == 200
    assert harmless(response.content.decode(), settings) == []


@pytest.mark.parametrize("text", TEXTS.values())
def test_the_reason_of_a_withdrawal_is_text(client: Client, settings: Any, text: str) -> None:
    release = published(ReleaseFactory(slug="library")).release
    workflow.withdraw(release=release, by=staff("Approver"), reason=text)
    page = client.get("/news/library/").content.decode()
    assert MARKER in page
    assert harmless(page, settings) == []


def test_notes_in_the_history_are_text(client: Client, settings: Any) -> None:
    release = approved(ReleaseFactory())
    workflow.send_back(release=release, by=staff("Approver"), note=TEXTS["script"])
    client.force_login(staff("Author"))
    page = client.get(reverse("admin:releases_release_editions", args=[release.pk])).content.decode()
    assert MARKER in page
    assert harmless(page, settings) == []
