"""PDF: is it whole, open to everybody, free of scripts, and how many pages has it?

This is a check of structure, not a reader: enough to refuse what is not a PDF, what is two things at
once, and what would do something on opening. ISO 32000-1, 7.5. Every search is linear in the size.
"""

import itertools
import re
import zlib
from collections.abc import Iterator

from council_news.files.errors import BadFile

_HEADER = re.compile(rb"%PDF-(1\.[0-7]|2\.0)[\r\n \t%]")
_END = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF\s*$")
_PAGE = re.compile(rb"/Type\s{0,9}/Page(?![A-Za-z])")
_PAGES = re.compile(rb"/Type\s{0,9}/Pages(?![A-Za-z])")
_COUNT = re.compile(rb"/Count\s{1,9}(\d{1,6})")
_ENCRYPT = re.compile(rb"/Encrypt\s{0,9}(\d{1,9}\s{1,9}\d{1,9}\s{1,9}R|<<)")
_ACTIVE = re.compile(rb"/(JavaScript|Launch|RichMedia|SubmitForm|ImportData)(?![A-Za-z])")
_HEX_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_MARKUP = re.compile(rb"<\s{0,9}(html|script|svg|body|!doctype)", re.IGNORECASE)

INFLATED_BYTES = 32_000_000  # all object streams of one file together
OBJECT_STREAMS = 20_000
MAX_PAGES = 32_767  # what the column holds


def check_pdf(data: bytes) -> int:
    """The number of pages. Raises ``BadFile`` for what is not an ordinary, open, whole PDF."""
    _check_frame(data)
    objects = data + b"\n".join(_object_streams(data))
    if _ENCRYPT.search(objects):
        raise BadFile("This PDF is locked or encrypted. Save a copy without a password.", code="pdf-encrypted")
    if _ACTIVE.search(_HEX_ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), objects)):
        raise BadFile(
            "This PDF contains a script or starts a program. Print it to a new PDF and upload that.", code="pdf-active"
        )
    return _pages(objects)


def _check_frame(data: bytes) -> None:
    """Header at the first byte, end mark at the last, and nothing else wrapped around or in front."""
    if not _HEADER.match(data):
        raise BadFile("This file is called a PDF but is not one. Export it as PDF again.", code="pdf-header")
    if _MARKUP.search(data[:1024]) or b"PK\x05\x06" in data[-66_000:]:
        raise BadFile("This file is a PDF and something else at once. Export it as PDF again.", code="pdf-polyglot")
    end = _END.search(data[-2048:].rstrip(b"\0"))
    if not end or int(end[1]) >= len(data):
        raise BadFile("This PDF is incomplete. Copy or export it again.", code="pdf-truncated")


def _object_streams(data: bytes) -> Iterator[bytes]:
    """The compressed object streams, which may hold the page tree; at most ``INFLATED_BYTES`` in all."""
    room = INFLATED_BYTES
    for number, packed in enumerate(_packed(data)):
        inflater = zlib.decompressobj()
        try:
            plain = inflater.decompress(packed, room)
        except zlib.error:
            continue
        room -= len(plain)
        if room <= 0 or number >= OBJECT_STREAMS:
            raise BadFile("This PDF unpacks to far more than it should. Export it as PDF again.", code="pdf-bomb")
        yield plain


def _packed(data: bytes) -> Iterator[bytes]:
    """The bytes of each object stream, as they lie between ``stream`` and ``endstream``."""
    at = data.find(b"/ObjStm")
    while at >= 0:
        start = data.find(b"stream", at, at + 400)
        stop = data.find(b"endstream", start) if start >= 0 else at
        if stop < 0:
            return
        if start >= 0:
            yield data[start + 6 : stop].lstrip(b"\r\n")
        at = data.find(b"/ObjStm", max(at + 7, stop))


def _pages(objects: bytes) -> int:
    """How many pages: the page objects, or what the page tree says if that is less (an old version may be kept)."""
    leaves = sum(1 for _leaf in _PAGE.finditer(objects))
    nodes = itertools.islice(_PAGES.finditer(objects), 1_000)
    windows = (objects[max(0, node.start() - 400) : node.end() + 400] for node in nodes)
    counts = [int(count) for window in windows for count in _COUNT.findall(window)]
    pages = min(leaves, max(counts, default=0) or leaves)
    if not 1 <= pages <= MAX_PAGES:
        raise BadFile("No page can be found in this PDF. Export it as PDF again.", code="pdf-pages")
    return pages
