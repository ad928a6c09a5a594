"""Files that are no report: each is refused with a sentence that says what it is and what to do, in bounded time."""

import time

import pytest

from inspections.reading import Unreadable, read_report
from inspections.reading.child import read_bounded
from inspections.reading.unreadable import TimeUp
from tests.inspections.pdfs import document, packed, pdf
from tests.inspections.printed import ILACS

PAGE = "* Text of a page that goes on and on.\n" * 40
KEY = b"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (%s) /U (%s) >>" % (b"o" * 32, b"u" * 32)
WORDS = b"BT /R 12 Tf 72 700 Td (words without end) Tj ET\n"
REFUSED = {
    "nothing": (b"", "is empty: download the report again"),
    "text": (b"Dear Sir or Madam", "is not a PDF: send in the report"),
    "a web page": (b"<!DOCTYPE html><html><body>News</body></html>", "is a web page, not a PDF.*follow its link"),
    "a lost page": (b"<html><title>Report not found</title></html>", "says “Report not found”.*Look the report up"),
    "a locked file": (document([b""], extra=KEY), "asks for a password: download the report"),
    "a scan": (document([b"0 0 100 100 re f"] * 3), "pictures of pages and no text.*download the report"),
    "a file cut off": (pdf(PAGE, PAGE)[:2000], "cut off or damaged.*download the report again"),
    "a file cut off and ended": (
        pdf(PAGE, PAGE)[:2000] + b"\n%%EOF\n",
        "cut off or damaged.*download the report again",
    ),
    "noise": (b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"%%EOF", "cut off or damaged.*download the report again"),
    "500 pages": (document([b""] * 500), "has 500 pages.*send in the report alone"),
    "a crowded page": (
        document([b"BT /R 2 Tf 72 700 Td (%s) Tj ET" % (b"many words " * 5000)]),
        "Page 1 holds .* characters.*Send in that one",
    ),
    "an agenda": (
        pdf("= Cabinet: agenda\n" + "* 1. Apologies for absence, and matters arising\n" * 20),
        "not a report.*by hand",
    ),
}
BOMBS = {
    "of blanks": document([packed(b" " * 1_000_000, 3000)], filters=b"/Filter /FlateDecode"),
    "of words": document([packed(WORDS * 20_000, 400)], filters=b"/Filter /FlateDecode"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_report_is_refused_with_a_sentence(what: str) -> None:
    data, sentence = REFUSED[what]
    with pytest.raises(Unreadable, match=sentence):
        read_report(data)


def test_the_sentence_comes_from_the_other_process_too() -> None:
    data, sentence = REFUSED["a locked file"]
    with pytest.raises(Unreadable, match=sentence):
        read_bounded(data, seconds=30)


@pytest.mark.parametrize("what", BOMBS)
def test_a_bomb_takes_neither_the_server_nor_its_time(what: str) -> None:
    started = time.monotonic()
    with pytest.raises(Unreadable, match="unpacks to far more than a report holds|was stopped"):
        read_bounded(BOMBS[what], seconds=10)
    assert time.monotonic() - started < 20


def test_reading_stops_when_its_time_is_up() -> None:
    with pytest.raises(TimeUp, match="took longer than 0.001 seconds and was stopped"):
        read_bounded(ILACS, seconds=0.001)


def test_the_other_process_reads_the_same_and_tells_how_far_it_is() -> None:
    heard: list[tuple[int, int]] = []
    reading = read_bounded(ILACS, seconds=30, name="report.pdf", progress=lambda page, of: heard.append((page, of)))
    assert reading == read_report(ILACS, name="report.pdf")
    assert heard == [(page, 5) for page in range(1, 6)] * 2  # twice: the fonts of this file give no weights


def test_letters_that_a_database_refuses_are_left_out() -> None:
    reading = read_report(ILACS.replace(b"Children get help early", b"Children\\000get\\001 help early"))
    assert "\\x0" not in repr(reading.as_json())
