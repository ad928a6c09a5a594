"""What is compressed and how: beside every text a ``.gz`` and a ``.br``, the same bytes from the same text."""

import gzip

import brotli

# Photographs and PDFs are compressed already.
PACKED = frozenset({"html", "css", "xml", "rss", "atom", "json", "txt", "csv", "svg", "gone"})
# Brotli's best takes thirty times as long and saves a tenth; pages are far below a first flight either way.
BROTLI_QUALITY, GZIP_LEVEL = 6, 9
ENDINGS = (".gz", ".br")


def endings(name: str) -> tuple[str, ...]:
    """The endings of the compressed copies that the file ``name`` has; none for what is compressed already."""
    return ENDINGS if name.rpartition(".")[2] in PACKED else ()


def copies(name: str, body: bytes) -> dict[str, bytes]:
    """The compressed copies of ``body`` by their endings."""
    if not endings(name):
        return {}
    return {
        ".gz": gzip.compress(body, GZIP_LEVEL, mtime=0),
        ".br": brotli.compress(body, quality=BROTLI_QUALITY),
    }
