"""From the bytes of a file to text, or a sentence that says why not."""

import codecs
from pathlib import Path
from typing import IO

LARGEST = 1_000_000  # bytes; the longest release seen has 6,000
MOST_LINES = 10_000

_SIGNED = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# What bytes of other kinds of file begin with, and what to call them.
_FOREIGN = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word, OpenDocument or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)


class Unreadable(ValueError):  # noqa: N818 - a refusal is an answer, not a fault
    """A file that is no release; its text is the sentence that says why and what to do."""


def read_path(path: Path) -> tuple[str, str]:
    """The text of a file and a remark on its encoding, or "". The size is checked first. Raises ``Unreadable``."""
    try:
        if not path.is_file():
            raise Unreadable("There is no such file. Check the name.")
        refuse_size(path.stat().st_size)
        with path.open("rb") as file:
            return read_stream(file)
    except OSError as error:
        raise Unreadable(f"The file cannot be read ({error.strerror}). Check its permissions.") from error


def read_stream(file: IO[bytes]) -> tuple[str, str]:
    """The text of an open file and a remark on its encoding; never reads more than it may hold."""
    data = file.read(LARGEST + 1)
    refuse_size(len(data))
    return decode(data)


def refuse_size(size: int) -> None:
    """Raise ``Unreadable`` for a file of no bytes or of too many."""
    if size == 0:
        raise Unreadable("The file is empty. Choose the file that holds the text.")
    if size > LARGEST:
        raise Unreadable(
            f"The file is larger than {LARGEST // 1_000_000} MB, which no release is. Choose its plain text."
        )


def decode(data: bytes) -> tuple[str, str]:
    """The text that ``data`` holds and a remark on its encoding, or "". Raises ``Unreadable``."""
    for start, kind in _FOREIGN:
        if data.startswith(start):
            raise Unreadable(f"This is {kind}, not plain text. Save the release as plain text (UTF-8).")
    is_signed = data.startswith(tuple(signature for signature, _codec, _name in _SIGNED))
    text, remark = ("\x00", "") if b"\x00" in data and not is_signed else _decoded(data)
    if "\x00" in text or sum(text.count(sign) for sign in map(chr, range(1, 8))) > 3:
        raise Unreadable("This is not plain text: it holds bytes that no text has. Save the release as plain text.")
    if not text.strip("\ufeff \t\r\n\x0b\x0c\xa0"):
        raise Unreadable("The file holds no text, only blank lines. Choose the file that holds the text.")
    if text.count("\n") + text.count("\r") > 2 * MOST_LINES:
        raise Unreadable(f"The file has more than {MOST_LINES:,} lines, which no release has. Import its text alone.")
    return text, remark


def _decoded(data: bytes) -> tuple[str, str]:
    """``data`` by its signature, as UTF-8, or as Windows-1252, the encoding of older Windows programs."""
    for signature, codec, name in _SIGNED:
        if data.startswith(signature):
            try:
                return data.decode(codec), "" if name == "UTF-8" else f"The file was read as {name}."
            except UnicodeDecodeError:
                raise Unreadable(f"The file says it is {name} but is not. Save it as UTF-8.") from None
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _windows(data), "The file is not UTF-8; it was read as Windows-1252. Check quotation marks and accents."


def _windows(data: bytes) -> str:
    """``data`` as Windows-1252, if that gives words. Raises ``Unreadable``."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    odd = sum(sign > "\x7f" and not sign.isalpha() and sign not in "‘’“”–—•…£€°½¼¾©®·\xa0´" for sign in text)
    foreign = sum(sign > "\x7f" for sign in text)
    if not text or odd > len(text) // 50 or foreign > len(text) // 5:
        raise Unreadable("The encoding of this file is not known. Save it as UTF-8 and import it again.")
    return text
