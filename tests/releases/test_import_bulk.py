"""The bulk path: an archive of JSON lines becomes published releases, as though each had been published here."""

import json
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.forms.models import model_to_dict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from council_news.outbox.models import Change
from releases import listing, search
from releases.importers import bulk
from releases.importers.bulk import import_lines
from releases.inserting import Encoded, held, insert, new_keys
from releases.models import Edition, HistoryEntry, IndexedWord, Listed, Listing, Place, Release, SearchEntry, Topic
from releases.snapshot import digest, snapshot
from tests import factories as make
from tests.everything import amend

pytestmark = pytest.mark.django_db
LINE: dict[str, Any] = {
    "headline": "Library opens",
    "summary": "It opens on Monday.",
    "body": "<p onclick='x()'>The <b>library</b> of Fernbury opens.</p><script>x()</script>",
    "first_published_at": "2014-06-30T11:09:00+01:00",
    "topics": ["Libraries", "Fernbury & area"],
    "place": "Fernbury",
}


def line(**fields: Any) -> str:
    return json.dumps({name: value for name, value in (LINE | fields).items() if value is not None}) + "\n"


def faults(*lines: str) -> list[tuple[int, str]]:
    """What is wrong with ``lines``, of which nothing is imported."""
    outcome = import_lines(lines, by=None)
    assert (outcome.made, Release.objects.count(), Edition.objects.count(), Topic.objects.count()) == (0, 0, 0, 0)
    return outcome.faults


def run(tmp_path: Path, *lines: str, **options: Any) -> str:
    """What the command printed."""
    path, out = tmp_path / "archive.jsonl", StringIO()
    path.write_text("".join(lines), encoding="utf-8")
    try:
        call_command("import_bulk", str(path), stdout=out, stderr=out, **options)
    except CommandError as error:
        out.write(f"CommandError: {error}")
    return out.getvalue()


def test_a_line_becomes_a_release_as_though_it_had_been_published_here(client: Client) -> None:
    approver = make.staff("Approver")
    assert import_lines([line()], by=approver).made == 1
    edition, release = Edition.objects.get(), Release.objects.get()
    assert edition.sha256 == digest(edition.content) == digest(snapshot(release))
    assert edition.content["body"] == "<p>The <strong>library</strong> of Fernbury opens.</p>"
    assert edition.first_published_at.isoformat() == "2014-06-30T10:09:00+00:00"
    assert (edition.slug, edition.published_by) == ("library-opens", approver)
    assert [topic.name for topic in edition.topics.all()] == ["Fernbury & area", "Libraries"]
    assert [topic.slug for topic in release.topics.all()] == ["fernbury-area", "libraries"]
    history = HistoryEntry.objects.get()
    assert (history.verb, history.edition, history.by, history.sha256) == (
        "published",
        edition,
        approver,
        edition.sha256,
    )
    for address in ["/news/library-opens/", "/topics/libraries/", "/places/fernbury/2014/", "/news/2014/06/", "/"]:
        assert b"Library opens" in client.get(address).content, address
    assert search.search("libary", topic="libraries").hits[0].edition == edition


def test_an_imported_release_can_be_corrected() -> None:
    import_lines([line()], by=None)
    amend(Release.objects.get(), kind="correction", note="On Tuesday.", body="<p>Tuesday.</p>")
    assert Edition.objects.get(is_current=True).number == 2
    assert search.search("tuesday").total == 1


def vectors() -> list[Any]:
    """What PostgreSQL has beside the entries."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT edition_id, vector::text FROM releases_searchentry ORDER BY edition_id")
        return cursor.fetchall()


def test_lists_and_index_are_as_rebuilding_makes_them() -> None:
    make.published(make.ReleaseFactory(headline="Here before", place=make.PlaceFactory(name="FERNBURY")))
    import_lines(
        [line(first_published_at=f"20{n:02}-06-30T23:30:00Z", topics=[f"Topic {n % 3}"]) for n in range(20)], by=None
    )

    def kept() -> list[Any]:
        lists = sorted((str(row), row.total, row.months) for row in Listing.objects.all())
        entries = sorted(SearchEntry.objects.values_list("title", "text", "position", "facets"))
        words = sorted(IndexedWord.objects.values_list("word", "length", "head", "tail"))
        return [lists, sorted(map(str, Listed.objects.all())).__len__(), entries, words, vectors()]

    before = kept()
    listing.rebuild()
    search.rebuild()
    assert kept() == before
    for edition in Edition.objects.all():
        search.index(edition)
    assert kept() == before
    assert Place.objects.count() == 1


def test_many_rows_are_inserted_as_one_by_one() -> None:
    user = make.staff("Author")
    rows = [
        Release(headline=f"Tab\t, line\n, \\N and “{n}”", slug=f"row-{n}", created_by=user, place=make.PlaceFactory())
        for n in range(3)
    ]
    names = ["key", "headline", "slug", "created_by_id", "place_id"]
    keys = new_keys(Release, 3)
    insert(Release, id=keys, **{name: [getattr(row, name) for row in rows] for name in names})
    for row, key in zip(rows, keys, strict=True):
        kept = Release.objects.get(pk=key)
        assert model_to_dict(kept) == model_to_dict(row) | {"id": key}
        assert (kept.key, kept.place, kept.created_by) == (row.key, row.place, user)
    kept.headline = "Saved again"
    kept.save()
    Release.objects.create(headline="By itself", slug="by-itself")
    assert Release.objects.count() == 4
    insert(Release, headline=[], slug=[])
    assert Release.objects.count() == 4


def test_json_is_kept_as_it_was_encoded_and_as_a_value() -> None:
    release = make.ReleaseFactory()
    at = [timezone.now()] * 2
    same: dict[str, Any] = {"release_id": [release.pk] * 2, "sha256": ["x"] * 2, "published_at": at, "updated_at": at}
    content = {"words": "“é” \\ \n", "none": None, "list": [1, {}]}
    insert(
        Edition,
        **same,
        number=[1, 2],
        kind=["first", "typo"],
        is_current=[False, True],
        first_published_at=at,
        content=[Encoded(json.dumps(content)), content],
    )
    assert [edition.content for edition in Edition.objects.order_by("number")] == [content, content]
    assert [edition.evidence for edition in Edition.objects.all()] == [[], []]


def test_what_rows_have_is_told_of_any_values() -> None:
    kept = ["plain", "a,b", "{}", "NULL", 'say "so"', "back\\slash", "it’s", "%s", "[1]"]
    insert(Release, key=[uuid4() for _ in kept], headline=["x"] * len(kept), slug=kept)
    assert held(Release, "slug", [*kept, "other", "PLAIN", "a", "1"]) == set(kept)
    assert held(Release, "import_ref", kept) == held(Release, "slug", []) == set()


def test_what_is_taken_is_looked_up_though_the_database_knows_nothing_of_the_table() -> None:
    """PostgreSQL would rather read the table from end to end, in each batch a longer one."""
    import_lines([line(headline=f"Library {n} opens") for n in range(3_000)], by=None)
    for model, name in ((Release, "slug"), (Release, "import_ref"), (Edition, "slug")):
        with CaptureQueriesContext(connection) as captured:
            held(model, name, [f"library-{n}-opens" for n in range(1_000)])
        (asked,) = captured.captured_queries
        with connection.cursor() as cursor:
            explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
            plan = str(cursor.execute(f"{explain} {asked['sql']}").fetchall())  # noqa: S608
        assert not re.search(f"(Seq Scan on|SCAN) {model._meta.db_table}", plan), plan
        assert re.search(f"(Index.* Scan|SEARCH).*{model._meta.db_table}", plan), plan


def test_of_many_rows_none_is_inserted_if_one_cannot_be() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Release, key=[uuid4(), uuid4()], headline=["A", "B"], slug=["same", "same"])
    assert Release.objects.count() == 0


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_database_is_as_it_was_set_after_an_import_right_or_wrong() -> None:
    asked = {
        "sqlite": ["PRAGMA cache_size"],
        "postgresql": [f"SHOW {name}" for name in ("gin_pending_list_limit", "work_mem", "default_toast_compression")],
    }[connection.vendor]

    def told() -> list[Any]:
        with connection.cursor() as cursor:
            return [cursor.execute(question).fetchone() for question in asked]

    before = told()
    import_lines([line()], by=None)
    assert told() == before
    with pytest.raises(RuntimeError):
        import_lines(_broken(), by=None)
    assert told() == before


def _broken() -> Iterator[str]:
    yield line()
    raise RuntimeError("The disk was taken out.")


def test_the_whole_site_is_to_be_written_once_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "BATCH", 2)
    import_lines([line(slug=f"library-{n}") for n in range(5)], by=None)
    assert list(Change.objects.values_list("kind", "ref")) == [("newsroom", "")]
    assert Edition.objects.live().count() == 5


def test_a_topic_may_be_named_twice_and_in_other_letters_than_here() -> None:
    make.TopicFactory(name="LIBRARIES", slug="libraries")
    assert import_lines([line(topics=["Libraries", "libraries", "Roads"])], by=None).made == 1
    assert [topic.name for topic in Edition.objects.get().topics.all()] == ["LIBRARIES", "Roads"]
    assert "LIBRARIES, Roads" in SearchEntry.objects.get().text


def test_the_same_file_again_makes_nothing_twice() -> None:
    first = [line(), line(slug="by-its-address"), "\n", line(headline="Other")]
    assert import_lines(first, by=None).made == 3
    again = import_lines([line(body="<p>Told otherwise.</p>"), *first[1:], line(headline="New")], by=None)
    assert (again.made, again.known, again.faults) == (1, 3, [])


def test_addresses_are_made_of_headlines_and_told_apart() -> None:
    day = "2014-06-30T0{}:00:00Z"
    same = [line(first_published_at=day.format(hour)) for hour in range(4)]
    odd = [line(headline="2014"), line(headline="£££"), line(headline="Ymgynghoriad ar ŵyl"), line(headline="a " * 80)]
    assert import_lines([*same, *odd], by=None).faults == []
    assert list(Release.objects.order_by("pk").values_list("slug", flat=True)) == [
        "library-opens",
        "library-opens-2014-06-30",
        "library-opens-2014-06-30-2",
        "library-opens-2014-06-30-3",
        "release-2014",
        "release",
        "ymgynghoriad-ar-wyl",
        "-".join("a" * 45),
    ]


def test_addresses_are_told_apart_from_those_of_a_batch_that_is_not_saved_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "BATCH", 1)
    first, second, third = (line(first_published_at=f"2014-06-30T0{hour}:00:00Z") for hour in range(3))
    given = line(headline="Given", slug="library-opens-2014-06-30-2")
    assert import_lines([first, second, given, third], by=None).made == 4
    assert list(Release.objects.order_by("pk").values_list("slug", flat=True)) == [
        "library-opens",
        "library-opens-2014-06-30",
        "library-opens-2014-06-30-2",
        "library-opens-2014-06-30-3",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "It is not JSON"),
        ("[" * 100_000, "It is not JSON"),
        ("[]", "not a JSON object"),
        (line(titel="x"), "“titel” is not known here."),
        (line(headline=None), "There is no headline."),
        (line(headline=7), "“headline” is not text."),
        (line(headline="x" * 161), "“headline” has 161 characters; it may have 160."),
        (line(summary="a\0b"), "“summary” holds a character that is no text"),
        (line(headline="\ud800"), "“headline” holds a character that is no text"),
        (line(body="<p> </p><script>x</script>"), "The release has no text."),
        (line(body='<p>x</p><div data-embed="notes" data-ref=""></div>'), "The body places a part"),
        (line(first_published_at=None), "“first_published_at” is not a time with its offset."),
        (line(first_published_at="2014-06-30T11:09:00"), "“first_published_at” is not a time with its offset."),
        (line(first_published_at="2014-02-30T11:09:00Z"), "“first_published_at” is not a time with its offset."),
        (line(first_published_at="2999-06-30T11:09:00Z"), "lies before 1900 or in the future"),
        (line(first_published_at="1066-10-14T09:00:00Z"), "lies before 1900 or in the future"),
        (line(slug="2014"), "“2014” cannot be an address."),
        (line(slug="../x"), "“../x” cannot be an address."),
        (line(topics="Roads"), "“topics” is not a list of names."),
        (line(topics=[1]), "“topics” is not a list of names."),
        (line(topics=[" "]), "A topic has no name"),
        (line(place="x" * 81), "“place” has 81 characters"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_nothing_is_kept(text: str, said: str) -> None:
    (fault,) = faults(line(), text)
    assert fault[0] == 2
    assert said in fault[1]


def test_addresses_that_are_taken_are_faults() -> None:
    assert "It is the release of line 1 again." in faults(line(), line(summary="Other."))[0][1]
    make.published(make.ReleaseFactory(slug="taken"))
    outcome = import_lines([line(slug="taken"), line()], by=None)
    assert outcome.faults == [(1, "The address “taken” belongs to another release. Give it another slug.")]
    assert Release.objects.count() == 1


def test_faulty_lines_may_be_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "BATCH", 2)
    lines = [line(headline=f"Number {n}") for n in range(5)]
    outcome = import_lines([*lines[:3], "x", *lines[3:]], by=None, skip_faulty=True)
    assert (outcome.made, [number for number, _sentence in outcome.faults]) == (5, [4])
    assert Listing.objects.get(is_everything=True).total == 5


def test_the_command_says_what_it_did(tmp_path: Path) -> None:
    make.staff("Approver", username="priya")
    assert run(tmp_path, "\ufeff", line(), by="priya") == "1 releases were imported; 0 were here already.\n"
    told = run(tmp_path, line(), *["x\n"] * 60, skip_faulty=True)
    assert "Line 2: It is not JSON" in told
    assert "And 10 more lines.\n0 releases were imported; 1 were here already." in told
    assert told.endswith("CommandError: 60 lines are faulty. The others were imported.")
    assert run(tmp_path, "x").endswith("CommandError: 1 lines are faulty. Nothing was imported.")


def test_the_command_refuses_in_plain_words(tmp_path: Path) -> None:
    make.staff("Author", username="kim")
    assert "“kim” may not publish releases" in run(tmp_path, line(), by="kim")
    assert "There is no officer “nobody”" in run(tmp_path, line(), by="nobody")
    with pytest.raises(CommandError, match="could not be read: No such file"):
        call_command("import_bulk", str(tmp_path / "none.jsonl"))
    (tmp_path / "latin.jsonl").write_bytes(b'{"headline": "caf\xe9"}')
    with pytest.raises(CommandError, match="not in UTF-8"):
        call_command("import_bulk", str(tmp_path / "latin.jsonl"))
