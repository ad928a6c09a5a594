"""What PostgreSQL's index holds of a text is put together from stems, and is what PostgreSQL itself would make."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from releases import search
from releases.search import vectors
from releases.search.stems import MOST_PLACES, MOST_TIMES, Stems, stem, vector
from releases.search.text import Text, tidy
from tests import factories as make

pytestmark = pytest.mark.django_db

KNOWN = Stems({"bridge": "bridg\0", "bridges": "bridg\0", "opens": "open\0", "→": ""})
LIKELY = [
    *("the", "The", "bridge", "BRIDGES", "bridges’", "opened", "well-being", "O’Brien’s", "Llŷn", "ŴYN", "İstanbul"),
    *("2014", "007", "£3,100", "1e5", "1e5e5", "3rd", "a1", "1a", "1.2.3", "-4", "→", "abc→abd", "🎉", "9" * 120),
    *("http://example.org/a?b=c", "jo@example.org", "&amp;", "<b>", "a_b", "x" * 300, "a\xadb", "\u3000", "中文"),
    *("ﬁsh", "ß", "ǅ", "ʼn"),
]
WORDS = st.one_of(st.sampled_from(LIKELY), st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
TEXTS = st.builds(
    Text, st.lists(WORDS, max_size=6).map(" ".join).map(tidy), st.lists(WORDS, max_size=40).map(" ".join).map(tidy)
)


def made(text: Text) -> bytes:
    """The vector that PostgreSQL makes of ``text``, as it is made for an edition that is published by itself."""
    asked = """
        SELECT tsvectorsend(setweight(to_tsvector('releases_search', %s), 'A')
            || setweight(to_tsvector('releases_search', %s), 'D'))
    """
    with connection.cursor() as cursor:
        cursor.execute(asked, [vectors.words(text.title), vectors.words(text.text)])
        return bytes(cursor.fetchone()[0])


def is_as_made(prepared: search.Prepared, texts: list[Text]) -> bool:
    if connection.vendor == "sqlite":  # FTS5 takes texts
        return dict(prepared.vectors) == dict.fromkeys(texts, b"")
    return dict(prepared.vectors) == {text: made(text) for text in texts}


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=st.lists(st.lists(TEXTS, max_size=4), min_size=1, max_size=3))
@example(batches=[[Text(" ".join(LIKELY), " ".join(LIKELY))]])
@example(batches=[[Text("", "")], [Text("Bridge", "Bridges open")], [Text("Bridges", "The bridge opens")]])
def test_a_vector_is_byte_for_byte_what_postgresql_makes(batches: list[list[Text]]) -> None:
    prepare = search.preparer()
    for texts in batches:
        assert is_as_made(prepare(texts), texts)


@pytest.mark.parametrize("number", [MOST_TIMES, MOST_TIMES + 1, MOST_PLACES - 2, MOST_PLACES + 1])
@pytest.mark.parametrize("word", ["bridge", "bridge opens"])
def test_so_it_is_where_places_run_out(word: str, number: int) -> None:
    text = Text("The bridge", " ".join([word] * number)[:200_000])
    assert is_as_made(search.preparer()([text]), [text])


def test_words_are_told_and_each_at_least_once() -> None:
    prepare = search.preparer()
    first = prepare([Text("Café", "The bridge of Fernbury opens in 2014")])
    assert first.words == {"cafe", "bridge", "fernbury", "opens"}
    second = prepare([Text("Bridge", "A ferry opens")])
    assert "ferry" in second.words <= {"bridge", "ferry", "opens"}


def test_what_is_published_is_sorted_into_the_index_at_once() -> None:
    make.published(make.ReleaseFactory())
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT gin_clean_pending_list('releases_search_vector')")
            assert cursor.fetchone() == (0,)  # pages that were still to be sorted


def test_a_vector_is_packed_as_postgresql_sends_it() -> None:
    assert (
        vector(["bridge"], ["opens", "bridges"], KNOWN)
        == (
            b"\0\0\0\2"
            b"bridg\0" + b"\0\2" + b"\xc0\1" + b"\0\3"  # the headline's place has weight A
            b"open\0" + b"\0\1" + b"\0\2"
        )
    )
    assert vector([], [], KNOWN) == b"\0\0\0\0"
    assert vector(["bridge"], ["→"], KNOWN) is None
    assert vector([], ["bridge"] * MOST_PLACES, KNOWN) is None
    with pytest.raises(KeyError, match="ferry"):
        vector(["bridge"], ["ferry"], KNOWN)


def test_only_what_is_one_lexeme_in_one_place_has_a_stem() -> None:
    assert stem(b"\0\0\0\1bridg\0\0\1\0\1") == "bridg\0"
    assert stem("\0\0\0\1ŵyn\0\0\1\0\1".encode()) == "ŵyn\0".encode().decode("latin-1")
    assert stem(b"\0\0\0\0") == ""
    assert stem(b"\0\0\0\1abc\0\0\2\0\1\0\2") == ""  # twice
    assert stem(b"\0\0\0\2abc\0\0\1\0\1abd\0\0\1\0\2") == ""  # two
    assert stem(b"\0\0\0\1abc\0\0\1\0\2") == ""  # in the second place
    assert KNOWN["2014"] == "2014\0"
