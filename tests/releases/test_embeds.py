"""Embeds: each kind printed in the body, what dangles, what nobody placed, and previews for the editor."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.urls import reverse
from PIL import Image

from inspections import models as facts
from releases.embeds import EMBEDS, dangling, render_body, render_embed, unplaced, unplaced_keys
from releases.markup import Embed
from releases.models import Release
from releases.photos import store_photo
from releases.snapshot import snapshot
from tests import factories

pytestmark = pytest.mark.django_db
STRANGER = "1b4e28ba-2fa1-41d2-883f-0016d3cca427"


def marker(name, ref=""):
    return f'<div data-embed="{name}" data-ref="{ref}"></div>'


def content_of(release):
    return snapshot(Release.objects.with_parts().get(pk=release.pk))


@pytest.fixture
def inspection():
    made = factories.InspectionFactory(confirmed=True)
    category, grade = made.framework.categories.first(), made.framework.scale.grades.get(label="Good")
    facts.Judgement.objects.create(inspection=made, category=category, grade=grade)
    facts.PraisedArea.objects.create(inspection=made, text="Agencies work well together", paragraphs="2, 24")
    facts.Recommendation.objects.create(inspection=made, text="Recruit more foster carers", paragraphs="14-23")
    facts.Report.objects.create(
        inspection=made, title="Fernshire: inspection report", url="https://files.example/report.pdf"
    )
    return made


@pytest.fixture
def release(inspection):
    made = factories.ReleaseFactory()
    made.inspections.add(inspection)
    factories.QuoteFactory(release=made)
    factories.KeyFactFactory(release=made)
    made.notetoeditors_set.create(text="The library was built in 1963.")
    made.releasecontact_set.create(contact=factories.ContactFactory())
    return made


SAYS = {
    "quote": "We are grateful to everyone who helped.",
    "key-facts": "3,100",
    "notes": "The library was built in 1963.",
    "contacts": "press@fernshire.example",
    "judgements": "Good",
    "grade-scale": "Requires improvement",
    "praised-areas": "Agencies work well together",
    "recommendations": "Recruit more foster carers",
    "report": "https://files.example/report.pdf",
}


@pytest.mark.parametrize("name", SAYS)
def test_each_kind_is_printed_where_the_body_places_it(release, inspection, name):
    group = EMBEDS[name].group
    refs = {"quotes": str(release.quote_set.get().key), "inspections": inspection.slug}
    release.body = f"<p>Before.</p>{marker(name, refs.get(group, ''))}<p>After.</p>"
    release.save()
    content = content_of(release)
    html = render_body(content)
    assert html.index("Before.") < html.index(SAYS[name]) < html.index("After.")
    assert "data-embed" not in html
    assert dangling(content) == []


def test_a_marker_of_what_is_gone_prints_nothing_and_is_reported(release):
    release.body = f"<p>Text.</p>{marker('quote', STRANGER)}{marker('judgements', 'elsewhere')}"
    release.save()
    content = content_of(release)
    assert render_body(content) == "<p>Text.</p>\n\n"
    assert dangling(content) == [Embed("quote", STRANGER), Embed("judgements", "elsewhere")]


def test_an_inspection_without_findings_has_no_panel_of_them(release):
    bare = factories.InspectionFactory()
    release.inspections.set([bare])
    content = content_of(release)
    assert render_embed(content, "praised-areas", bare.slug) == ""
    assert render_embed(content, "nonsense", "") == ""


def test_the_body_is_cleaned_again_when_it_is_printed(release):
    content = {**content_of(release), "body": "<p onclick='x()'>Text<script>alert(1)</script></p>"}
    assert render_body(content) == "<p>Text</p>"


def test_parts_cannot_bring_markup_of_their_own(release):
    quote = release.quote_set.get()
    quote.words = "<script>alert(1)</script> & more"
    quote.save()
    html = render_embed(content_of(release), "quote", str(quote.key))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


@override_settings(PUBLIC_URL="https://news.example.org")
def test_in_feeds_every_address_is_whole(release):
    quote = release.quote_set.get()
    release.body = f'<p>Say href="/x" <a href="/news/">ours</a></p>{marker("quote", quote.key)}'
    release.save()
    html = render_body(content_of(release), absolute=True)
    assert '<a href="https://news.example.org/news/">' in html
    assert f'<a href="https://news.example.org{quote.speaker.get_absolute_url()}">' in html
    assert 'Say href="/x"' in html


def test_parts_placed_nowhere_are_named(release):
    quote, fact = release.quote_set.get(), release.keyfact_set.get()
    content = content_of(release)
    assert unplaced(content) == [
        f"The quote of {quote.speaker} is not placed in the text.",
        "The key facts are not placed in the text.",
    ]
    assert unplaced_keys(content) == [str(quote.key), str(fact.key)]
    content["body"] = marker("quote", quote.key) + marker("key-facts")
    assert unplaced(content) == []
    assert unplaced_keys(content) == []


# The previews


def typed(rows, *entries, **more):
    """The fields of a formset as the form posts them."""
    fields = {f"{rows}-TOTAL_FORMS": str(len(entries)), f"{rows}-INITIAL_FORMS": "0"}
    for index, entry in enumerate(entries):
        fields |= {f"{rows}-{index}-{name}": str(value) for name, value in entry.items()}
    return {**fields, **more}


@pytest.fixture
def author(client):
    user = factories.staff("Author")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


def ask(client, release, data):
    address = (
        reverse("admin:releases_release_embed", args=[release.pk]) if release else "/admin/releases/release/embed/"
    )
    response = client.post(address, data)
    return response.status_code, json.loads(response.content)


def test_a_preview_follows_what_is_typed(client, author, release):
    quote = release.quote_set.get()
    row = {"id": quote.pk, "key": quote.key, "speaker": quote.speaker.pk, "words": "Half a sent"}
    status, told = ask(client, release, typed("quote_set", row, embed=f"quote/{quote.key}"))
    assert status == 200
    assert "Half a sent" in told["embeds"][f"quote/{quote.key}"]["html"]
    quote.refresh_from_db()
    assert quote.words.startswith("This is good news.")


def test_a_release_that_was_never_saved_has_previews_too(client, author):
    role = factories.RoleFactory()
    row = {"key": STRANGER, "speaker": role.person.pk, "words": "New"}
    status, told = ask(client, None, typed("quote_set", row, embed=f"quote/{STRANGER}"))
    assert status == 200
    html = told["embeds"][f"quote/{STRANGER}"]["html"]
    assert "New" in html
    assert role.title in html, "the role is looked up as it will be when the quote is saved"


def test_a_row_that_is_incomplete_removed_or_nonsense_says_so(client, author, release):
    embed = f"quote/{STRANGER}"
    rows = {
        "not complete": {"key": STRANGER, "speaker": "", "words": "x"},
        "not complete yet": {"key": STRANGER, "speaker": "999999", "words": "x"},
        "no longer": {"key": STRANGER, "speaker": "1", "words": "x", "DELETE": "on"},
        "is no longer": {"key": "nonsense", "speaker": "1", "words": "x"},
    }
    for says, row in rows.items():
        status, told = ask(client, release, typed("quote_set", row, embed=embed))
        assert status == 200
        assert says in told["embeds"][embed]["note"]


def test_the_inspections_chosen_in_the_form_are_offered(client, author, inspection):
    release = factories.ReleaseFactory()
    wanted = [f"judgements/{inspection.slug}", f"praised-areas/{inspection.slug}"]
    data = {"inspections_chosen": "1", "inspections": [inspection.pk, "x"], "embed": wanted}
    status, told = ask(client, release, data)
    assert status == 200
    assert told["inspections"] == [
        {
            "slug": inspection.slug,
            "title": inspection.title,
            "embeds": ["judgements", "grade-scale", "praised-areas", "recommendations", "report"],
        }
    ]
    assert "Agencies work well together" in told["embeds"][wanted[1]]["html"]
    assert ask(client, release, {"inspections_chosen": "1"})[1]["inspections"] == []


def test_only_who_may_edit_the_release_sees_previews(client, release):
    address = reverse("admin:releases_release_embed", args=[release.pk])
    assert client.post(address).status_code == 302
    for role in ("Inspections officer", ""):
        user = factories.UserFactory(role=role)
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        status, told = ask(client, release, {})
        assert status == 403
        assert told["error"].endswith(".")


def test_a_release_that_is_gone_and_a_wrong_method_are_told_apart(client, author, release):
    address = reverse("admin:releases_release_embed", args=[release.pk])
    assert client.get(address).status_code == 405
    release.delete()
    response = client.post(address)
    assert response.status_code == 404
    assert "no longer there" in response.json()["error"]


def test_a_photo_that_is_not_public_yet_is_shown_to_its_officers(client, author, release, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    picture = io.BytesIO()
    Image.new("RGB", (40, 30)).save(picture, "PNG")
    photo = store_photo(SimpleUploadedFile("a.png", picture.getvalue()), by=author)
    row = {"key": STRANGER, "photo": photo.pk, "alt": "A reading room", "position": "0"}
    status, told = ask(client, release, typed("photoplacement_set", row, embed=f"photo/{STRANGER}"))
    assert status == 200
    html = told["embeds"][f"photo/{STRANGER}"]["html"]
    assert "A reading room" in html
    assert f'src="/admin/files/photos/{photo.sha256}/' in html
