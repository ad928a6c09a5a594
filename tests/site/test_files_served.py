"""Files go out only while their owner is public, and so that no browser runs them; from a folder and from a bucket."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import Client, TestCase
from django.urls import reverse

from council_news.files import BadFile
from council_news.settings.uploads import uploads
from releases import workflow
from releases.documents import store_document
from releases.models import Attachment, Document, HistoryEntry, Newsroom, Photo, PhotoPlacement, Release
from releases.photos import clean_logo, store_photo
from releases.refusals import Refused
from releases.workflow_media import take_down
from tests import samples
from tests.factories import ReleaseFactory, published, staff
from tests.samples import upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True, params=["folder", "bucket"])
def place(request: pytest.FixtureRequest, settings: Any) -> Iterator[None]:
    """Where uploads are kept."""
    if request.param == "folder":
        yield
        return
    target = f"s3://{request.getfixturevalue('bucket')}/uploads"
    settings.STORAGES = settings.STORAGES | {"default": uploads(target)}
    yield
    default_storage.connection.meta.client.close()


def kept_photo(name: str = "Library opening.JPG", data: bytes | None = None) -> Photo:
    with TestCase.captureOnCommitCallbacks(execute=True):
        return store_photo(upload(name, data or samples.picture(size=(1700, 900))), by=None, alt="A library")


def kept_document(data: bytes | None = None) -> Document:
    with TestCase.captureOnCommitCallbacks(execute=True):
        return store_document(upload("Library Plan.pdf", data or samples.pdf(pages=2)), title="Plan", by=None)


def release_with(photo: Photo, document: Document) -> Release:
    release = ReleaseFactory()
    PhotoPlacement.objects.create(release=release, photo=photo, alt="A library", caption="Opening day")
    Attachment.objects.create(release=release, document=document, title="Plan")
    return release


def addresses(photo: Photo, document: Document, *, names: str = "releases") -> list[str]:
    return [
        reverse(f"{names}:photo", args=[photo.sha256, 960, "jpg"]),
        reverse(f"{names}:photo", args=[photo.sha256, 480, "webp"]),
        reverse(f"{names}:document", args=[document.sha256, document.name]),
    ]


def statuses(client: Client, urls: list[str]) -> set[int]:
    return {client.get(url).status_code for url in urls}


def files_under(*parts: str) -> list[str]:
    """The names of the stored files below a folder."""
    top = "/".join(parts)
    try:
        folders, files = default_storage.listdir(top)
    except FileNotFoundError:
        return []
    below = [name for folder in folders for name in files_under(*parts, folder)]
    return [*below, *(f"{top}/{name}".lstrip("/") for name in files)]


def stored_bytes(name: str) -> bytes:
    with default_storage.open(name) as file:
        return bytes(file.read())


def test_files_follow_their_release_through_its_life(client: Client) -> None:
    photo, document = kept_photo(), kept_document()
    release, urls = release_with(photo, document), addresses(photo, document)
    assert statuses(client, urls) == {404}
    approver = staff("Approver")
    published(release)
    assert statuses(client, urls) == {200}
    workflow.withdraw(release=release, by=approver, reason="An error")
    assert statuses(client, urls) == {404}
    workflow.restore(release=release, by=approver)
    assert statuses(client, urls) == {200}


def test_what_a_later_edition_dropped_is_gone(client: Client) -> None:
    photo, document = kept_photo(), kept_document()
    release, urls = release_with(photo, document), addresses(photo, document)
    published(release)
    release.photoplacement_set.all().delete()
    release.attachment_set.all().delete()
    workflow.record_edit(release=release, by=None)
    published(release, kind="correction", change_note="The plan was out of date.")
    assert statuses(client, urls) == {404}


def test_taken_down_is_410_at_once_for_good_and_on_record(client: Client) -> None:
    photo, document = kept_photo(), kept_document()
    release, urls = release_with(photo, document), addresses(photo, document)
    published(release)
    author = staff("Author")
    for file in (photo, document):
        with pytest.raises(Refused, match="Say why"):
            take_down(file, by=author, reason=" ")
        with pytest.raises(Refused, match="permission"):
            take_down(file, by=staff("Inspections officer"), reason="Consent withdrawn.")
        take_down(file, by=author, reason="Consent withdrawn.")
        with pytest.raises(Refused, match="already"):
            take_down(file, by=author, reason="Consent withdrawn.")
    assert statuses(client, urls) == {410}
    assert release.history.filter(verb=HistoryEntry.Verb.TAKEN_DOWN, by=author).count() == 2
    with pytest.raises(BadFile, match="taken down on"):
        store_photo(upload("again.jpg", samples.picture(size=(1700, 900))), by=None)


def test_taken_down_before_publication_is_not_told_apart_from_nothing(client: Client) -> None:
    photo = kept_photo()
    take_down(photo, by=staff("Author"), reason="Consent withdrawn.")
    assert client.get(reverse("releases:photo", args=[photo.sha256, 960, "jpg"])).status_code == 404


def test_officers_see_files_of_drafts_and_nobody_keeps_them(client: Client) -> None:
    photo, document = kept_photo(), kept_document()
    urls = addresses(photo, document, names="officer_files")
    assert all(client.get(url)["Location"].startswith("/admin/login/") for url in urls)
    client.force_login(staff("Author"))
    for url in urls:
        response = client.get(url)
        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]
        assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    nobody = staff("Author")
    nobody.groups.clear()
    client.force_login(nobody)
    assert statuses(client, urls) == {403}


def test_photo_files_hold_only_pixels_and_are_named_by_us(client: Client) -> None:
    photo = kept_photo("IMG 0042 Ann's.jpeg", samples.camera_photo((800, 600)))
    assert (photo.width, photo.height, photo.name) == (600, 800, "img-0042-anns.jpg")
    assert b"Alex Marsh" in samples.camera_photo((800, 600))
    stored = files_under("photos", photo.sha256)
    assert sorted(name.rpartition("/")[2] for name in stored) == sorted(
        ["master.jpg", *(f"{width}.{ending}" for width in (480, 960, 1600) for ending in ("jpg", "webp"))]
    )
    assert not any(word in stored_bytes(name) for name in stored for word in (b"Alex Marsh", b"SERIAL", b"Canon"))


def test_headers_of_a_public_file(client: Client) -> None:
    photo, document = kept_photo(), kept_document()
    published(release_with(photo, document))
    for url in addresses(photo, document):
        response = client.get(url)
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert response["Cache-Control"] == "public, max-age=300, stale-while-revalidate=60"
        assert int(response["Content-Length"]) == len(b"".join(response))
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="library-plan.pdf"'


def public_document(client: Client) -> tuple[str, bytes, Any]:
    data = samples.pdf(pages=2)
    document = kept_document(data)
    published(release_with(kept_photo(), document))
    url = reverse("releases:document", args=[document.sha256, document.name])
    return url, data, client.get(url)


def test_conditional_requests_and_head(client: Client) -> None:
    url, data, response = public_document(client)
    same = client.get(url, headers={"If-None-Match": response["ETag"]})
    since = client.get(url, headers={"If-Modified-Since": response["Last-Modified"]})
    assert (same.status_code, since.status_code, same.content) == (304, 304, b"")
    assert same["ETag"] == response["ETag"]
    assert client.get(url, headers={"If-None-Match": '"other"'}).status_code == 200
    assert client.get(url, headers={"If-Match": '"other"'}).status_code == 412
    head = client.head(url)
    assert (head.status_code, head["Content-Length"]) == (200, str(len(data)))
    assert client.post(url).status_code == 405


def test_one_range_of_bytes(client: Client) -> None:
    url, data, response = public_document(client)
    ranges = {"bytes=0-9": (0, 10), "bytes=10-": (10, None), "bytes=-7": (-7, None), "bytes=5-999999": (5, None)}
    for asked, (start, stop) in ranges.items():
        part = client.get(url, headers={"Range": asked, "If-Range": response["ETag"]})
        assert part.status_code == 206, asked
        body = b"".join(part)
        assert body == data[start:stop], asked
        first = start % len(data)
        assert part["Content-Range"] == f"bytes {first}-{first + len(body) - 1}/{len(data)}"
        assert part["Content-Length"] == str(len(body))


def test_odd_ranges(client: Client) -> None:
    url, _data, _response = public_document(client)
    expected = {"bytes=99999999-": 416, "bytes=-0": 416, "bytes=0-1,4-5": 200}
    expected |= dict.fromkeys(["bytes=9-1", "bytes=-", "x=1-2"], 200)
    assert {asked: client.get(url, headers={"Range": asked}).status_code for asked in expected} == expected


def test_a_range_of_other_bytes_gets_the_whole(client: Client) -> None:
    url, _data, _response = public_document(client)
    assert client.get(url, headers={"Range": "bytes=0-9", "If-Range": '"older"'}).status_code == 200


def test_no_other_address_leads_to_a_file(client: Client) -> None:
    photo, document = kept_photo(), kept_document()
    published(release_with(photo, document))
    paths = [
        f"/files/photos/{photo.sha256}/961.jpg",
        f"/files/photos/{photo.sha256}/960.png",
        f"/files/photos/{photo.sha256}/master.jpg",
        f"/files/photos/{photo.sha256}/../{photo.sha256}/960.jpg",
        f"/files/photos/{photo.sha256}/%2e%2e%2f960.jpg",
        f"/files/documents/{document.sha256}/other-name.pdf",
        f"/files/documents/{document.sha256}/..%2f..%2fnews.sqlite3",
        f"/media-is-not-served/photos/{photo.sha256}/960.jpg",
        "/files/logo/00000000.png",
        "/files/reports/1/",
    ]
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 404)


def test_the_same_upload_twice_is_one_photo_and_one_document() -> None:
    assert kept_photo("one.jpg") == kept_photo("another-name.jpg")
    assert kept_document() == kept_document()
    assert (Photo.objects.count(), Document.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_rollback_leaves_no_file_and_a_lost_file_is_written_again() -> None:
    data, before = samples.picture(size=(50, 51)), files_under()
    with transaction.atomic():
        store_photo(upload("a.jpg", data), by=None)
        store_document(upload("a.txt", b"rolled back"), title="A", by=None)
        transaction.set_rollback(True)
    assert files_under() == before
    assert not Photo.objects.exists()
    photo = store_photo(upload("a.jpg", data), by=None)
    default_storage.delete(photo.file.name)
    assert store_photo(upload("a.jpg", data), by=None) == photo
    assert default_storage.exists(photo.file.name)


def test_the_logo_is_written_again_and_served_under_its_hash(client: Client) -> None:
    logo = clean_logo(upload("Crest.PNG", samples.picture("PNG", (900, 300), mode="RGBA")))
    newsroom = Newsroom(name="Fernshire News")
    newsroom.logo.save(logo.name, logo)
    response = client.get(reverse("releases:logo", args=[newsroom.logo_key]))
    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert "immutable" in response["Cache-Control"]
    with pytest.raises(BadFile):
        clean_logo(upload("crest.svg", b"<svg/>"))


@pytest.mark.parametrize(
    ("name", "box"),
    [
        ("newsroom/abcdef01-640x213.png", (168, 56)),
        ("newsroom/abcdef01-640x213_x7Fq2aB.png", (168, 56)),
        ("newsroom/abcdef01-30x20.jpg", (30, 20)),
        ("newsroom/abcdef01-1x4000.png", (1, 56)),
        ("newsroom/abcdef01.png", None),
        ("", None),
    ],
)
def test_the_place_of_the_logo_is_known_before_it_comes(name: str, box: tuple[int, int] | None) -> None:
    assert Newsroom(logo=name).logo_box == box


def test_the_logo_keeps_its_place_free(client: Client) -> None:
    logo = clean_logo(upload("crest.png", samples.picture("PNG", (900, 300))))
    Newsroom.objects.create().logo.save(logo.name, logo)
    assert b' width="168" height="56">' in client.get("/").content


def test_a_large_file_is_sent_block_by_block(client: Client) -> None:
    data = samples.pdf(extra=b"% " + b"x" * 2_000_000 + b"\n")
    document = kept_document(data)
    published(release_with(kept_photo(), document))
    url = reverse("releases:document", args=[document.sha256, document.name])
    whole, part = client.get(url), client.get(url, headers={"Range": "bytes=5-1500000"})
    assert (whole.streaming, part.streaming, part.status_code) == (True, True, 206)
    assert b"".join(whole) == data
    assert b"".join(part) == data[5:1_500_001]


def test_last_modified_is_when_the_file_was_kept(client: Client) -> None:
    _url, _data, response = public_document(client)
    modified = dt.datetime.strptime(response["Last-Modified"], "%a, %d %b %Y %H:%M:%S GMT").replace(tzinfo=dt.UTC)
    assert abs(dt.datetime.now(dt.UTC) - modified) < dt.timedelta(minutes=1)
