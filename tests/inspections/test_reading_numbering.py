"""Which lines open a numbered paragraph: the next number does, any other is text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inspections.reading.lines import Line
from inspections.reading.numbering import candidates, openings


def line(text: str, x: float = 72, page: int = 2) -> Line:
    return Line(text, page, x, 700, 700, 12, bold=False)


def numbers(*lines: Line) -> list[int]:
    return list(openings(candidates(lines))[0].values())


@pytest.mark.parametrize(
    "text", ["1. Early help", "1.", "1.Early help", "1. ‘Early’", "1.\u200aEarly", "1.16- and 17-year-olds"]
)
def test_a_number_and_a_full_stop_open_a_paragraph(text: str) -> None:
    assert numbers(line(text)) == [1]


@pytest.mark.parametrize("text", ["1.5 per cent", "1 Early help", "1) Early help", "1,000. Of these", "In 2014"])
def test_other_lines_do_not(text: str) -> None:
    assert numbers(line(text)) == []


def test_the_cover_numbers_its_judgements_and_not_its_paragraphs() -> None:
    assert numbers(line("1. Children who need help", page=1), line("1. Early help")) == [1]


def test_a_number_out_of_turn_is_text() -> None:
    found = openings(candidates([line("1. One"), line("18. This is welcomed"), line("2. Two"), line("1. Late")]))
    assert found == ({0: 1, 2: 2}, [])


def test_the_number_at_the_margin_counts_and_not_the_same_one_inside_a_paragraph() -> None:
    lines = [line("1. One ends at the age of"), line("2. A stray", x=100), line("2. Two"), line("3. Three")]
    assert list(openings(candidates(lines))[0]) == [0, 2, 3]


def test_a_gap_of_one_is_bridged_and_told() -> None:
    opened, problems = openings(candidates([line("1. One"), line("3. Three"), line("4. Four")]))
    assert list(opened.values()) == [1, 3, 4]
    assert problems == [
        "The report has no paragraph 2: its numbering leaves that out, or the number could not be read."
    ]


def test_a_number_that_comes_later_is_not_a_gap() -> None:
    assert numbers(line("1. One"), line("3. of them"), line("2. Two"), line("3. Three"), line("4. Four")) == [
        1,
        2,
        3,
        4,
    ]


def test_numbering_may_begin_again() -> None:
    lines = [line(f"{n}. Text") for n in (1, 2, 3, 4, 1, 2, 3)]
    opened, problems = openings(candidates(lines))
    assert list(opened.values()) == [1, 2, 3, 4, 1, 2, 3]
    assert problems == ["The numbering starts again at 1 after paragraph 4: check the sections."]


def test_a_list_inside_a_paragraph_is_no_new_beginning() -> None:
    lines = [line(f"{n}. Text") for n in (1, 2, 3, 4, 5)] + [
        line("1. first"),
        line("2. second"),
        line("6. Text"),
        line("7. Text"),
    ]
    assert numbers(*lines) == [1, 2, 3, 4, 5, 6, 7]


def test_a_late_1_alone_is_text() -> None:
    assert numbers(line("1. One"), line("2. Two"), line("1. Again"), line("3. Three")) == [1, 2, 3]


@example(3, [(0, 1)])
@given(st.integers(13, 60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 200)), max_size=12))
def test_strays_inside_text_change_nothing(count: int, strays: list[tuple[int, int]]) -> None:
    lines = [line(f"{number}. Text") for number in range(1, count + 1)]
    for place, number in strays:
        lines.insert(min(place, len(lines)), line(f"{number}. a stray", x=100))
    opened = [lines[place] for place in openings(candidates(lines))[0]]
    assert [each for each in opened if each.x == 72] == [line(f"{number}. Text") for number in range(1, count + 1)]
