"""The commands of the written site, and how old it is said to be."""

import datetime as dt
import signal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client, TestCase
from django.utils import timezone

from council_news.outbox.models import Change
from council_news.site.folder import Folder
from council_news.site.following import Stop
from council_news.site.outbox import KEPT
from releases import models as words
from releases.photos import FORMATS, WIDTHS
from tests import factories as make
from tests.everything import full_release
from tests.factories import published
from tests.site_written import elsewhere
from tests.site_written.conftest import files

pytestmark = pytest.mark.django_db


def said(*arguments: str, **options: Any) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out, **options)
    return out.getvalue()


def test_the_whole_site_is_written_into_any_folder(tmp_path: Path, site_root: Path) -> None:
    make.published(make.ReleaseFactory(slug="first"))
    assert "files written, 0 removed in" in said("write_site")
    said("write_site", into=tmp_path / "elsewhere")
    assert files(Folder(site_root)) == files(Folder(tmp_path / "elsewhere"))


def test_what_waits_is_told(site_root: Path) -> None:
    assert "Nothing has been written here yet" in said("write_site", changes=True)
    said("write_site")
    assert "No change waits." in said("write_site", changes=True)
    make.published()
    Change.objects.record(Change.Kind.CONTACTS)
    assert "UTC: contacts 1, release 1." in said("write_site", changes=True)


def test_the_clock_writes_what_changed(site_root: Path) -> None:
    said("clock")
    make.published(make.ReleaseFactory(slug="first"))
    said("clock")
    assert (site_root / "news" / "first" / "index.html").exists()


def test_scheduled_news_is_published_and_written_in_one_tick(site_root: Path) -> None:
    release = make.approved(make.ReleaseFactory(slug="at-noon"))
    words.Release.objects.filter(pk=release.pk).update(status="scheduled", publish_at=timezone.now())
    said("clock")
    assert (site_root / "news" / "at-noon" / "index.html.br").exists()


def test_what_is_out_of_date_disappears_within_a_tick(site_root: Path) -> None:
    make.published(make.ReleaseFactory(slug="first"))
    said("clock")
    assert b"/news/first/" in (site_root / "news-sitemap.xml").read_bytes()
    with time_machine.travel(timezone.now() + dt.timedelta(days=3)):
        said("clock")
    assert b"/news/first/" not in (site_root / "news-sitemap.xml").read_bytes()


def test_a_photo_that_may_not_be_shown_any_more_disappears_within_a_tick(site_root: Path, tmp_path: Path) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        release = published(full_release()).release
    photo = words.Photo.objects.filter(placements__release=release).first()
    assert photo is not None
    words.Photo.objects.filter(pk=photo.pk).update(shown_to=timezone.localdate())
    said("clock")
    written = [path for path in site_root.rglob("*") if photo.sha256 in str(path) and path.is_file()]
    page = site_root / "news" / release.slug / "index.html"
    assert len(written) == len(WIDTHS) * len(FORMATS)
    assert photo.sha256 in page.read_text()
    with time_machine.travel(timezone.now() + dt.timedelta(days=1)):
        assert f"Taken down: {photo.name}. It might be shown until" in said("clock")
        assert "Taken down" not in said("clock")
    assert not any(path.exists() for path in written)
    assert photo.sha256 not in page.read_text()
    assert "It might be shown until" in release.history.filter(verb="taken_down").get().note


def test_the_outbox_is_pruned(site_root: Path) -> None:
    for _number in range(3):
        make.published()
    Change.objects.update(at=timezone.now() - KEPT - dt.timedelta(hours=1))
    said("clock")
    assert Change.objects.count() == 1


def test_a_folder_that_was_away_too_long_is_written_whole(site_root: Path) -> None:
    said("write_site")
    make.published(make.ReleaseFactory(slug="first"))
    Change.objects.all().delete()  # pruned long since
    with time_machine.travel(timezone.now() + KEPT):
        said("clock")
    assert (site_root / "news" / "first" / "index.html").exists()


def test_how_old_it_is(client: Client, site_root: Path) -> None:
    assert client.get("/readyz").json()["site"] is None
    said("write_site")
    make.published()
    told = client.get("/readyz").json()
    assert told["ready"]
    assert told["site"] == told["site"] | {"waiting": 1, "failed": 0, "is_whole": True}
    assert told["site"]["age_seconds"] < 60
    client.force_login(make.staff("Author"))
    assert "1 change waiting to be written." in client.get("/admin/").content.decode()
    said("write_site")
    assert "Up to date a moment ago." in client.get("/admin/").content.decode()
    make.published()
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=12)):
        response = client.get("/readyz")
        assert response.status_code == 503
        assert "12 minutes ago; changes waiting: 1." in response.json()["failed"]["site"]
        assert "12 minutes ago" in client.get("/admin/").content.decode()


def test_one_page_that_fails_stops_no_other(client: Client, site_root: Path, caplog: pytest.LogCaptureFixture) -> None:
    broken = make.published(make.ReleaseFactory(slug="broken"))
    content = broken.content
    type(broken).objects.filter(pk=broken.pk).update(content=content | {"photos": "none"})
    make.published(make.ReleaseFactory(slug="sound"))
    with pytest.raises(CommandError, match="/news/broken/"):
        said("write_site")
    assert "A page cannot be written; the old one stays." in caplog.text
    assert (site_root / "news" / "sound" / "index.html").exists()
    assert "cannot be written" in client.get("/readyz").json()["failed"]["site"]
    assert "Could not be written: /news/broken/" in said("write_site", changes=True)
    type(broken).objects.filter(pk=broken.pk).update(content=content)
    said("clock")  # tried again by itself
    assert (site_root / "news" / "broken" / "index.html").exists()
    assert client.get("/readyz").json()["site"]["failed"] == 0


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_following_writes_what_changes_until_it_is_told_to_end(tmp_path: Path) -> None:
    make.published(make.ReleaseFactory(slug="first"))
    env, root = elsewhere.environment(tmp_path), tmp_path / "site"
    follower = elsewhere.command("write_site", "--follow", f"--into={root}", env=env)
    assert follower.stdout is not None
    assert "files written" in follower.stdout.readline()
    assert (root / "news" / "first" / "index.html").exists()
    renamed = "from releases.models import Newsroom; Newsroom.objects.create(name='Renamed'); " + (
        "from council_news.outbox.models import Change; Change.objects.record('newsroom')"
    )
    elsewhere.finish(elsewhere.command("shell", "-c", renamed, env=env))
    assert "files written" in follower.stdout.readline()
    assert b"Renamed" in (root / "news" / "first" / "index.html").read_bytes()
    follower.send_signal(signal.SIGTERM)
    elsewhere.finish(follower)


def test_a_writer_that_was_told_to_stop_does_not_wait() -> None:
    stop = Stop()
    assert not stop.wait(0)
    stop.tell()
    assert stop.wait(3600)
    assert stop.wait(3600)
