"""Preview, editions, history and comparison."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from releases import workflow
from releases.models import PhotoPlacement
from releases.photos import store_photo
from tests.admin.pages import address, says
from tests.factories import QuoteFactory, ReleaseFactory, approved, published, staff


@pytest.fixture
def corrected():
    """A release with two editions and a third text in work."""
    release = published(ReleaseFactory(headline="One library opens")).release
    texts = [("Two libraries open", "correction", "There are two."), ("Three libraries open", None, "")]
    for headline, kind, note in texts:
        release.headline = headline
        release.save()
        workflow.record_edit(release=release, by=staff("Author"))
        if kind:
            workflow.publish(
                release=approved(release), by=staff("Approver", first_name="Tom"), kind=kind, change_note=note
            )
    return release


def test_the_preview_shows_the_working_copy_under_a_banner(author):
    release = ReleaseFactory()
    page = author.get(address("preview", release))
    assert says(page, "Preview: not published", release.headline, "The new library opens on Monday.")


def test_the_preview_is_kept_by_nobody_and_indexed_by_nobody(author):
    page = author.get(address("preview", ReleaseFactory()))
    assert {"no-store", "private"} <= {part.strip() for part in page["Cache-Control"].split(",")}
    assert "noindex" in page["X-Robots-Tag"]
    assert 'rel="canonical"' not in page.content.decode()


def test_the_preview_is_for_officers_who_may_see_releases(client, author):
    release = ReleaseFactory()
    assert client.get(address("preview", release)).status_code == 302
    client.force_login(staff(""), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(address("preview", release)).status_code == 403
    assert author.post(address("preview", release)).status_code == 405


def test_photos_of_the_preview_come_from_the_officers_addresses(
    author, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = tmp_path
    data = io.BytesIO()
    Image.new("RGB", (40, 30)).save(data, "PNG")
    release = ReleaseFactory()
    with django_capture_on_commit_callbacks(execute=True):
        photo = store_photo(SimpleUploadedFile("a.png", data.getvalue()), by=author.officer)
    PhotoPlacement.objects.create(release=release, photo=photo, alt="x", is_lead=True)
    html = author.get(address("preview", release)).content.decode()
    assert f"/admin/files/photos/{photo.sha256}/" in html
    assert f'"/files/photos/{photo.sha256}' not in html
    assert author.get(f"/admin/files/photos/{photo.sha256}/480.webp").status_code == 200


def test_editions_and_history_tell_who_did_what(author, corrected):
    page = author.get(address("editions", corrected))
    assert says(page, "Edition 2", "Correction", "There are two.", "Edition 1", "First edition", "published edition 1")
    assert corrected.editions.get(number=1).sha256[:8] in page.content.decode()


def test_an_old_edition_can_be_read_as_it_was(author, corrected):
    page = author.get(address("edition", corrected, 1))
    assert says(page, "Edition 1: not the current one", "One library opens")
    assert "Two libraries" not in page.content.decode()
    assert "noindex" in page["X-Robots-Tag"]


def test_any_two_texts_are_compared(author, corrected):
    page = author.get(address("compare", corrected, 1, 2))
    assert says(page, "From edition 1 to edition 2", "removed: One library opens", "added: Two libraries open")
    assert says(author.get(address("compare", corrected, 2, "now")), "added: Three", "Unchanged: Summary, Text")
    assert says(author.get(address("compare", corrected, 1, 1)), "Nothing that readers see differs.")


def test_the_form_of_the_page_leads_to_the_comparison(author, corrected):
    response = author.get(address("editions", corrected), {"old": "1", "new": "now"})
    assert response.url == address("compare", corrected, "1", "now")


@pytest.mark.parametrize("pair", [("1", "9"), ("0", "1"), ("1", "x"), ("--", "now")])
def test_there_is_no_other_edition(author, corrected, pair):
    assert author.get(address("compare", corrected, *pair)).status_code == 404


def test_marks_are_words_too_and_hostile_text_is_text(author):
    release = published(ReleaseFactory(headline="Before")).release
    QuoteFactory(release=release, words="<script>alert(1)</script>")
    html = author.get(address("compare", release, 1, "now")).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_queries_do_not_grow_with_editions(author, corrected, django_assert_max_num_queries):
    author.get(address("editions", corrected))
    with django_assert_max_num_queries(12):
        author.get(address("editions", corrected))
