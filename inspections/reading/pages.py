"""From the bytes of a PDF to the lines of its pages, or to a sentence on why not. Pure, but for PDFium."""

from collections.abc import Callable
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from inspections.reading import unreadable
from inspections.reading.lines import Line, page_lines
from inspections.reading.unreadable import Unreadable

MOST_PAGES = 150  # the longest of 497 reports has under 70
MOST_CHARACTERS = 30_000  # on one page; a full one has 4,500
FEWEST_CHARACTERS = 200  # in the whole file; less is a scan with a stamp on it
TAIL = 2048  # bytes in which a whole file says that it ends

Progress = Callable[[int, int], None]


class Pages(NamedTuple):
    """All lines of a file, in reading order, and how many pages it has."""

    total: int
    lines: list[Line]


def read_pages(data: bytes, progress: Progress | None = None) -> Pages:
    """The lines of a PDF; raises ``Unreadable``. ``progress`` is called with pages done and pages in all."""
    document = _opened(data)
    try:
        total = len(document)
        if total > MOST_PAGES:
            raise Unreadable(
                f"This PDF has {total:,} pages and a report at most {MOST_PAGES}: send in the report alone, without "
                "what was bound together with it."
            )
        lines = _lines(document, progress)
        if not any(line.bold for line in lines):  # its fonts give no weights
            lines = _lines(document, progress, by_name=True)
    finally:
        document.close()
    if sum(len(line.text) for line in lines) < FEWEST_CHARACTERS:
        raise Unreadable(unreadable.SCANNED)
    return Pages(total, lines)


def _opened(data: bytes) -> Any:
    """The PDF, or a sentence that says what the file is instead."""
    if not data:
        raise Unreadable(unreadable.EMPTY)
    if b"%PDF-" not in data[:1024]:
        raise Unreadable(_not_pdf(data))
    if b"%%EOF" not in data[-TAIL:]:  # PDFium would mend a file that is cut off, and read the half of it
        raise Unreadable(unreadable.DAMAGED)
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


def _lines(document: Any, progress: Progress | None, *, by_name: bool = False) -> list[Line]:
    """The lines of all pages."""
    lines: list[Line] = []
    for index in range(len(document)):
        try:
            page = document[index]
            text_page = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise Unreadable(unreadable.DAMAGED) from error
        try:
            _refuse_crowded(text_page.count_chars(), index + 1)
            lines += page_lines(text_page, index + 1, by_name=by_name)
        finally:
            text_page.close()
            page.close()
        if progress:
            progress(index + 1, len(document))
    return lines


def _refuse_crowded(characters: int, page: int) -> None:
    """Raise a sentence for a page that holds far more than can be printed on one."""
    if characters > MOST_CHARACTERS:
        raise Unreadable(
            f"Page {page} holds {characters:,} characters and a page of a report under 5,000: this is not a report as "
            "the inspectorate publishes it. Send in that one."
        )
