"""The lines of a PDF's pages, with where and how each is printed: one pass over each page. Pure, but for PDFium.

PDFium gives a page's text in the order of the file, which in these reports is the order of reading. Beside the text
only the first and the last character of a line are looked up, so that this costs no more than the text alone.
"""

import ctypes
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from inspections.reading import unreadable
from inspections.reading.unreadable import Unreadable

MOST_PAGES = 150  # the longest of 497 reports has under 70
MOST_CHARACTERS = 30_000  # on one page; a full one has 4,500
FEWEST_CHARACTERS = 200  # in the whole file; less is a scan with a stamp on it

Progress = Callable[[int, int], None]

# What print does not need and a database or a comparison would stumble over (reference/ofsted.md 5.3). U+FFFE is
# PDFium's sign for a hyphen at a line's end, which in these reports is always a real one.
_CLEAN = str.maketrans(
    {
        **dict.fromkeys((*range(32), 0x7F, 0xAD, 0x200B, 0xFEFF, *range(0xD800, 0xE000), 0xFFFF)),
        **dict.fromkeys((0x9, 0xA0, 0x202F, 0x2007), " "),
        **dict.fromkeys((0x2011, 0xFFFE), "-"),
        **dict(zip((0xFB01, 0xFB02), ("fi", "fl"), strict=True)),
    }
)
# A footnote's mark as it may stick to a word: "board1"; whether it is one, its size tells.
_MARK = re.compile(r"(?<=[^\W\d_]|[’”)\].,:;?!%])\d{1,2}(?=\s|$|[.,:;?!)])")


class Line(NamedTuple):
    """One printed line: its text without marks of footnotes, and the place and look of its first and last letter."""

    text: str
    page: int
    x: float  # points from the left
    y: float  # points from the bottom
    y_end: float  # the same of the last letter, lower where PDFium joined lines at a hyphen
    size: float
    bold: bool


class Pages(NamedTuple):
    """All lines of a file, in reading order, and how many pages it has."""

    total: int
    lines: list[Line]


def read_pages(data: bytes, progress: Progress | None = None) -> Pages:
    """The lines of a PDF; raises ``Unreadable``. ``progress`` is called with pages done and pages in all."""
    document = _opened(data)
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise Unreadable(
                f"This PDF has {count:,} pages and a report at most {MOST_PAGES}: send in the report alone, without "
                "what was bound together with it."
            )
        lines: list[Line] = []
        for index in range(count):
            lines += _page_lines(document, index)
            if progress:
                progress(index + 1, count)
    finally:
        document.close()
    if sum(len(line.text) for line in lines) < FEWEST_CHARACTERS:
        raise Unreadable(unreadable.SCANNED)
    return Pages(count, lines)


def _opened(data: bytes) -> Any:
    """The PDF, or a sentence that says what the file is instead."""
    if not data:
        raise Unreadable(unreadable.EMPTY)
    if b"%PDF-" not in data[:1024]:
        raise Unreadable(_not_pdf(data))
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise Unreadable(unreadable.ENCRYPTED if locked else unreadable.DAMAGED) from error


def _not_pdf(data: bytes) -> str:
    """What a file is that is no PDF: an archive of reports holds web pages under the names of reports."""
    start = data[:4096].lower()
    if b"<html" not in start and b"<!doctype html" not in start:
        return unreadable.NOT_PDF
    return unreadable.NOT_FOUND if b"report not found" in data.lower() else unreadable.WEB_PAGE


def _page_lines(document: Any, index: int) -> Iterator[Line]:
    """The lines of one page that have anything printed in them."""
    try:
        page = document[index]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise Unreadable(unreadable.DAMAGED) from error
    try:
        if text_page.count_chars() > MOST_CHARACTERS:
            raise Unreadable(
                f"Page {index + 1} holds {text_page.count_chars():,} characters and a page of a report under 5,000: "
                "this is not a report as the inspectorate publishes it. Send in that one."
            )
        raw = text_page.get_text_range()
        look = _Look(text_page.raw, exact=text_page.count_chars() == len(raw))
        start = 0
        for printed in raw.split("\r\n"):
            if line := _line(printed, start, index + 1, look):
                yield line
            start += len(printed) + 2
    finally:
        text_page.close()
        page.close()


def _line(printed: str, start: int, page: int, look: "_Look") -> Line | None:
    """One line, or None where nothing is printed; ``start`` is the place of its first character in the page's text."""
    body = printed.rstrip()
    first = len(body) - len(body.lstrip())
    if first == len(body):
        return None
    size = look.size(start + first)
    text, last = _without_marks(body, start, look, max(size, look.size(start + len(body) - 1)))
    if not (text := " ".join(text.translate(_CLEAN).split())):
        return None
    last = max(last, first)
    x, y = look.origin(start + first)
    y_end = look.origin(start + last)[1]
    bold = look.bold(start + first) and look.bold(start + last)
    return Line(text, page, x, y, y_end, max(look.size(start + first), look.size(start + last)), bold)


def _without_marks(body: str, start: int, look: "_Look", size: float) -> tuple[str, int]:
    """The line without the marks of footnotes, and the place of its last letter in the line as printed."""
    last = len(body) - 1
    kept, end = "", 0
    for mark in _MARK.finditer(body):
        if look.size(start + mark.start()) < 0.85 * size:
            kept += body[end : mark.start()]
            end = mark.end()
            last = mark.start() - 1 if mark.end() == len(body) else last
    return kept + body[end:], last


class _Look:
    """How single characters of one page are printed."""

    def __init__(self, text_page: Any, *, exact: bool) -> None:
        self._page = text_page
        self._exact = exact  # whether places in the text are PDFium's own; they are but for letters it cannot name
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def _place(self, index: int) -> int:
        return index if self._exact else int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._page, index))

    def size(self, index: int) -> float:
        """The size in points."""
        return float(pdfium.FPDFText_GetFontSize(self._page, self._place(index)))

    def bold(self, index: int) -> bool:
        """Whether the weight is that of bold print."""
        return bool(pdfium.FPDFText_GetFontWeight(self._page, self._place(index)) >= 600)

    def origin(self, index: int) -> tuple[float, float]:
        """Where it stands on the page, in points from the lower left corner."""
        pdfium.FPDFText_GetCharOrigin(self._page, self._place(index), ctypes.byref(self._x), ctypes.byref(self._y))
        return self._x.value, self._y.value
