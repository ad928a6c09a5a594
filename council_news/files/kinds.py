"""The kinds of file the newsroom takes: everything else is refused."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One kind of file: its extension, what it is called, and the type it is served as."""

    extension: str
    content_type: str
    label: str


_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"

PDF = Kind("pdf", "application/pdf", "PDF")
DOCX = Kind("docx", f"{_OOXML}.wordprocessingml.document", "Word document")
XLSX = Kind("xlsx", f"{_OOXML}.spreadsheetml.sheet", "Excel workbook")
ODT = Kind("odt", f"{_ODF}.text", "OpenDocument text")
ODS = Kind("ods", f"{_ODF}.spreadsheet", "OpenDocument spreadsheet")
CSV = Kind("csv", "text/csv", "CSV table")
TXT = Kind("txt", "text/plain", "plain text")
JPEG = Kind("jpg", "image/jpeg", "JPEG photo")
PNG = Kind("png", "image/png", "PNG picture")
WEBP = Kind("webp", "image/webp", "WebP photo")

DOCUMENT_KINDS = {kind.extension: kind for kind in (PDF, DOCX, XLSX, ODT, ODS, CSV, TXT)}
IMAGE_KINDS = {kind.extension: kind for kind in (JPEG, PNG, WEBP)}
IMAGE_EXTENSIONS = frozenset({*IMAGE_KINDS, "jpeg"})
EXTENSIONS = frozenset({*DOCUMENT_KINDS, *IMAGE_EXTENSIONS})
KIND_BY_TYPE = {kind.content_type: kind for kind in (*DOCUMENT_KINDS.values(), *IMAGE_KINDS.values())}
