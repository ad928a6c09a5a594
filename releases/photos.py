"""Photographs and the logo: from an upload to files that hold nothing but pixels.

A photo is known by the hash of what was uploaded, so the same upload twice is one photo. Kept are a
master of full size and renditions of three widths; the upload itself, with its camera data, is not.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile, File
from PIL import Image

from council_news.files import (
    PHOTO_BYTES,
    decode_image,
    encode_image,
    has_alpha,
    public_name,
    read_capped,
    sha256,
)
from releases import stored
from releases.models import Photo

WIDTHS = (480, 960, 1600)
FORMATS = {"webp": "image/webp", "jpg": "image/jpeg"}
MASTER_QUALITY = 92
LOGO_BYTES = 2_000_000
LOGO_WIDTH = 640


def rendition_name(digest: str, width: int, extension: str) -> str:
    """The name of one rendition in the storage. All widths are always there; none is larger than the photo was."""
    return f"photos/{digest}/{width}.{extension}"


def store_photo(upload: File[Any], *, by: Any, **said: Any) -> Photo:
    """Keep an uploaded photo and its renditions; the photo there is already if these bytes were uploaded before.

    ``said`` of it are other fields of ``Photo``: ``alt``, ``credit``, ``licence``, ``shown_to``.

    The files are written when the transaction commits. Raises ``BadFile`` and ``ValidationError``.
    """
    data = read_capped(upload, PHOTO_BYTES)
    digest = sha256(data)
    known = stored.find(Photo, digest)
    if known is not None and stored.is_whole(known):
        return known
    image = decode_image(data, upload.name or "")
    extension = "png" if has_alpha(image) else "jpg"
    master = f"photos/{digest}/master.{extension}"
    files = _renditions(image, digest)
    files[master] = encode_image(image, extension, quality=MASTER_QUALITY)
    if known is not None:
        stored.write_after_commit(files)
        return known
    content_type = "image/png" if extension == "png" else "image/jpeg"
    photo = Photo(
        file=master,
        sha256=digest,
        name=public_name(upload.name or "photo", content_type),
        content_type=content_type,
        size=len(files[master]),
        uploaded_by=by,
        width=image.width,
        height=image.height,
        **said,
    )
    return stored.insert(photo, files)


def _renditions(image: Image.Image, digest: str) -> dict[str, bytes]:
    return {
        rendition_name(digest, width, extension): encode_image(image, extension, width=width)
        for width in WIDTHS
        for extension in FORMATS
    }


def clean_logo(upload: File[Any]) -> ContentFile[bytes]:
    """A logo fit to keep: decoded, at most ``LOGO_WIDTH`` wide. Raises ``BadFile``.

    Its name says its hash, and its size for ``Newsroom.logo_box``.
    """
    data = read_capped(upload, LOGO_BYTES)
    image = decode_image(data, upload.name or "")
    is_jpeg = data.startswith(b"\xff\xd8\xff")
    extension = "jpg" if is_jpeg else "png"
    logo = encode_image(image, extension, width=LOGO_WIDTH, quality=MASTER_QUALITY if is_jpeg else None)
    width, height = Image.open(BytesIO(logo)).size
    return ContentFile(logo, name=f"{sha256(logo)}-{width}x{height}.{extension}")
