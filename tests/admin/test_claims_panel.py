"""Against the report: what the panel says of the text, and what its buttons do."""

import pytest
from django.test import Client
from django.urls import reverse

from inspections.models import Report, ReportParagraph
from releases.claims import check_claims
from releases.evidence import sources_for
from releases.markup import clean
from releases.models import KeptClaim, Release
from releases.snapshot import snapshot
from tests import factories as make
from tests.admin.pages import fields

pytestmark = pytest.mark.django_db

WRONG = "professionals have been trained to identify potential indications of child sexual exploitation"
RIGHT = WRONG.replace("indications", "indicators")
ELSEWHERE = "high aspirations for looked after children and young people"


@pytest.fixture
def release() -> Release:
    """A draft that misquotes its report once and cites a wrong paragraph once."""
    inspection = make.InspectionFactory(confirmed=True)
    report = Report.objects.create(
        inspection=inspection, title="Report", url="https://files.ofsted.gov.uk/v1/file/1", licence="ogl"
    )
    texts = [(12, f"Elected members have {ELSEWHERE}."), (38, f"Large numbers of {RIGHT} in the county.")]
    for position, (number, text) in enumerate(texts):
        ReportParagraph.objects.create(report=report, position=position, number=number, page=9, text=text)
    made = make.ReleaseFactory(
        body=f"<p>Ofsted found that “{WRONG}”.</p><p>Inspectors said members have “{ELSEWHERE}” (Paragraph 11).</p>"
    )
    made.inspections.add(inspection)
    return made


@pytest.fixture
def author(client: Client) -> Client:
    """An author, signed in."""
    client.force_login(make.staff("Author"), backend="django.contrib.auth.backends.ModelBackend")
    return client


def page_of(release: Release) -> str:
    return reverse("admin:releases_release_change", args=[release.pk])


def key_of(release: Release, words: str) -> str:
    content = snapshot(Release.objects.with_parts().get(pk=release.pk))
    return next(one.claim.key for one in check_claims(content, sources_for(content)) if one.claim.words == words)


def press(client: Client, release: Release, button: str, **more: str) -> str:
    """Send the form as it stands with one button of the panel; the page that follows."""
    form = fields(client.get(page_of(release)))
    response = client.post(page_of(release), {**form, "_claim": button, **more}, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_the_panel_shows_the_reports_words_with_those_that_differ_marked(author: Client, release: Release) -> None:
    page = author.get(page_of(release)).content.decode()
    assert "2 claims to look at" in page
    assert '<mark><span class="visually-hidden">differs: </span>indicators</mark>' in page
    assert "paragraph 12" in page


def test_one_click_puts_the_reports_words_in(author: Client, release: Release) -> None:
    page = press(author, release, f"words:{key_of(release, WRONG)}")
    release.refresh_from_db()
    assert RIGHT in release.body
    assert "indications” → “indicators" in page
    assert "indicators" in release.history.first().note


def test_one_click_corrects_the_paragraph(author: Client, release: Release) -> None:
    press(author, release, f"cite:{key_of(release, ELSEWHERE)}")
    release.refresh_from_db()
    assert "(Paragraph 12)" in release.body


def test_a_difference_is_kept_only_with_a_reason_and_the_reason_can_be_taken_back(
    author: Client, release: Release
) -> None:
    key = key_of(release, WRONG)
    assert "Say in a sentence why" in press(author, release, f"keep:{key}")
    assert not KeptClaim.objects.exists()
    page = press(author, release, f"keep:{key}", **{f"reason-{key}": "It is how the inspector put it to us."})
    assert "It is how the inspector put it to us." in page
    assert "1 claim to look at" in page  # the other one
    press(author, release, f"change:{key}")
    assert not KeptClaim.objects.exists()


def test_what_was_typed_is_saved_before_it_is_mended(author: Client, release: Release) -> None:
    press(author, release, f"words:{key_of(release, WRONG)}", headline="A new headline")
    release.refresh_from_db()
    assert (release.headline, RIGHT in release.body) == ("A new headline", True)


def test_a_form_with_an_error_mends_nothing(author: Client, release: Release) -> None:
    press(author, release, f"words:{key_of(release, WRONG)}", headline="")
    release.refresh_from_db()
    assert WRONG in release.body


@pytest.mark.parametrize(
    "button", ["words:none", "cite:none", "keep:none", "change:none", "insert:judgements:none", "x"]
)
def test_a_forged_button_changes_nothing(author: Client, release: Release, button: str) -> None:
    press(author, release, button)
    assert Release.objects.get(pk=release.pk).body == clean(release.body)


def test_the_panel_follows_the_text_as_it_is_typed(author: Client, release: Release) -> None:
    address = reverse("admin:releases_release_claims", args=[release.pk])
    panel = author.post(address, {"body": f"<p>Ofsted found that “{RIGHT}”.</p>"}).content.decode()
    assert "Every claim that could be checked stands in the report." in panel
    assert "indications" not in panel
    release.refresh_from_db()
    assert WRONG in release.body


def test_an_edition_keeps_what_was_found_and_the_reason(release: Release) -> None:
    by = make.staff("Author")
    client = Client()
    client.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    key = key_of(release, WRONG)
    press(client, release, f"keep:{key}", **{f"reason-{key}": "As it was said."})
    press(client, release, f"cite:{key_of(release, ELSEWHERE)}")
    edition = make.published(Release.objects.get(pk=release.pk))
    by_claim = {entry["claim"]: entry for entry in edition.evidence}
    assert by_claim[WRONG]["kept"] == "As it was said."
    assert by_claim[ELSEWHERE]["verdict"] == "verbatim"
    assert edition.content["kept"][0]["reason"] == "As it was said."
