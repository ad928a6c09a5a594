"""The written site is mirrored into any storage: what changed, deletions included, with the headers of its kind."""

import datetime as dt
import gzip
import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import Storage
from django.core.management import CommandError, call_command
from django.utils import timezone

from council_news.outbox.models import Lease
from council_news.site.folder import Busy, Folder
from council_news.site.lease import leased
from council_news.site.mirror import LIST, NotYet, mirror
from council_news.site.targets import storage_of
from council_news.site.writing import write_changes, write_whole
from releases import workflow
from releases.models import Photo, PhotoPlacement
from releases.photos import FORMATS, WIDTHS, store_photo
from releases.workflow_media import take_down
from tests import buckets, samples
from tests import factories as make
from tests.everything import complete
from tests.servers.table import addresses

pytestmark = pytest.mark.django_db


@pytest.fixture
def target(bucket: str) -> Iterator[Storage]:
    """A bucket that is mirrored into."""
    storage = storage_of(f"s3://{bucket}/site")
    yield storage
    storage.connection.meta.client.close()  # type: ignore[attr-defined]


def told(s3: Any, bucket: str, name: str) -> dict[str, str]:
    """What the store says with an object."""
    said = s3.head_object(Bucket=bucket, Key=f"site/{name}")
    wanted = ("ContentType", "CacheControl", "ContentEncoding", "ContentDisposition")
    return {header: said[header] for header in wanted if header in said}


def mirrored(s3: Any, bucket: str) -> set[str]:
    """The names of the objects but the list."""
    return {name.removeprefix("site/") for name in buckets.names(s3, bucket)} - {LIST}


def pages(folder: Folder) -> set[str]:
    """What a mirror should hold."""
    return {name for name in folder.manifest() if not name.endswith(".gone")}


def kept_photo(release: Any, django_capture_on_commit_callbacks: Any) -> Photo:
    with django_capture_on_commit_callbacks(execute=True):
        photo = store_photo(samples.upload("a.jpg", samples.picture(size=(1700, 900))), by=None, alt="A library")
    PhotoPlacement.objects.create(release=release, photo=photo, alt="A library", caption="Open")
    return photo


def test_every_address_is_an_object_with_the_bytes_and_headers_of_the_servers(
    folder: Folder, s3: Any, bucket: str, target: Storage
) -> None:
    complete()
    write_whole(folder)
    mirror(folder, target)
    assert mirrored(s3, bucket) == pages(folder)
    for path in addresses(folder.root):
        name = path.lstrip("/") + ("index.html" if path.endswith("/") else "")
        found = s3.get_object(Bucket=bucket, Key=f"site/{name}")
        body = found["Body"].read()
        plain = gzip.decompress(body) if found.get("ContentEncoding") == "gzip" else body
        assert plain == (folder.root / name).read_bytes(), path
    assert told(s3, bucket, "news/good-say-inspectors/index.html") == {
        "ContentType": "text/html; charset=utf-8",
        "CacheControl": "public, max-age=0, s-maxage=60",
        "ContentEncoding": "gzip",
    }
    assert told(s3, bucket, "feed.rss")["ContentType"] == "application/rss+xml; charset=utf-8"
    assert (
        told(s3, bucket, "inspections/national.csv")["ContentDisposition"] == 'attachment; filename="inspections.csv"'
    )
    photo = next(name for name in sorted(pages(folder)) if name.endswith("480.webp"))
    assert told(s3, bucket, photo) == {
        "ContentType": "image/webp",
        "CacheControl": "public, max-age=300, stale-while-revalidate=60",
        "ContentDisposition": "inline",
    }
    assert told(s3, bucket, "404.html")["CacheControl"] == "public, max-age=0, s-maxage=10"
    assert told(s3, bucket, "resting.html")["CacheControl"] == "no-store"
    # A former address leads on; a page that was removed for good is not there.
    moved = s3.get_object(Bucket=bucket, Key="site/news/was-moved/index.html")["Body"].read()
    assert b"/news/has-moved/" in gzip.decompress(moved)
    assert "news/was-removed/index.html" not in mirrored(s3, bucket)


def test_only_what_changed_is_sent_and_what_is_gone_is_removed(
    folder: Folder, s3: Any, bucket: str, target: Storage, django_capture_on_commit_callbacks: Any
) -> None:
    release = make.ReleaseFactory(slug="first")
    release.topics.add(make.TopicFactory(slug="libraries"))
    photo = kept_photo(release, django_capture_on_commit_callbacks)
    make.published(release)
    write_whole(folder)
    assert len(mirror(folder, target).sent) == len(pages(folder))
    assert mirror(folder, target).sent == []
    renditions = {f"files/photos/{photo.sha256}/{width}.{form}" for width in WIDTHS for form in FORMATS}
    assert renditions <= mirrored(s3, bucket)

    take_down(photo, by=make.staff("Author"), reason="Consent was withdrawn.")
    write_changes(folder)
    done = mirror(folder, target)
    assert set(done.removed) == renditions
    assert "feed.rss" in done.sent
    assert not renditions & mirrored(s3, bucket)

    workflow.withdraw(release=release, by=make.staff("Approver"), reason="It was wrong.", kind="removed")
    write_changes(folder)
    done = mirror(folder, target)
    assert {"news/first/index.html", "topics/libraries/index.html"} <= set(done.removed)
    assert "index.html" in done.sent
    assert "about/index.html" not in done.sent
    assert mirrored(s3, bucket) == pages(folder)


def test_a_run_that_was_stopped_leaves_nothing_that_no_list_knows(
    folder: Folder, s3: Any, bucket: str, target: Storage
) -> None:
    write_whole(folder)

    def stop(done: int, total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        mirror(folder, target, progress=stop)
    with target.open(LIST) as file:
        assert mirrored(s3, bucket) <= set(json.load(file)["files"])
    mirror(folder, target)
    assert mirrored(s3, bucket) == pages(folder)


def test_a_site_that_is_not_whole_or_behind_is_not_mirrored(
    folder: Folder, s3: Any, bucket: str, target: Storage, tmp_path: Path
) -> None:
    make.published(make.ReleaseFactory(slug="first"))
    with pytest.raises(NotYet, match="never written to its end"):
        mirror(folder, target)
    write_whole(folder)
    other = Folder(tmp_path / "another-machine")
    write_whole(other)
    mirror(other, target)
    with pytest.raises(NotYet, match="another machine was ahead"):
        mirror(folder, target)
    assert mirrored(s3, bucket) == pages(other)
    write_changes(folder)
    assert mirror(folder, target).sent == []


def test_one_machine_mirrors_at_a_time_and_a_dead_one_is_taken_over_from(bucket: str, site_root: Path) -> None:
    goal = f"s3://{bucket}/site"
    out = StringIO()
    with leased(f"mirror to {goal}"):
        call_command("write_site", to=goal, stdout=out)
        assert f"Another machine is at mirror to {goal}. Nothing more was sent" in out.getvalue()
        with pytest.raises(Busy), leased(f"mirror to {goal}"):
            pass
        Lease.objects.update(until=timezone.now() - dt.timedelta(seconds=1))  # it died two minutes ago
        call_command("write_site", to=goal, stdout=out)
    assert " files sent to s3://" in out.getvalue()


def test_a_store_that_does_not_answer_is_told_in_words(
    bucket: str, site_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CommandError, match=r"could not be brought up to date.*refused \(NoSuchBucket\)"):
        call_command("write_site", to="s3://there-is-no-such-bucket")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    with pytest.raises(CommandError, match="The object store could not be asked"):
        call_command("write_site", to=f"s3://{bucket}/site")
    assert not Lease.objects.exclude(holder="").exists()


def test_a_folder_of_files_by_its_alias(settings: Any, tmp_path: Path, site_root: Path) -> None:
    place = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path / "mirror"}}
    settings.STORAGES = settings.STORAGES | {"cdn": place}
    make.published(make.ReleaseFactory(slug="first"))
    for _number in range(2):
        out = StringIO()
        call_command("write_site", to="cdn", stdout=out)
    assert "0 files sent to cdn, 0 removed there" in out.getvalue()
    page = site_root / "news" / "first" / "index.html"
    assert (tmp_path / "mirror" / "news" / "first" / "index.html").read_bytes() == page.read_bytes()


def test_a_target_that_is_none() -> None:
    with pytest.raises(CommandError, match="neither an address such as s3://bucket/prefix nor an alias"):
        call_command("write_site", to="nowhere")
