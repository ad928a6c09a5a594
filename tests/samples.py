"""Files made on the spot for upload tests: sound ones of every kind, and what attackers make of them."""

import io
import struct
import zipfile
import zlib
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    """``data`` as a form hands it over; the type a browser claims plays no part."""
    return SimpleUploadedFile(name, data, content_type="application/octet-stream")


def picture(
    format: str = "JPEG", size: tuple[int, int] = (40, 30), *, mode: str = "RGB", colour: Any = None, **save: Any
) -> bytes:
    """A picture of one colour."""
    image = Image.new(mode, size, colour if colour is not None else ((200, 30, 30, 90) if mode == "RGBA" else "teal"))
    out = io.BytesIO()
    image.save(out, format, **save)
    return out.getvalue()


def camera_photo(size: tuple[int, int] = (60, 40)) -> bytes:
    """A JPEG lying on its side as cameras write them: with place, serial number, owner, thumbnail and profile."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter clockwise
    exif[0x010F], exif[0x013B] = "Canon", "Alex Marsh"
    exif[0xA431] = "SERIAL-0042"
    exif.get_ifd(0x8825)[2] = (51.0, 45.0, 7.0)
    exif.get_ifd(0x8825)[1] = "N"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return picture("JPEG", size, exif=exif, icc_profile=profile, comment=b"GPS of Alex Marsh", xmp=b"<x:xmpmeta/>")


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims to be ``width`` by ``height`` and holds almost nothing: a decompression bomb."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")
    )


def pdf(
    *, pages: int = 1, extra: bytes = b"", trailer: bytes = b"", compressed: bool = False, head: bytes = b""
) -> bytes:
    """A small PDF with ``pages`` pages; ``compressed`` puts its page tree into an object stream."""
    kids = b" ".join(b"%d 0 R" % (10 + number) for number in range(pages))
    tree = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages)
    leaves = [b"<< /Type /Page /Parent 2 0 R >>" for _ in range(pages)]
    body = b"%PDF-1.7\n" + head + b"1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
    if compressed:
        packed = zlib.compress(b" ".join([tree, *leaves]))
        body += b"3 0 obj << /Type /ObjStm /Filter /FlateDecode >> stream\n" + packed + b"\nendstream endobj\n"
    else:
        body += b"2 0 obj " + tree + b" endobj\n"
        body += b"".join(b"%d 0 obj " % (10 + n) + leaf + b" endobj\n" for n, leaf in enumerate(leaves))
    start = len(body + extra)
    return body + extra + b"xref\n0 1\ntrailer << /Root 1 0 R " + trailer + b" >>\nstartxref\n%d\n%%%%EOF\n" % start


def package(members: dict[str, bytes], *, stored: tuple[str, ...] = ("mimetype",)) -> bytes:
    """A zip file of ``members``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in members.items():
            file.writestr(name, data, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(more: dict[str, bytes] | None = None, types: bytes = b"") -> bytes:
    """A Word document of the least that makes one."""
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return package(
        {
            "[Content_Types].xml": b'<Types><Override ContentType="' + kind + b'"/>' + types + b"</Types>",
            "word/document.xml": b"<w:document/>",
            **(more or {}),
        }
    )


def xlsx() -> bytes:
    """An Excel workbook of the least that makes one."""
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return package({"[Content_Types].xml": b'<Types><Override ContentType="' + kind + b'"/></Types>', "xl/x.xml": b""})


def opendocument(kind: str, more: dict[str, bytes] | None = None) -> bytes:
    """An OpenDocument file: ``kind`` is "text" or "spreadsheet"."""
    mimetype = f"application/vnd.oasis.opendocument.{kind}".encode()
    return package({"mimetype": mimetype, "content.xml": b"<office:document-content/>", **(more or {})})
