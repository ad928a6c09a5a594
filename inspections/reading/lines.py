"""The lines of one page, with where and how each is printed. Pure, but for PDFium.

PDFium gives a page's text in the order of the file, which in these reports is nearly the order of reading. Beside the
text only the first and the last letter of a line are looked up, so that this costs little more than the text alone.
"""

import ctypes
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

# What print does not need and a database or a comparison would stumble over (reference/ofsted.md 5.3).
_CLEAN = str.maketrans(
    {
        **dict.fromkeys((*range(32), 0x7F, 0xAD, 0x200B, 0xFEFF, *range(0xD800, 0xE000), 0xFFFF)),
        **dict.fromkeys((0x9, 0xA0, 0x202F, 0x2007), " "),
        **dict.fromkeys((0x2011, 0xFFFE), "-"),
        **dict(zip((0xFB01, 0xFB02), ("fi", "fl"), strict=True)),
    }
)
# PDFium's sign for a hyphen at the end of a printed line, which it joins with the next; it is always a real one here.
_JOINT = "\ufffe"
# A footnote's mark as it may stick to a word: "board1"; whether it is one, its size tells.
_MARK = re.compile(r"(?<=[^\W\d_]|[’”)\].,:;?!%])\d{1,2}(?=\s|$|[.,:;?!)])")
_DIGIT = re.compile(r"\d")
_BOLD = 600  # the weight from which print is bold
_NAME = 128  # bytes of a font's name


class Line(NamedTuple):
    """One printed line: its text without marks of footnotes, and where and how it is printed."""

    text: str
    page: int
    x: float  # points from the left
    y: float  # points from the bottom
    y_end: float  # the same of the last letter, lower where PDFium joined lines at a hyphen
    size: float  # points
    bold: bool  # from the first letter to the last


def page_lines(text_page: Any, page: int, *, by_name: bool) -> Iterator[Line]:
    """The lines that have anything printed in them; ``by_name`` says to tell bold print by the names of fonts."""
    raw = text_page.get_text_range()
    look = _Look(text_page.raw, len(raw), text_page.count_chars(), by_name=by_name)
    start, bold = 0, False
    for printed in raw.split("\r\n"):
        if line := _line(printed, start, page, look, after_bold=bold):
            yield line
            bold = line.bold
        start += len(printed) + 2


def _line(printed: str, start: int, page: int, look: "_Look", *, after_bold: bool) -> Line | None:
    """One line, or None where nothing is printed; ``start`` is the place of its first character in the page's text.

    Looking up a letter costs more than reading it, so that is done only where it may tell something.
    """
    text = body = printed.strip()
    if not body:
        return None
    first = start + printed.index(body[0])
    last = first + len(body) - 1
    size = look.size(first)
    if not body[0].isalpha():  # a number or a bullet may be of another size than what follows
        size = max(size, look.size(last))
    if _DIGIT.search(body):
        text, last = _without_marks(body, first, look, size)
    if not (text.isascii() and text.isprintable()):
        text = text.translate(_CLEAN).strip()
    if "  " in text:
        text = " ".join(text.split())
    if not text:
        return None
    x, y = look.origin(first)
    y_end = look.origin(last)[1] if _JOINT in body else y
    bold = (after_bold or not text[0].islower()) and look.bold(first) and look.bold(last)
    return Line(text, page, x, y, y_end, size, bold)


def _without_marks(body: str, start: int, look: "_Look", size: float) -> tuple[str, int]:
    """The line without the marks of footnotes, and the place of its last letter in the page's text."""
    last = len(body) - 1
    kept, end = "", 0
    for mark in _MARK.finditer(body):
        if look.size(start + mark.start()) < 0.85 * size:
            kept += body[end : mark.start()]
            end = mark.end()
            last = mark.start() - 1 if mark.end() == len(body) else last
    return kept + body[end:], start + last


class _Look:
    """How single characters of one page are printed."""

    def __init__(self, page: Any, length: int, characters: int, *, by_name: bool) -> None:
        self._page = page
        self._by_name = by_name
        # The characters' own numbers. PDFium's text leaves out those that it cannot name, which is rare.
        self._own: Sequence[int] = range(length)
        if length != characters:
            self._own = [pdfium.FPDFText_GetCharIndexFromTextIndex(page, index) for index in range(length)]
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._to_x, self._to_y = ctypes.byref(self._x), ctypes.byref(self._y)

    def size(self, index: int) -> float:
        """The size in points."""
        size: float = pdfium.FPDFText_GetFontSize(self._page, self._own[index])
        return size

    def bold(self, index: int) -> bool:
        """Whether it is bold: its weight says so or, if asked, the name of its font."""
        if not self._by_name:
            weight: int = pdfium.FPDFText_GetFontWeight(self._page, self._own[index])
            return weight >= _BOLD
        name = ctypes.create_string_buffer(_NAME)
        pdfium.FPDFText_GetFontInfo(self._page, self._own[index], name, _NAME, None)
        return b"bold" in name.value.lower()

    def origin(self, index: int) -> tuple[float, float]:
        """Where it stands on the page, in points from the lower left corner."""
        pdfium.FPDFText_GetCharOrigin(self._page, self._own[index], self._to_x, self._to_y)
        return self._x.value, self._y.value
