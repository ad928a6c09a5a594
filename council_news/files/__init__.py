"""Bytes that strangers send: check, hash, name, serve. A leaf: it imports nothing of ours.

A file is never what its name says. Its content decides: magic bytes, then parsing. What passes gets a
name of our making, and is served so that no browser runs it.
"""

from council_news.files.errors import BadFile
from council_news.files.images import decode_image, encode_image, has_alpha
from council_news.files.names import check_name, public_name
from council_news.files.serving import serve
from council_news.files.texts import check_text
from council_news.files.uploads import (
    DOCUMENT_BYTES,
    PHOTO_BYTES,
    REPORT_BYTES,
    Checked,
    check_document,
    check_report,
    read_capped,
    report_path,
    sha256,
)

__all__ = [
    "DOCUMENT_BYTES",
    "PHOTO_BYTES",
    "REPORT_BYTES",
    "BadFile",
    "Checked",
    "check_document",
    "check_name",
    "check_report",
    "check_text",
    "decode_image",
    "encode_image",
    "has_alpha",
    "public_name",
    "read_capped",
    "report_path",
    "serve",
    "sha256",
]
