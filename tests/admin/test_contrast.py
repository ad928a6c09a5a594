"""Contrast as WCAG measures it."""

from hypothesis import given
from hypothesis import strategies as st

from releases.contrast import ratio, too_faint

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def test_black_on_white_is_21_and_white_on_white_is_1():
    assert round(ratio("#000000", "#ffffff"), 2) == 21
    assert ratio("#ffffff", "#ffffff") == 1


def test_known_grey_of_the_wcag_examples():
    assert round(ratio("#767676", "#ffffff"), 2) == 4.54


def test_a_faint_colour_gets_a_sentence_with_the_ratio_and_what_is_needed():
    sentence = too_faint("#79aec8", least=4.5)
    assert "2.4 to 1" in sentence
    assert "at least 4.5 to 1" in sentence


def test_enough_contrast_gets_no_sentence():
    assert too_faint("#1f4e5f", least=7) == ""


@given(colours, colours)
def test_contrast_is_the_same_both_ways_and_within_the_scale(one, other):
    assert ratio(one, other) == ratio(other, one)
    assert 1 <= ratio(one, other) <= 21.0001
