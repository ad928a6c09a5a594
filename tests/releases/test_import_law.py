"""The law of the importer: no word is lost, changed or added, whatever the text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council_news.sample import OXFORDSHIRE_2014
from releases.importers.text import read
from tests.releases.importing import INSPECTED, SMALL, words_in, words_out

PIECES = st.sampled_from(
    [
        "30", "June", "2014", "|", "11:09", "Europe/London", "Oxford,", "12 Aug 2025", "https://news.example/a-b-c",
        "Skip to main content", "Home", "", "", "", "A short heading", "Rising to the challenge", "In",
        "Jim Leivers, Fernshire County Council’s director, said: “We are pleased. It shows.",
        "“And we go on.”", '"Straight and open', "Councillor Ann Marsh added: \"Yes.\"", "“Partly” quoted words here.",
        "• an item (Paragraph 2)", "  • another “item” (Paragraphs 9, 81)", "- dash", "* star", "1. first", "2. second",
        "Ofsted praised the council in these areas:", "Ofsted recommended that the council looks to",
        "Inspectors rated Fernshire County Council “Good” in all three key categories:", "Help and protection",
        "More than 3,100 children receive a service, 512 are seen and 467 are looked after.",
        "Notes to editors", "ENDS", "Contact:", "A copy of the report can be found here", "<script>alert(1)</script>",
        "Ofsted has four levels – Outstanding, Good, Requires Improvement and Inadequate.", "a\u00a0 word",
        "\t tab\there",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(PIECES, max_size=14).map("\n".join),
    st.lists(PIECES, max_size=10).map("\n\n".join),
    st.text(max_size=300),
    st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=12).map("\n".join),
    st.text(alphabet="“”\"'‘’ .,:AaBb\n•-1", max_size=200),
)


def obeys(text: str) -> None:
    """Read ``text`` and compare what went in with what came out."""
    parsed = read(text)
    assert words_out(parsed) == words_in(text, parsed)


@given(TEXTS)
def test_no_word_of_any_text_is_lost_changed_or_added(text: str) -> None:
    obeys(text)


@pytest.mark.parametrize("text", [SMALL, INSPECTED, OXFORDSHIRE_2014], ids=["small", "inspected", "oxfordshire"])
def test_no_word_of_the_samples_is_lost(text: str) -> None:
    obeys(text)


def test_no_word_of_the_real_releases_is_lost(shared: Path) -> None:
    files = sorted((shared / "releases").glob("*.txt"))
    assert len(files) >= 5
    for file in files:
        obeys(file.read_text(encoding="utf-8"))


@given(TEXTS)
def test_left_out_lines_stand_above_the_headline_or_are_furniture(text: str) -> None:
    parsed = read(text)
    for left_out in parsed.remarks.left_out:
        assert left_out.why
        if left_out.why == "stands above the headline":
            assert left_out.line < parsed.header.headline_line
            assert len(left_out.text) <= 160
