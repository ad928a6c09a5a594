"""Small PDFs written by hand: reports as the inspectorate prints them, and files nobody should send in."""

import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

LINE, GAP = 14.5, 12.0  # points from line to line, and between paragraphs beside that
CELL = 400  # where cells on the right begin


class Print(NamedTuple):
    """How a line is printed, by the mark at its start."""

    size: float
    bold: bool
    x: float
    gap: float


LOOKS = {
    "= ": Print(26, False, 72, GAP),  # the title
    "# ": Print(14, True, 72, GAP),  # a heading
    "## ": Print(12, True, 72, GAP),  # a lesser one
    "+ ": Print(14, True, 72, 3),  # a heading goes on
    "++ ": Print(12, True, 72, 0),  # a lesser one goes on
    "* ": Print(12, False, 72, GAP),  # the first line of a paragraph
    "> ": Print(12, False, 100, 0),  # it goes on, indented
    "~ ": Print(10, False, 72, GAP),  # small print
    "~~ ": Print(10, False, 72, 0),
    "^ ": Print(8, False, 72, 0),  # the running header
    "| ": Print(12, False, CELL, 0),  # a cell on the right of the line above
    "|| ": Print(12, False, CELL, 0),  # it goes on below
}


def pdf(*pages: str) -> bytes:
    """A PDF whose pages hold these lines; a mark of ``LOOKS`` says how a line is printed, plain text none."""
    return document([_content(page.strip("\n").split("\n")) for page in pages])


def document(contents: Sequence[bytes], *, extra: bytes = b"", filters: bytes = b"") -> bytes:
    """A PDF from its pages' contents; ``extra`` goes into the trailer, ``filters`` says how contents are packed."""
    count = len(contents)
    kids = b" ".join(b"%d 0 R" % (5 + 2 * index) for index in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids),
        *(
            b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % name
            for name in (b"Helvetica", b"Helvetica-Bold")
        ),
    ]
    for index, content in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /R 3 0 R /B 4 0 R >> >> >>" % (6 + 2 * index)
        )
        objects.append(b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), filters, content))
    return _file(objects, extra)


def packed(content: bytes, times: int) -> bytes:
    """A page's content many times over, as a few bytes: what a decompression bomb is made of."""
    packer = zlib.compressobj(9)
    head = packer.compress(b" ") + packer.flush(zlib.Z_FULL_FLUSH)
    once = packer.compress(content) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + once * times


def _file(objects: Iterable[bytes], extra: bytes) -> bytes:
    """Objects, the table of where they are, and the trailer."""
    whole, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        whole
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            len(places) + 1,
            table,
            len(places) + 1,
            extra,
            len(whole),
        )
    )


def _content(lines: Iterable[str]) -> bytes:
    """The lines from the top of the page down."""
    y = cell = 780.0
    drawn = []
    for line in lines:
        mark, look = next(
            ((mark, look) for mark, look in LOOKS.items() if line.startswith(mark)), ("", Print(12, False, 72, 0))
        )
        if look.x != CELL:
            y -= LINE + look.gap
        cell = cell - LINE if mark == "|| " else y
        text = (
            line.removeprefix(mark).encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        )
        font = b"B" if look.bold else b"R"
        drawn.append(b"BT /%s %g Tf %g %g Td (%s) Tj ET" % (font, look.size, look.x, cell, text))
    return b"\n".join(drawn)
