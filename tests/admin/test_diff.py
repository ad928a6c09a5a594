"""The readable difference between two texts of a release."""

from hypothesis import given
from hypothesis import strategies as st

from releases.blocks import blocks
from releases.diff import Fold, Mark, compare, differences, words

TEXT = {
    "headline": "Fernshire opens library",
    "summary": "",
    "body": "<p>The library opens on Monday.</p>",
    "slug": "fernshire-opens-library",
    "first_published_at": None,
    "place": None,
    "topics": [],
    "quotes": [],
    "key_facts": [],
    "photos": [],
    "attachments": [],
    "notes": [],
    "contacts": [],
    "inspections": [],
}
QUOTE = {
    "key": "k",
    "speaker": {"name": "Jim Leivers", "slug": "j"},
    "role": "",
    "lead_in": "Jim said:",
    "words": "Good.",
}

paragraphs = st.lists(st.text(st.sampled_from("ab .,’\n"), min_size=1), max_size=6)


def said(row, *marks):
    return "".join(run.text for run in row.runs if run.mark in marks)


def only_changed(old, new):
    return {section.label: section for section in differences(old, new) if section.is_changed}


def test_one_changed_word_is_marked_and_nothing_else():
    [row] = compare(["The library opens on Monday."], ["The library opens on Tuesday."])
    assert [(run.mark.value, run.text) for run in row.runs] == [
        ("same", "The library opens on "),
        ("removed", "Monday"),
        ("added", "Tuesday"),
        ("same", "."),
    ]


def test_a_figure_is_one_word():
    [row] = compare(["More than 3,100 children"], ["More than 3,200 children"])
    assert said(row, Mark.REMOVED) == "3,100"


def test_a_paragraph_that_is_quite_different_is_removed_and_added_whole():
    rows = compare(["Gone entirely."], ["Something else is here now, and longer"])
    assert [run.mark for row in rows for run in row.runs] == [Mark.ADDED, Mark.REMOVED]


def test_sections_are_labelled_as_officers_speak():
    assert list(only_changed(TEXT, {**TEXT, "headline": "Fernshire opens two libraries"})) == ["Headline"]
    assert list(only_changed(TEXT, {**TEXT, "quotes": [QUOTE]})) == ["Quote by Jim Leivers"]


def test_two_quotes_by_one_person_are_told_apart():
    both = {**TEXT, "quotes": [QUOTE, {**QUOTE, "key": "l", "words": "Very good."}]}
    assert list(only_changed(TEXT, both)) == ["Quote by Jim Leivers", "Quote by Jim Leivers (2)"]


def test_a_first_edition_is_all_new():
    assert all(section.is_changed for section in differences(None, TEXT))


def test_rows_away_from_a_change_are_folded_and_kept():
    old = [f"Paragraph number {n}." for n in range(9)]
    new = [*old[:4], "Paragraph number four.", *old[5:]]
    [section] = [s for s in differences(text(old), text(new)) if s.label == "Text"]
    shown = section.folded
    assert [type(item) is Fold for item in shown] == [True, False, False, False, True]
    assert [len(shown[0].rows), len(shown[-1].rows)] == [3, 3]


def text(lines):
    return {**TEXT, "body": "".join(f"<p>{line}</p>" for line in lines)}


def test_blocks_keep_headings_bullets_addresses_and_parts():
    html = (
        "<h2>A <b>b</b></h2><p>x <a href='https://e.example/'>link</a></p><ul><li><p>one</p></li><li></li></ul>"
        "<p>p</p><div data-embed='quote' data-ref='k'></div>"
    )
    assert blocks(html, {("quote", "k"): "Quote by Jim Leivers"}) == [
        "Heading: A b",
        "x link (https://e.example/)",
        "• one",
        "p",
        "[Quote by Jim Leivers]",
    ]


@given(paragraphs, paragraphs)
def test_what_stays_and_leaves_is_the_old_text_and_what_stays_and_comes_the_new(old, new):
    rows = compare(old, new)
    assert sorted(filter(None, (said(row, Mark.SAME, Mark.REMOVED) for row in rows))) == sorted(old)
    assert [t for t in (said(row, Mark.SAME, Mark.ADDED) for row in rows) if t] == new


@given(st.text(), st.text())
def test_no_character_is_lost_between_two_paragraphs(old, new):
    runs = list(words(old, new))
    assert "".join(run.text for run in runs if run.mark is not Mark.ADDED) == old
    assert "".join(run.text for run in runs if run.mark is not Mark.REMOVED) == new
