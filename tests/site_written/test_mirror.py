"""The written site is mirrored into any storage: what changed, deletions included, with the headers of its kind."""

import gzip
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import InMemoryStorage
from django.core.management import CommandError, call_command

from council_news.site.folder import Folder
from council_news.site.mirror import LIST, mirror
from council_news.site.writing import write_changes, write_whole
from releases import workflow
from tests import factories as make

pytestmark = pytest.mark.django_db


class Bucket(InMemoryStorage):
    """A store of objects in the manner of django-storages: it replaces, and keeps what is said of each object."""

    def __init__(self) -> None:
        super().__init__()
        self.object_parameters: dict[str, str] = {}
        self.said: dict[str, dict[str, str]] = {}

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        return name

    def _save(self, name: str, content: Any) -> str:
        if self.exists(name):
            self.delete(name)
        self.said[name] = self.object_parameters
        return super()._save(name, content)


def test_objects_go_out_with_their_headers(folder: Folder) -> None:
    make.published(make.ReleaseFactory(slug="first"))
    write_whole(folder)
    bucket = Bucket()
    mirror(folder, bucket)
    assert bucket.said["news/first/index.html"] == {
        "ContentType": "text/html; charset=utf-8",
        "CacheControl": "public, max-age=0, s-maxage=60",
        "ContentEncoding": "gzip",
    }
    assert bucket.said["feed.rss"]["ContentType"] == "application/rss+xml; charset=utf-8"
    assert "no-store" in bucket.said["resting.html"]["CacheControl"]
    with bucket.open("news/first/index.html") as file:
        assert gzip.decompress(file.read()) == (folder.root / "news/first/index.html").read_bytes()


def test_only_what_changed_is_sent_and_what_is_gone_is_removed(folder: Folder) -> None:
    release = make.ReleaseFactory(slug="first")
    release.topics.add(make.TopicFactory(slug="libraries"))
    make.published(release)
    write_whole(folder)
    bucket = Bucket()
    assert len(mirror(folder, bucket).sent) == len(folder.manifest())
    assert mirror(folder, bucket).sent == []
    workflow.withdraw(release=release, by=make.staff("Approver"), reason="It was wrong.", kind="removed")
    write_changes(folder)
    done = mirror(folder, bucket)
    assert {"news/first/index.html", "topics/libraries/index.html"} <= set(done.removed)
    assert "index.html" in done.sent
    assert "about/index.html" not in done.sent
    assert not bucket.exists("news/first/index.html")


def test_a_run_that_was_stopped_leaves_nothing_that_no_list_knows(folder: Folder) -> None:
    write_whole(folder)
    bucket = Bucket()

    def stop(done: int, total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        mirror(folder, bucket, progress=stop)
    with bucket.open(LIST) as file:
        assert bucket.said.keys() - {LIST} <= set(json.load(file))
    mirror(folder, bucket)
    assert bucket.said.keys() - {LIST} == set(folder.manifest())


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
