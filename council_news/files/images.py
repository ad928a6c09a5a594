"""Pictures: decoded within limits, turned upright, brought to sRGB, and written again without a word about the camera.

Nothing of the file that came in survives but its pixels (standards.md PHO-05, PHO-09).
"""

import io

from PIL import Image, ImageCms, ImageOps

from council_news.files.errors import BadFile
from council_news.files.kinds import IMAGE_EXTENSIONS, IMAGE_KINDS
from council_news.files.names import check_name, extension_of

MAX_PIXELS = 50_000_000
# Pillow refuses to open more than twice this number; our own limit is then compared before decoding.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS

_MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")
_QUALITY = {"jpg": 85, "webp": 80}


def decode_image(data: bytes, name: str) -> Image.Image:
    """The picture in ``data``, upright, in sRGB, mode RGB or RGBA, without metadata. Raises ``BadFile``.

    ``name`` is only checked for disguise; the content decides.
    """
    check_name(name)
    if extension_of(name) not in IMAGE_EXTENSIONS or not data.startswith(_MAGIC):
        raise BadFile("This is not a photo we can take. Save it as JPEG, PNG or WebP.", code="image-kind")
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "WEBP"]) as image:
            _check_header(image)
            return _normalised(image)
    except BadFile:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise _too_many_pixels() from bomb
    except Exception as problem:  # decoders fail in many ways on damaged files; each means the same to the officer
        raise BadFile(
            "This photo is damaged or incomplete. Copy it from the camera again.", code="image-damaged"
        ) from problem


def _too_many_pixels() -> BadFile:
    return BadFile(
        f"This photo has more than {MAX_PIXELS // 1_000_000} million pixels. Save a smaller copy.", code="image-pixels"
    )


def _check_header(image: Image.Image) -> None:
    """Refuse by what the header says, before a pixel is decoded."""
    if image.width * image.height > MAX_PIXELS:
        raise _too_many_pixels()
    # A camera's MPO holds a second picture for depth; its first is an ordinary JPEG.
    if getattr(image, "n_frames", 1) > 1 and image.format != "MPO":
        raise BadFile("This picture is animated. Save one frame of it.", code="image-animated")


def _normalised(image: Image.Image) -> Image.Image:
    """Upright, sRGB, RGB or RGBA, and nothing in ``info`` that an encoder would write."""
    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    wants_alpha = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    if upright.mode.startswith("I;16"):
        upright = upright.point(lambda value: value / 256).convert("L")
    if upright.mode in ("P", "PA", "LA"):
        upright = upright.convert("RGBA" if wants_alpha else "RGB")
    if profile:
        upright = _to_srgb(upright, profile)
    plain = upright.convert("RGBA" if wants_alpha else "RGB")
    plain.info = {}
    return plain


def _to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Colours brought from the camera's profile to sRGB; unchanged if the profile is broken or of another mode."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return converted or image


def has_alpha(image: Image.Image) -> bool:
    """Whether anything of the picture is see-through."""
    return image.mode == "RGBA" and image.getchannel("A").getextrema() != (255, 255)


def encode_image(image: Image.Image, extension: str, *, width: int | None = None, quality: int | None = None) -> bytes:
    """``image`` scaled to ``width`` pixels (never up) and written as ``extension``: jpg, png or webp."""
    scaled = _scaled(image, width)
    kind = IMAGE_KINDS[extension]
    if extension == "jpg":
        scaled = _on_white(scaled)
    elif not has_alpha(scaled):
        scaled = scaled.convert("RGB")
    options = {"quality": quality or _QUALITY[extension]} if extension in _QUALITY else {}
    out = io.BytesIO()
    scaled.save(out, format=kind.content_type.partition("/")[2].upper(), optimize=True, **options)
    return out.getvalue()


def _scaled(image: Image.Image, width: int | None) -> Image.Image:
    if width is None or width >= image.width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _on_white(image: Image.Image) -> Image.Image:
    """JPEG knows no transparency: what is see-through becomes white, not black."""
    if image.mode != "RGBA":
        return image
    page = Image.new("RGB", image.size, "white")
    page.paste(image, mask=image.getchannel("A"))
    return page
