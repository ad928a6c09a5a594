"""The Import button: from a file to the draft, through the page that shows what was recognised."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from releases.models import Release
from tests.admin.conftest import signed_in
from tests.releases.importing import INSPECTED, SMALL

pytestmark = pytest.mark.django_db


def upload(client: Client, text: str | bytes, name: str = "release.txt") -> str:
    """The page that answers the upload of a file."""
    data = text.encode() if isinstance(text, str) else text
    response = client.post(reverse("admin:releases_release_import"), {"file": SimpleUploadedFile(name, data)})
    assert response.status_code == 200
    return response.content.decode()


def token(page: str) -> str:
    """The signed text that the confirmation page carries."""
    found = re.search(r'name="text" value="([^"]+)"', page)
    assert found is not None
    return unescape(found[1])


def confirm(client: Client, text: str) -> str:
    """Where the confirmation leads."""
    response = client.post(reverse("admin:releases_release_import_confirm"), {"text": text})
    assert response.status_code == 302
    return str(response.url)  # type: ignore[attr-defined]


def test_from_the_file_to_the_draft(author: Client) -> None:
    page = upload(author, INSPECTED)
    for said in ("Nothing has been kept yet.", "Praised areas", "Judgement categories", "Note to editors", "Body text"):
        assert said in page
    assert "“23-14” runs backwards" in page
    assert not Release.objects.exists()
    where = confirm(author, token(page))
    release = Release.objects.get()
    assert where == reverse("admin:releases_release_change", args=[release.pk])
    assert release.created_by == author.officer  # type: ignore[attr-defined]
    assert "was made" in author.get(where).content.decode()


def test_importing_again_says_so_and_offers_nothing(author: Client) -> None:
    confirm(author, token(upload(author, SMALL)))
    page = upload(author, SMALL)
    assert "is imported already" in page
    assert "Make the draft" not in page
    confirm(author, token(page))
    assert Release.objects.count() == 1


def test_a_later_version_says_that_it_updates(author: Client) -> None:
    confirm(author, token(upload(author, SMALL)))
    page = upload(author, SMALL.replace("Monday", "Tuesday"))
    assert "Bring the draft up to date" in page
    confirm(author, token(page))
    assert "Tuesday" in Release.objects.get().body


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"%PDF-1.7", "This is a PDF"),
        (b"x" * 1_000_001, "larger than 1 MB"),
        (b"word " * 50_000, "more than 200,000 characters"),
    ],
)
def test_a_file_that_is_no_release_gets_a_sentence(author: Client, data: bytes, sentence: str) -> None:
    assert sentence in upload(author, data)


def test_markup_is_shown_as_text(author: Client) -> None:
    page = upload(author, SMALL.replace("on Monday", "<script>alert(1)</script>"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_a_forged_or_foreign_text_is_refused(author: Client) -> None:
    mine = token(upload(author, SMALL))
    assert confirm(author, mine + "x") == reverse("admin:releases_release_import")
    other = signed_in("Approver")
    assert other.post(reverse("admin:releases_release_import_confirm"), {"text": mine}).status_code == 403
    assert not Release.objects.exists()


def test_getting_changes_nothing(author: Client) -> None:
    assert author.get(reverse("admin:releases_release_import")).status_code == 200
    assert author.get(reverse("admin:releases_release_import_confirm")).status_code == 405
    assert not Release.objects.exists()


@pytest.mark.parametrize("name", ["releases_release_import", "releases_release_import_confirm"])
def test_who_may_not(inspections_officer: Client, name: str) -> None:
    address = reverse(f"admin:{name}")
    assert inspections_officer.post(address, {"text": "x"}).status_code == 403
    anonymous = Client().post(address)
    assert anonymous.status_code == 302
    assert reverse("admin:login") in anonymous.url  # type: ignore[attr-defined]
