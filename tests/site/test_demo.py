"""The demo: set up once or twice, with and without samples, and on a port that is taken."""

import re
import socket
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from inspections.models import Inspection
from releases.models import Edition, Newsroom, Release, Withdrawal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data(settings: Any, tmp_path: Path) -> Path:
    """A folder for the demo's files."""
    settings.DATA_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STATICFILES_FINDERS = []
    return tmp_path


def demo(**options: Any) -> str:
    """Set the demo up; what it said."""
    out = StringIO()
    call_command("demo", no_serve=True, stdout=out, **options)
    return out.getvalue()


def passwords(said: str) -> dict[str, str]:
    """The logins that were printed."""
    return dict(re.findall(r"^  (\w+) +(\S+)   \(", said, re.MULTILINE))


def test_it_publishes_the_oxfordshire_release_by_the_rules(client: Client) -> None:
    demo()
    edition = Edition.objects.live().get()
    assert edition.headline == "Oxfordshire’s children’s social care services rated “Good” by Ofsted"
    assert (edition.place.name, [topic.name for topic in edition.topics.all()]) == (  # type: ignore[union-attr]
        "Oxford", ["Children and families"],
    )  # fmt: skip
    acts = [(entry.verb, entry.by.username) for entry in edition.release.history.order_by("pk") if entry.by]
    assert acts == [
        ("imported", "author"), ("edited", "author"), ("submitted", "author"), ("approved", "approver"),
        ("published", "approver"),
    ]  # fmt: skip
    assert client.get(edition.get_absolute_url()).status_code == 200
    assert Newsroom.objects.get_current().council_name == "Oxfordshire County Council"


def test_it_holds_the_history_of_the_authority() -> None:
    demo()
    assert Inspection.objects.public().count() == 10
    reported = Inspection.objects.get(slug="oxfordshire-2014")
    assert (reported.praisedareas.count(), reported.recommendations.count(), reported.judgements.count()) == (7, 4, 7)
    assert {entry.status for entry in Release.objects.all()} == {"draft"}


def test_logins_work_and_stay_the_same(client: Client, data: Path) -> None:
    first = passwords(demo())
    assert set(first) == {"author", "approver", "administrator", "inspections"}
    for username, password in first.items():
        answer = Client().post(reverse("admin:login"), {"username": username, "password": password})
        assert answer.status_code == 302, username
    assert (data / "demo-logins.txt").stat().st_mode & 0o777 == 0o600
    author = User.objects.get(username="author")
    author.set_password("changed by somebody")
    author.is_active = False
    author.save()
    assert passwords(demo()) == first
    author.refresh_from_db()
    assert author.check_password(first["author"])
    assert author.is_active
    (data / "demo-logins.txt").unlink()
    assert not set(first.values()) & set(passwords(demo()).values())


def test_a_second_start_does_no_harm() -> None:
    demo()
    Newsroom.objects.update(name="My newsroom")
    before = [model.objects.count() for model in (Release, Edition, Inspection, User)]
    demo()
    assert [model.objects.count() for model in (Release, Edition, Inspection, User)] == before
    assert Newsroom.objects.get().name == "My newsroom"


def test_samples_are_marked_and_more_are_added(client: Client) -> None:
    demo(samples="3")
    first = {release.slug: release.body for release in Release.objects.filter(import_ref__startswith="sample-")}
    demo(samples="13")
    samples = Release.objects.filter(import_ref__startswith="sample-")
    assert samples.count() == 13
    assert all(release.headline.startswith("Sample: ") for release in samples)
    assert {slug: body for slug, body in samples.values_list("slug", "body") if slug in first} == first
    assert Withdrawal.objects.count() == 1
    assert Edition.objects.filter(kind="correction").exclude(change_note="").count() == 2
    assert Edition.objects.live().count() == 13
    assert len(set(Edition.objects.live().values_list("first_published_at__year", flat=True))) > 4
    for edition in Edition.objects.live():
        page = client.get(edition.get_absolute_url()).content.decode()
        assert "Fernshire is an invented county" in page or "Oxfordshire" in edition.headline
    demo(samples="5")
    assert samples.count() == 13


def test_samples_are_the_same_every_time() -> None:
    demo(samples="2")
    slugs = set(Release.objects.filter(import_ref__startswith="sample-").values_list("slug", flat=True))
    assert slugs == {
        "sample-old-maps-of-mosswell-can-be-seen-online-1",
        "sample-9074-families-in-little-sporing-offered-help-before-school-starts-2",
    }


def test_a_taken_port_is_told_before_anything_is_done(data: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=rf"Port {port} is taken.*PORT=\d+ make demo"):
            call_command("demo", port=str(port))
    assert not User.objects.exists()
    assert not (data / "demo-logins.txt").exists()


@pytest.mark.parametrize(("options", "sentence"), [
    ({"port": "abc"}, "PORT must be a number"),
    ({"port": "80"}, "PORT must be a number"),
    ({"samples": "many"}, "SAMPLES must be a number"),
    ({"samples": "-1"}, "SAMPLES must be a number"),
])  # fmt: skip
def test_numbers_that_are_none(options: dict[str, str], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        call_command("demo", **options)
    assert not User.objects.exists()


def test_it_does_not_run_with_other_settings(settings: Any) -> None:
    settings.DEMO_ALLOWED = False
    with pytest.raises(CommandError, match="demo settings only"):
        demo()
    assert not User.objects.exists()
