"""Feeds over time: what changes them, what does not, and who is told "not modified"."""

import datetime as dt
import gzip

import pytest
import time_machine

from releases import workflow, workflow_media
from releases.models import Newsroom, Photo
from tests import factories as make
from tests.everything import amend, full_release
from tests.site.feeds import FORMS, read, titles

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 5, 1, 12, 0, 0, tzinfo=dt.UTC)


def etag(client, form="atom", stem="/feed"):
    return client.get(f"{stem}.{form}")["ETag"]


def withdraw(release, **fields):
    workflow.withdraw(release=release, by=make.staff("Approver"), reason="It was about another council.", **fields)


def restore(release):
    workflow.restore(release=release, by=make.staff("Approver"))


def test_ids_survive_a_change_of_title_address_topic_and_domain(client, settings):
    edition = make.published()
    before = [read(client, form)[0] for form in FORMS]
    edition.release.topics.add(make.TopicFactory())
    amend(edition.release, kind="update", note="It has another name.", headline="Another title", slug="another-address")
    settings.PUBLIC_URL = "https://elsewhere.example"
    after = [read(client, form)[0] for form in FORMS]
    assert {entry.id for entry in before + after} == {edition.urn}
    assert {entry.url for entry in after} == {"https://elsewhere.example/news/another-address/"}


def test_only_a_correction_or_update_moves_updated(client):
    with time_machine.travel(NOON, tick=False) as clock:
        edition = make.published()
        moments = []
        for kind, note in [("typo", ""), ("correction", "It was Tuesday."), ("typo", ""), ("update", "It rains.")]:
            clock.shift(dt.timedelta(hours=1))
            amend(edition.release, kind=kind, note=note, body=f"<p>Text {len(moments)}.</p>")
            entries = [read(client, form)[0] for form in FORMS]
            assert {entry.published for entry in entries} == {"2026-05-01T12:00:00Z"}
            (moment,) = {entry.updated for entry in entries}
            moments.append(moment[11:16])
    assert moments == ["12:00", "14:00", "14:00", "16:00"]


def test_a_correction_is_noted_at_the_top_of_the_entry(client):
    with time_machine.travel(dt.datetime(2014, 7, 3, 10, tzinfo=dt.UTC)):
        edition = make.published()
        amend(edition.release, kind="correction", note="It opens on Tuesday & not on Monday.", body="<p>Tuesday.</p>")
    for form in FORMS:
        html = read(client, form)[0].html
        assert html.startswith(
            "<p><strong>Correction, 3 July 2014:</strong> It opens on Tuesday &amp; not on Monday.</p>"
        )
        assert "Monday.</p>\n<p>Tuesday.</p>" in html.replace("\n\n", "\n")


def test_a_withdrawn_release_leaves_every_feed_and_may_come_back(client):
    release = full_release()
    make.published(release)
    stems = ["/feed", "/topics/children/feed", "/inspections/feed"]
    for stem in stems:
        assert titles(client, stem) == [release.headline]
    withdraw(release)
    for stem in stems:
        assert titles(client, stem) == []
    restore(release)
    for stem in stems:
        assert titles(client, stem) == [release.headline]


@pytest.mark.parametrize(
    ("at", "local"),
    [
        ("2014-03-30T00:59:59+00:00", "Sun, 30 Mar 2014 00:59:59 +0000"),
        ("2014-03-30T01:00:00+00:00", "Sun, 30 Mar 2014 02:00:00 +0100"),
        ("2014-10-26T00:59:59+00:00", "Sun, 26 Oct 2014 01:59:59 +0100"),
        ("2014-10-26T01:00:00+00:00", "Sun, 26 Oct 2014 01:00:00 +0000"),
    ],
)
def test_times_on_both_sides_of_the_clock_changes(client, at, local):
    make.published(make.ReleaseFactory(first_published_at=dt.datetime.fromisoformat(at)))
    assert f"<pubDate>{local}</pubDate>" in client.get("/feed.rss").text
    for form in FORMS:
        assert read(client, form)[0].published == at.replace("+00:00", "Z")
    offset = f"{local[-5:-2]}:{local[-2:]}"
    assert f"{local[17:25]}{offset}</published>" in client.get("/feed.atom").text
    assert f'{local[17:25]}{offset}", "date_modified"' in client.get("/feed.json").text


@pytest.mark.parametrize("form", FORMS)
def test_the_etag_changes_when_the_feed_does_and_only_then(client, form, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        release = full_release()
    seen = [etag(client, form)]

    def changed():
        seen.append(etag(client, form))
        return seen.count(seen[-1]) == 1

    make.published(release)
    assert changed()
    amend(release, kind="correction", note="It was wrong.", summary="Right.")
    assert changed()
    amend(release, kind="typo", note="", summary="Rite.")
    assert changed()
    current = seen[-1]
    withdraw(release)
    assert etag(client, form) == seen[0]  # as before anything was published
    restore(release)
    assert etag(client, form) == current
    photo = Photo.objects.get(editions__is_current=True, placements__is_lead=True)
    workflow_media.take_down(photo, by=make.staff("Administrator"), reason="Consent was withdrawn.")
    assert changed()
    assert photo.sha256 not in client.get(f"/feed.{form}").text
    Newsroom.objects.create(name="Another name")
    assert changed()


def test_work_on_drafts_and_other_topics_changes_no_etag(client):
    release = full_release()
    make.published(release)
    before = [etag(client, form, "/topics/children/feed") for form in FORMS]
    release.headline = "Another"
    release.save()
    workflow.record_edit(release=release, by=make.staff("Author"))
    make.approved(release)
    make.published()
    assert [etag(client, form, "/topics/children/feed") for form in FORMS] == before


@pytest.mark.parametrize("stem", ["/feed", "/topics/children/feed", "/inspections/feed"])
def test_a_reader_that_has_the_feed_is_told_so(client, stem, django_assert_num_queries):
    make.published(full_release())
    for form in FORMS:
        whole = client.get(f"{stem}.{form}")
        assert whole["ETag"].startswith('"')
        for condition in [{"if-none-match": whole["ETag"]}, {"if-modified-since": whole["Last-Modified"]}]:
            with django_assert_num_queries(3):
                answer = client.get(f"{stem}.{form}", headers=condition)
            assert (answer.status_code, answer.content) == (304, b"")
            for header in ("ETag", "Last-Modified", "Cache-Control", "Vary", "Access-Control-Allow-Origin"):
                assert answer[header] == whole[header]


def test_a_reader_by_date_sees_every_change(client):
    with time_machine.travel(NOON, tick=False) as clock:
        kept, release = make.published(), make.published().release
        steps = [
            lambda: amend(release, kind="correction", note="It was wrong.", body="<p>Right.</p>"),
            lambda: withdraw(release),
            lambda: restore(release),
            lambda: make.published(),
            lambda: withdraw(kept.release),
        ]
        for step in steps:
            had = client.get("/feed.rss")["Last-Modified"]
            clock.shift(dt.timedelta(minutes=5))
            assert client.get("/feed.rss", headers={"if-modified-since": had}).status_code == 304
            step()
            assert client.get("/feed.rss", headers={"if-modified-since": had}).status_code == 200


def test_head_is_get_without_the_body(client):
    make.published()
    for form in FORMS:
        got, head = client.get(f"/feed.{form}"), client.head(f"/feed.{form}")
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["ETag"] == got.headers["ETag"]
        assert head.headers["Content-Length"] == got.headers["Content-Length"]
        assert client.post(f"/feed.{form}").status_code == 405


def test_the_compressed_feed_has_a_strong_etag_of_its_own(client):
    make.published()
    plain, packed = client.get("/feed.atom"), client.get("/feed.atom", headers={"accept-encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed["ETag"].startswith('"')
    assert packed["ETag"] != plain["ETag"]
    again = client.get("/feed.atom", headers={"accept-encoding": "gzip", "if-none-match": packed["ETag"]})
    assert again.status_code == 304
    assert client.get("/feed.atom", headers={"if-none-match": packed["ETag"]}).status_code == 200
