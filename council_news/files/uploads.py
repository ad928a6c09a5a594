"""A file as it comes in: how large it may be, what it is, and what it is called from now on."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from typing import Any

from django.core.files.base import File

from council_news.files.errors import BadFile
from council_news.files.kinds import CSV, DOCUMENT_KINDS, PDF, TXT, Kind
from council_news.files.names import check_name, extension_of, public_name
from council_news.files.packages import check_package
from council_news.files.pdf import check_pdf
from council_news.files.texts import check_text

PHOTO_BYTES = 20_000_000
DOCUMENT_BYTES = 25_000_000
REPORT_BYTES = 50_000_000


@dataclass(frozen=True)
class Checked:
    """A document that passed: its bytes, their hash, its kind, the name it goes out under, its pages if it has any."""

    data: bytes
    sha256: str
    content_type: str
    name: str
    pages: int | None

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.data)


def sha256(data: bytes) -> str:
    """The SHA-256 of ``data`` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_capped(upload: File[Any], limit: int) -> bytes:
    """The bytes of ``upload``; refused unread if it says it is over ``limit`` bytes, and again if it lied."""
    if upload.size is not None and upload.size > limit:
        raise _too_large(limit)
    upload.seek(0)
    data: bytes = upload.read(limit + 1)
    if len(data) > limit:
        raise _too_large(limit)
    if not data:
        raise BadFile("This file is empty. Choose another.", code="empty")
    return data


def _too_large(limit: int) -> BadFile:
    return BadFile(
        f"This file is larger than {limit // 1_000_000} MB. Make it smaller, or link to it where it is.",
        code="too-large",
    )


def check_document(
    upload: File[Any], *, limit: int = DOCUMENT_BYTES, kinds: dict[str, Kind] = DOCUMENT_KINDS
) -> Checked:
    """Check name, size and content of a document. Raises ``BadFile``."""
    name = upload.name or ""
    check_name(name)
    kind = kinds.get(extension_of(name))
    if kind is None:
        allowed = ", ".join(sorted(extension.upper() for extension in kinds))
        raise BadFile(f"Files of this kind are not taken. Save it as one of: {allowed}.", code="kind")
    data = read_capped(upload, limit)
    return Checked(
        data=data,
        sha256=sha256(data),
        content_type=kind.content_type,
        name=public_name(name, kind.content_type),
        pages=_check_content(data, kind),
    )


def _check_content(data: bytes, kind: Kind) -> int | None:
    """Check that ``data`` is of ``kind``; its number of pages if it is a PDF."""
    if kind == PDF:
        return check_pdf(data)
    if kind in (CSV, TXT):
        check_text(data)
    else:
        check_package(data, kind)
    return None


def check_report(upload: File[Any]) -> Checked:
    """Check the PDF of an inspectorate's report, which may be larger than our own documents. Raises ``BadFile``."""
    return check_document(upload, limit=REPORT_BYTES, kinds={PDF.extension: PDF})


def report_path(instance: Any, name: str) -> str:
    """Where the PDF of a report is kept, whatever it was called. Readers never get it, so it needs no better name."""
    return f"reports/{uuid.uuid4().hex}.pdf"
