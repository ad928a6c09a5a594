"""Paragraph references parse, print and refuse nonsense."""

import time

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from inspections.paragraphs import (
    HIGHEST,
    ParagraphRange,
    ParagraphReferenceError,
    bare_reference,
    normalise,
    parse_paragraphs,
    print_paragraphs,
    validate_paragraphs,
)

numbers = st.integers(1, HIGHEST)
ranges = st.lists(st.tuples(numbers, numbers).map(lambda pair: ParagraphRange(*sorted(pair))), min_size=1)


@pytest.mark.parametrize(
    ("text", "meant", "printed"),
    [
        ("2, 24", [(2, 2), (24, 24)], "2 and 24"),
        ("5, 37, 106", [(5, 5), (37, 37), (106, 106)], "5, 37 and 106"),
        ("9, 81", [(9, 9), (81, 81)], "9 and 81"),
        ("14-23", [(14, 23)], "14–23"),
        ("14–23", [(14, 23)], "14–23"),
        ("14 — 23", [(14, 23)], "14–23"),
        ("11 & 92-108", [(11, 11), (92, 108)], "11 and 92–108"),
        ("Paragraphs 11 and 92 to 108", [(11, 11), (92, 108)], "11 and 92–108"),
        ("paragraph 11 and paragraphs 92 to 108", [(11, 11), (92, 108)], "11 and 92–108"),
        ("(Paragraph 2)", [(2, 2)], "2"),
        ("(Paragraph 9, 81)", [(9, 9), (81, 81)], "9 and 81"),
        ("para 3", [(3, 3)], "3"),
        ("Paras. 3 & 5", [(3, 3), (5, 5)], "3 and 5"),
        ("2, 3, and 5", [(2, 3), (5, 5)], "2, 3 and 5"),
        ("106, 5, 37", [(5, 5), (37, 37), (106, 106)], "5, 37 and 106"),
        ("5-9, 7-12, 9", [(5, 12)], "5–12"),
        ("\u00a0 7 ,\n 9 ", [(7, 7), (9, 9)], "7 and 9"),
        ("999", [(999, 999)], "999"),
    ],
)
def test_references_as_reports_and_releases_print_them(text, meant, printed):
    assert parse_paragraphs(text) == meant
    assert print_paragraphs(parse_paragraphs(text)) == printed


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Give at least one paragraph number, for example “5, 37, 106”."),
        (" ( ) ", "Give at least one paragraph number, for example “5, 37, 106”."),
        ("Paragraphs", "Give at least one paragraph number, for example “5, 37, 106”."),
        ("23-14", "“23-14” runs backwards: write the lower number first, 14-23."),
        ("0", "There is no paragraph 0: paragraphs are numbered from 1."),
        ("0-5", "There is no paragraph 0: paragraphs are numbered from 1."),
        ("7a", "“7a” is not a paragraph number or a range: write it as 7 or as 14-23."),
        ("-3", "“-3” is not a paragraph number or a range: write it as 7 or as 14-23."),
        ("²", "“²” is not a paragraph number or a range: write it as 7 or as 14-23."),
        ("٣", "“٣” is not a paragraph number or a range: write it as 7 or as 14-23."),
        ("1-2-3", "“1-2-3” is not a paragraph number or a range: write it as 7 or as 14-23."),
        ("1,,2", "A number is missing in “1,,2”: separate numbers by one comma."),
        ("2 and", "A number is missing in “2 and”: separate numbers by one comma."),
        ("1000", "“1000” is too high: no report has more than 999 paragraphs."),
        ("page 4", "“page 4” is not a paragraph number or a range: write it as 7 or as 14-23."),
    ],
)
def test_nonsense_gets_one_sentence(text, sentence):
    with pytest.raises(ParagraphReferenceError) as refusal:
        parse_paragraphs(text)
    assert str(refusal.value) == sentence
    with pytest.raises(ValidationError) as invalid:
        validate_paragraphs(text)
    assert invalid.value.messages == [sentence]


@pytest.mark.parametrize("filler", ["1", "1,", " ", "(", "a", "- ", "and ", "1-2 & "])
def test_a_hundred_kilobytes_are_refused_at_once(filler):
    text = filler * (100_000 // len(filler))
    started = time.process_time()
    with pytest.raises(ParagraphReferenceError) as refusal:
        parse_paragraphs(text)
    assert time.process_time() - started < 0.1
    assert len(str(refusal.value)) < 200


@given(ranges)
def test_parsing_what_was_printed_gives_the_same_paragraphs(given_ranges):
    assert parse_paragraphs(print_paragraphs(given_ranges)) == normalise(given_ranges)


@given(ranges)
def test_printing_again_changes_nothing(given_ranges):
    printed = print_paragraphs(given_ranges)
    assert print_paragraphs(parse_paragraphs(printed)) == printed


@given(ranges)
def test_normal_ranges_hold_the_same_paragraphs_with_gaps_between(given_ranges):
    tidy = normalise(given_ranges)
    assert {n for a, b in tidy for n in range(a, b + 1)} == {n for a, b in given_ranges for n in range(a, b + 1)}
    assert all(before.last + 1 < after.first for before, after in zip(tidy, tidy[1:], strict=False))


@given(st.text(max_size=60))
def test_any_text_is_understood_or_refused_in_a_sentence(text):
    try:
        understood = parse_paragraphs(text)
    except ParagraphReferenceError as error:
        sentence = str(error)
        understood = None
    assert understood or sentence.endswith((".", "”"))


def test_the_longest_canonical_reference_can_be_read_back():
    every_other = [ParagraphRange(n, n) for n in range(1, HIGHEST + 1, 2)]
    assert parse_paragraphs(print_paragraphs(every_other)) == every_other


def test_the_printed_form_is_kept_without_its_wrapping():
    assert bare_reference(" (Paragraphs 11 & 92-108) ") == "11 & 92-108"
    assert print_paragraphs([]) == ""
