"""A page on A4, as Chromium prints it: the text and the boxes of the PDF."""

from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2
import pytest
from django.conf import settings
from playwright.sync_api import Page

from tests.everything import amend, newsroom

A4 = (595, 842)  # points
MARGIN = 50  # points that stay white at the sides, of the 57 of the stylesheet
WORDS = "The library opens again after works that took a year and cost less than was planned. "
NAVIGATION = ["Skip to main content", "Search", "News by place", "Cookies", "Topics"]
PRINTED = {  # and how much of a sheet may be ink, photographs included
    "/news/good-say-inspectors/": 0.3,
    "/inspections/fernshire-2014/": 0.1,
    "/inspections/national/": 0.12,
}


class Paper:
    """A printed page of the web: sheets of text whose places are known."""

    def __init__(self, data: bytes) -> None:
        self.sheets = list(pypdfium2.PdfDocument(data))
        self.texts = [sheet.get_textpage() for sheet in self.sheets]
        self.words = " ".join(" ".join(text.get_text_bounded() for text in self.texts).split())

    def places(self, words: str) -> Iterator[tuple[int, float]]:
        """Where ``words`` stand: the sheet, and how far above its foot."""
        for number, text in enumerate(self.texts):
            search = text.search(words, match_case=True)
            while found := search.get_next():
                yield number, text.get_charbox(found[0])[1]

    def lowest(self, number: int) -> float:
        """The foot of the last line of a sheet, above its number."""
        text = self.texts[number]
        boxes = (text.get_charbox(index) for index in range(text.count_chars()))
        return min(bottom for _left, bottom, _right, _top in boxes if bottom > MARGIN)


@pytest.fixture
def printed(page: Page, live_server: Any) -> Callable[[str], Paper]:
    """The page at a path on paper, printed with the backgrounds that the styles leave."""

    def on_paper(path: str) -> Paper:
        page.goto(live_server.url + path)
        return Paper(page.pdf(format="A4", print_background=True))

    return on_paper


@pytest.mark.parametrize("path", PRINTED)
def test_a_page_on_paper_is_whole_and_bears_its_public_address(
    printed: Callable[[str], Paper], live_server: Any, path: str
) -> None:
    newsroom()
    paper = printed(path)
    assert [name for name in NAVIGATION if name in paper.words] == []
    assert f"{settings.PUBLIC_URL}{path}" in paper.words
    assert live_server.url not in paper.words
    assert f"1/{len(paper.sheets)}" in paper.words
    for sheet, text in zip(paper.sheets, paper.texts, strict=True):
        assert sheet.get_size() == pytest.approx(A4, abs=1)
        boxes = [text.get_charbox(index) for index in range(text.count_chars())]
        assert min(left for left, _bottom, _right, _top in boxes) >= MARGIN
        assert max(right for _left, _bottom, right, _top in boxes) <= A4[0] - MARGIN
        grey = sheet.render(scale=0.5).to_pil().convert("L")
        dark = sum(grey.histogram()[:200]) / (grey.width * grey.height)
        assert dark <= PRINTED[path], f"{dark:.0%} of a sheet is ink"


def test_a_release_on_paper_says_when_it_was_published_and_where_its_links_lead(
    printed: Callable[[str], Paper],
) -> None:
    made = newsroom()
    edition = amend(
        made["full"], kind="correction", note="On Tuesday.", body='<p><a href="https://www.gov.uk/x">It</a></p>'
    )
    words = printed("/news/good-say-inspectors/").words
    assert "It (https://www.gov.uk/x)" in words
    assert f"First published {edition.first_published_at.day} " in words
    assert "this edition " in words


def test_headings_stay_with_their_text_and_rows_are_not_broken(printed: Callable[[str], Paper]) -> None:
    made = newsroom()
    parts = [f"<h2>Heading {number:02}</h2><p>{WORDS * (number % 7 + 1)}</p>" for number in range(40)]
    rows = [
        f"<tr><td>Begin {number:02} {WORDS * (number % 3)}</td><td>End {number:02}</td></tr>" for number in range(50)
    ]
    table = f"<table><thead><tr><th>Head of the table</th><th>B</th></tr></thead><tbody>{''.join(rows)}</tbody></table>"
    amend(made["full"], kind="typo", note="", body="".join([*parts, table]))
    paper = printed("/news/good-say-inspectors/")
    assert len(paper.sheets) > 5
    for number in range(40):
        ((sheet, foot),) = paper.places(f"Heading {number:02}")
        assert foot - paper.lowest(sheet) > 20, f"heading {number} is alone at the foot of sheet {sheet + 1}"
    for number in range(50):
        (begin,), (end,) = paper.places(f"Begin {number:02}"), paper.places(f"End {number:02}")
        assert begin == pytest.approx(end, abs=1)
