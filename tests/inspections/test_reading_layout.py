"""From lines to paragraphs: headers, footnotes, bullets, headings, hyphens and pages."""

import pytest

from inspections.reading.layout import without_furniture
from inspections.reading.lines import Line
from inspections.reading.paragraphs import Body, joined, read_body
from inspections.reading.recommendations import read_recommendations

WORDS = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def more(number: int) -> tuple[str, ...]:
    """The later lines of a paragraph, unlike those of any other."""
    word = WORDS[number]
    return (f"{word} and some more words that go on", f"over the {word} lines of this paragraph", f"until {word} ends.")


class Sheet:
    """Lines of pages, one below the other."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._y, self._page = 760.0, 2

    def page(self) -> "Sheet":
        self._y, self._page = 760.0, self._page + 1
        return self

    def add(self, *texts: str, x: float = 72, size: float = 12, bold: bool = False, gap: float = 12) -> "Sheet":
        self._y -= gap
        for text in texts:
            self._y -= 14.5
            self.lines.append(Line(text, self._page, x, self._y, self._y, size, bold))
        return self

    def paragraph(self, number: int) -> "Sheet":
        return self.add(f"{number}. The first of {number}").add(*more(number), x=100, gap=0)

    def read(self) -> Body:
        return read_body(without_furniture(self.lines))


def texts(body: Body) -> list[tuple[int | None, str]]:
    return [(block.paragraph.number, block.paragraph.text) for block in body.blocks]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["one", "two"], "one two"),
        (["semi-", "independent"], "semi-independent"),
        (["2013–", "14"], "2013–14"),
        (["this –", "and that"], "this – and that"),
        (["and/", "or"], "and/or"),
        (["a -", "b"], "a - b"),
        ([], ""),
    ],
)
def test_lines_join(lines: list[str], whole: str) -> None:
    assert joined(lines) == whole


def test_running_headers_and_page_numbers_go() -> None:
    sheet = Sheet()
    for number in range(1, 6):
        sheet.page().add("Inspection of Fern services", f"12 to 23 February 2024 {number + 2}", size=8, gap=0)
        sheet.paragraph(number)
    for number in range(6, 9):
        sheet.page().add(str(number + 2), size=20, gap=0).paragraph(number)
    whole = [(number, f"The first of {number} {' '.join(more(number))}") for number in range(1, 9)]
    assert texts(sheet.read()) == whole


def test_a_number_at_a_page_s_top_that_is_not_the_page_s_stays() -> None:
    sheet = Sheet().paragraph(1).page().add("9000", x=100).paragraph(2)
    assert texts(sheet.read())[0][1].endswith("9000")


def test_the_list_of_contents_opens_nothing() -> None:
    sheet = Sheet().add("Contents", size=26).add("1. Summary 3", "2. Findings 5", "3. Annex 9")
    sheet.page().paragraph(1)
    assert [number for number, _ in texts(sheet.read())] == [1]


def test_a_number_alone_on_its_line() -> None:
    sheet = Sheet().add("1.").add("Alone above.", *more(1), x=100, gap=0).add("2.").add("Again.", x=100, gap=0)
    assert texts(sheet.read()) == [(1, f"Alone above. {' '.join(more(1))}"), (2, "Again.")]


def test_a_paragraph_crosses_a_page_over_a_footnote() -> None:
    sheet = Sheet().add("1. It begins and").add("1 A footnote.", size=10).page().add("goes on,", x=100).paragraph(2)
    assert texts(sheet.read())[:2] == [(1, "It begins and goes on,"), (None, "A footnote.")]


def test_text_below_a_numbered_paragraph_is_none_of_it() -> None:
    sheet = Sheet().paragraph(1).add("Missing children").paragraph(2).paragraph(3)
    assert [number for number, _ in texts(sheet.read())] == [1, None, 2, 3]


@pytest.mark.parametrize("glyph", ["\uf06e", "\uf0a7", "\uf0b7", "\u25fc", "•"])
def test_bullets_of_every_kind(glyph: str) -> None:
    sheet = Sheet().add("What needs to improve", size=14, bold=True).add(f"{glyph} One thing, which")
    sheet.add("goes on", x=90, gap=0).add(f"{glyph} another:").add(f"{glyph} a part of it", x=108, gap=0)
    sheet.add("The experiences and progress of care leavers: good", size=14, bold=True)
    for number in range(1, 5):
        sheet.paragraph(number)
    body = sheet.read()
    assert [text for number, text in texts(body) if number is None] == [
        "One thing, which goes on",
        "another: • a part of it",
    ]
    assert [one.text for one in read_recommendations(body.blocks)] == [
        "One thing, which goes on",
        "another: • a part of it",
    ]


def test_bullets_inside_a_numbered_paragraph_are_part_of_it() -> None:
    sheet = Sheet().add("1. They asked for:").add("\uf06e more", "\uf06e better", x=100).paragraph(2)
    assert texts(sheet.read())[0] == (1, "They asked for: • more • better")


def test_a_heading_ends_a_paragraph_whether_bold_or_known_by_its_words() -> None:
    for bold in (True, False):
        sheet = Sheet().paragraph(1).add("The experiences and progress of children in care and care", bold=bold)
        sheet.add("leavers: requires improvement to be good", bold=bold, gap=0).paragraph(2)
        for number in range(3, 6):
            sheet.paragraph(number)
        body = sheet.read()
        assert texts(body)[0][1].endswith("until one ends.")
        assert body.blocks[1].paragraph.section == (
            "The experiences and progress of children in care and care leavers: requires improvement to be good"
        )


def test_bold_words_inside_a_paragraph_are_no_heading() -> None:
    sheet = Sheet().add("1. The plan, called").add("Bright Futures", "is new.", x=100, gap=0, bold=True)
    for number in range(2, 6):
        sheet.paragraph(number)
    assert texts(sheet.read())[0] == (1, "The plan, called Bright Futures is new.")


def test_a_piece_of_a_page_that_the_file_has_out_of_order_is_put_where_it_is_printed() -> None:
    sheet = Sheet().paragraph(1).page()
    top = Sheet().page().add("Leadership, management and governance", size=14, bold=True).lines
    below = sheet.add("", gap=300).paragraph(2).lines[-4:]
    body = read_body(without_furniture([*sheet.lines[:4], *below, *top]))
    assert body.blocks[1].paragraph.section == "Leadership, management and governance"


def test_the_imprint_is_set_apart_even_in_the_size_of_the_text() -> None:
    sheet = Sheet().paragraph(1).paragraph(2).add("The Office for Standards in Education, Children’s Services", gap=0)
    sheet.add("and Skills regulates.", gap=0)
    assert texts(sheet.read())[-1] == (
        None,
        "The Office for Standards in Education, Children’s Services and Skills regulates.",
    )
    assert sheet.read().blocks[-1].small
