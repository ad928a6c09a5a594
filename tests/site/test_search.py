"""Search finds words of live editions, and nothing else. Runs on both databases."""

import datetime as dt
import importlib
import time
from html import escape

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from releases import search as index
from releases import workflow
from releases.models import SearchEntry
from releases.search import PER_PAGE, search, vectors
from releases.search.text import tidy
from tests import factories as make
from tests.everything import amend, full_release

pytestmark = pytest.mark.django_db
UTC = dt.UTC


def publish(headline="Library opens", body="<p>Text.</p>", **fields):
    return make.published(make.ReleaseFactory(headline=headline, body=body, **fields))


def found(query, **filters):
    return [hit.edition.headline for hit in search(query, **filters).hits]


def shown(query):
    return search(query).hits[0].excerpt_html


def test_words_are_found_whatever_their_ending_accents_and_marks():
    publish("Found", "<p>Inspections of the Café at Llŷn: O’Brien’s well-being cost £40 for 3,100 children.</p>")
    publish("Other", "<p>Nothing of the sort.</p>")
    for query in ["inspection", "INSPECTED", "cafe", "café", "CAFÉ", "llyn", "3,100", "3 100", "well-being", "o'brien"]:
        assert found(query) == ["Found"], query


def test_every_word_has_to_be_found_and_a_phrase_as_it_stands():
    publish("Both", "<p>The good library opened.</p>")
    publish("Apart", "<p>The library is good.</p>")
    assert set(found("good library")) == {"Both", "Apart"}
    assert found('"good library"') == ["Both"]
    assert found("“good library”") == ["Both"]
    assert found('opened "good library') == ["Both"]
    assert found("good museum") == []


def test_a_possessive_finds_what_the_word_finds():
    publish("Services", "<p>Services for children.</p>")
    publish("Owned", "<p>The children’s services.</p>")
    for query in ("children’s services", "children's services", "children services", "CHILDREN’S"):
        assert set(found(query)) == {"Services", "Owned"}, query
    assert found("children’s").count("Owned") == 1


def test_only_the_latest_of_very_many_are_looked_at(monkeypatch):
    monkeypatch.setattr(index, "CANDIDATES", 2)
    for number in range(4):
        publish(f"Library {number}")
    results = search("library")
    assert (results.total, results.is_capped) == (2, True)
    assert {hit.edition.headline for hit in results.hits} == {"Library 2", "Library 3"}
    assert not search('"library 0"').is_capped
    assert found("library", first=timezone.localdate()) == found("library")


def test_a_word_of_the_headline_counts_for_more_than_one_of_the_text():
    publish("Flood wall finished", "<p>It is long.</p>")
    publish("Works finished", "<p>The flood wall is finished.</p>")
    assert found("flood")[0] == "Flood wall finished"


def test_everything_a_reader_may_remember_is_found():
    make.published(full_release())
    for words in [
        "inspectors verdict",
        '"grateful to everyone"',
        "alex marsh",
        "512",
        "specialist service",
        "open from monday",
        "opening hours",
        "stable leadership",
        "early help",
        "does not exist",
        "fernbury",
        "schools",
    ]:
        assert len(found(words)) == 1, words


def test_what_was_found_is_marked_and_the_rest_escaped():
    publish(
        "Tea & <scones> for all", "<p>" + "Before it. " * 60 + "Then 5 &lt; 6 scones came." + " After it." * 60 + "</p>"
    )
    (hit,) = search("scone").hits
    assert hit.title_html == "Tea &amp; &lt;<mark>scones</mark>&gt; for all"
    assert "Then 5 &lt; 6 <mark>scones</mark> came." in hit.excerpt_html
    assert hit.excerpt_html.startswith("… ")
    assert hit.excerpt_html.endswith(" …")
    assert len(hit.excerpt_html) < 330


def test_a_find_in_the_headline_alone_shows_how_the_text_begins():
    publish("Zebra crossing", "<p>Text.</p>", summary="A summary first.")
    assert shown("zebra").startswith("A summary first.")


def test_filters_narrow_by_topic_date_and_inspection():
    release = full_release()
    make.published(release)
    publish("Another library")
    assert len(found("library")) == 2
    for wanted in ({"topic": "children"}, {"inspection": "fernshire-2014"}):
        assert found("library", **wanted) == [release.headline]
    assert found("library", topic="no-such-topic") == []
    assert found("library", last=dt.date(1999, 12, 31)) == []


def test_a_day_is_a_day_in_london():
    at = dt.datetime(2013, 12, 31, 23, 59, tzinfo=dt.UTC)
    publish("Old year", first_published_at=at)
    publish("Summer", first_published_at=dt.datetime(2014, 7, 31, 23, 30, tzinfo=dt.UTC))
    assert found("year", first=dt.date(2013, 12, 31), last=dt.date(2013, 12, 31)) == ["Old year"]
    assert found("summer", first=dt.date(2014, 8, 1)) == ["Summer"]


def test_filters_narrow_together():
    topic = make.TopicFactory(slug="roads")
    for year in (2013, 2014):
        release = make.ReleaseFactory(
            headline=f"Bridge {year}", first_published_at=dt.datetime(year, 6, 30, tzinfo=UTC)
        )
        release.topics.add(topic)
        make.published(release)
    publish("Bridge elsewhere", first_published_at=dt.datetime(2014, 6, 30, tzinfo=UTC))
    day = dt.date(2014, 6, 30)
    assert found("bridge", topic="roads", first=day, last=day) == ["Bridge 2014"]
    assert found("bridge", topic="roads", first=dt.date(2014, 7, 1)) == []
    assert found("bridge", topic="roads", inspection="no-such-inspection") == []
    assert len(found("bridge", first=dt.date.min, last=dt.date.max)) == 3


def test_what_it_is_narrowed_by_is_no_word_and_no_word_narrows():
    topic = make.TopicFactory(slug="roads")
    release = make.ReleaseFactory(headline="Bridge")
    release.topics.add(topic)
    kept = SearchEntry.objects.get(edition=make.published(release)).facets.split()
    publish("Forged", f"<p>{' '.join(kept)}</p>")
    assert [found(facet, topic="roads") for facet in kept] == [[]] * len(kept)
    assert found("library", topic="roads") == ["Bridge"]


def test_the_newest_are_those_with_the_latest_date_whenever_they_came_here(monkeypatch):
    monkeypatch.setattr(index, "CANDIDATES", 2)
    for year in (2014, 2012, 2015, 2013):
        publish(f"Library {year}", first_published_at=dt.datetime(year, 6, 30, tzinfo=UTC))
    assert set(found("library")) == {"Library 2014", "Library 2015"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("libary", "library"),  # one letter missing
        ("librarry", "library"),  # one too many
        ("librery", "library"),  # another
        ("lirbary", "library"),  # two changed places
        ("ibrary", "library"),
        ("Libary opens", "library opens"),
        ('"new libary" café', '"new library" café'),
        ("chidlren’s libary", "children’s library"),
    ],
)
def test_a_word_that_is_misspelt_finds_what_was_meant(typed, meant):
    publish("Found", "<p>The children’s new library opens, with a café.</p>")
    results = search(typed)
    assert (results.meant, results.total) == (meant, 1)
    assert "library</mark>" in results.hits[0].excerpt_html


def test_the_commoner_of_two_spellings_is_meant():
    publish("Rare", "<p>The bride.</p>")
    for number in range(2):
        publish(f"Often {number}", "<p>The bridge.</p>")
    assert search("brigde").meant == "bridge"
    assert search("bribe").meant == "bride"


def test_nothing_is_suggested_that_finds_nothing():
    publish("Found", "<p>The library opens.</p>", first_published_at=dt.datetime(2014, 6, 30, tzinfo=UTC))
    gone = publish("Gone", "<p>Ann Example.</p>")
    workflow.withdraw(release=gone.release, by=make.staff("Approver"), reason="Wrong.")
    for typed in ["exampel", "libary museum", "zzzz", "opn", "libary libary2 3,l0o", "liybraryy"]:
        assert (search(typed).meant, search(typed).total) == ("", 0), typed
    assert search("libary", first=dt.date(2015, 1, 1)).meant == ""
    assert search("libary", last=dt.date(2015, 1, 1)).meant == "library"


def test_pages_hold_a_stated_number_and_a_page_beyond_gives_the_last():
    for number in range(PER_PAGE + 3):
        publish(f"Library {number}")
    first, beyond = search("library"), search("library", page=99)
    assert (first.total, first.pages, len(first.hits)) == (PER_PAGE + 3, 2, PER_PAGE)
    assert (beyond.page, len(beyond.hits)) == (2, 3)
    assert not {hit.edition.pk for hit in first.hits} & {hit.edition.pk for hit in beyond.hits}


def test_a_misspelt_word_costs_a_constant_number_of_queries_too(django_assert_max_num_queries):
    for number in range(PER_PAGE + 1):
        publish(f"Library {number}")
    with django_assert_max_num_queries(11):
        assert search("libary").meant == "library"


def test_five_queries_however_much_is_found(django_assert_max_num_queries):
    for number in range(PER_PAGE + 1):
        publish(f"Library {number}")
    with django_assert_max_num_queries(5):
        search("library", topic=None)


def test_a_correction_takes_the_place_of_what_was_said_before():
    release = make.ReleaseFactory(headline="Fair", body="<p>It opens on Monday next.</p>", summary="")
    make.published(release)
    amend(release, kind="correction", note="The day was wrong.", body="<p>It opens on Tuesday.</p>")
    assert found("monday") == []
    assert found("tuesday") == ["Fair"]
    assert SearchEntry.objects.count() == 1


def test_a_withdrawn_release_is_not_found_until_it_is_put_back():
    edition = publish("Gone")
    workflow.withdraw(release=edition.release, by=make.staff("Approver"), reason="Wrong.")
    assert found("gone") == []
    workflow.restore(release=edition.release, by=make.staff("Approver"))
    assert found("gone") == ["Gone"]


def test_an_entry_left_behind_does_not_bring_back_a_withdrawn_release():
    edition = publish("Gone")
    workflow.withdraw(release=edition.release, by=make.staff("Approver"), reason="Wrong.")
    index.index(edition)
    assert SearchEntry.objects.count() == 1
    assert search("gone").total == 0


def test_the_index_can_be_made_again(capsys):
    publish("Here")
    gone = publish("Gone")
    workflow.withdraw(release=gone.release, by=make.staff("Approver"), reason="Wrong.")
    SearchEntry.objects.all().delete()
    assert found("here") == []
    call_command("rebuild_search")
    assert capsys.readouterr().out == "Search finds 1 releases.\n"
    assert found("here") == ["Here"]


HOSTILE = [
    "",
    " ",
    '"',
    '"" “”',
    "*",
    "-library",
    "NEAR(a b)",
    "a AND OR NOT b",
    "title : x",
    "{a b} : c",
    "^library",
    "lib* + x",
    "'; DROP TABLE releases_edition; --",
    "\0",
    "a\0b",
    "(((((",
    "<-> & | !",
    "\\",
    "%s %(a)s {x}",
    "\ud83d",
    "1e5 -3.14 a/b/c x@example.org https://example.org/?a=b#c",
    "ﷺ ½ ² ß İ \u0300\u0301",
    "\ue000x\ue001",
]


def test_hostile_queries_do_no_harm():
    publish("Library")
    for query in HOSTILE:
        assert search(query).total in (0, 1), query
    assert found("library") == ["Library"]


def test_a_long_query_is_cut_and_the_reader_told():
    publish("Library")
    started = time.perf_counter()
    results = search("library " * 12_500)
    assert time.perf_counter() - started < 1
    assert (results.total, results.notice) == (1, index.TOO_LONG)
    assert search("library").notice == ""


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_no_query_fails(query):
    results = search(query)
    assert results.page <= results.pages


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80))
def test_any_text_can_be_published_and_its_first_long_word_found(text):
    publish("Any", f"<p>{escape(text)} anchorage</p>")
    assert "<mark>anchorage</mark>" in shown("anchorage")


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80).map(tidy))
@example("O’Brien’s “well-being” in Llŷn cost £3,100 — 1e5 times <b>more</b> at https://example.org/?a=b#c")
def test_words_are_what_the_column_of_postgresql_took_out_itself_until_0011(text):
    words = vectors.words(text)
    assert vectors.words(words) == words
    if connection.vendor == "postgresql":
        made = importlib.import_module("releases.migrations.0003_search_index").VECTOR.format("given")
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {made} FROM (SELECT %s AS given) AS entry", [text])  # noqa: S608
            (before,) = cursor.fetchone()
            cursor.execute("SELECT to_tsvector('releases_search', %s)", [words])
            assert cursor.fetchone() == (before,)


def test_the_migration_to_given_vectors_runs_on_a_filled_database_and_back():
    publish("Library opens", "<p>It opens in Llŷn.</p>")
    migration = importlib.import_module("releases.migrations.0011_vector_given")
    connection.check_constraints()
    editor = connection.SchemaEditorClass(connection, atomic=False)  # SQLite's refuses to start in a transaction
    for step in (migration.make, migration.give):
        step(apps, editor)
        assert found("llyn") == ["Library opens"]
    publish("Museum opens")
    assert set(found("opens")) == {"Library opens", "Museum opens"}


def test_the_database_has_the_index_that_the_migration_made():
    names = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'releases_searchentry'"
            )
            triggers = {name for (name,) in cursor.fetchall()}
            assert triggers == {f"releases_search_{verb}" for verb in ("insert", "delete", "update")}
            assert "releases_search" in names
        else:
            cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'releases_search_vector'")
            assert "USING gin (vector, string_to_array(facets, ' '" in cursor.fetchone()[0]
