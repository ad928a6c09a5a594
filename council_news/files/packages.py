"""Word, Excel and OpenDocument files are zip packages: is the package sound, of its kind, and without macros?"""

import io
import re
import zipfile

from council_news.files.errors import BadFile
from council_news.files.kinds import DOCX, ODS, ODT, XLSX, Kind

MAX_MEMBERS = 5_000
MAX_UNPACKED = 300_000_000  # bytes
MAX_RATIO = 200  # a large sheet of equal cells reaches 100

_MAIN_PART = {
    DOCX: b"wordprocessingml.document.main+xml",
    XLSX: b"spreadsheetml.sheet.main+xml",
}
_ACTIVE_MEMBER = re.compile(
    r"vbaProject\.bin|vbaData\.xml|/activeX/|/embeddings/[^/]*\.(bin|exe|vbs|js)$|^(Basic|Scripts)/", re.IGNORECASE
)
_ACTIVE_TYPE = re.compile(rb"macroEnabled|vbaProject|<!DOCTYPE|<!ENTITY", re.IGNORECASE)
_REMOTE_TEMPLATE = re.compile(
    rb"attachedTemplate[^>]*TargetMode=.External|TargetMode=.External[^>]*attachedTemplate", re.I
)


def check_package(data: bytes, kind: Kind) -> None:
    """Raises ``BadFile`` unless ``data`` is a sound package of ``kind`` without macros."""
    if not data.startswith(b"PK\x03\x04"):
        raise _wrong(kind)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_members(package, len(data))
            _check_inside(package, kind)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as problem:
        if isinstance(problem, BadFile):
            raise
        raise _wrong(kind) from problem


def _wrong(kind: Kind) -> BadFile:
    return BadFile(
        f"This file is called .{kind.extension} but is not a whole {kind.label}. Save and upload it again.",
        code="package-kind",
    )


def _check_members(package: zipfile.ZipFile, size: int) -> None:
    """Refuse bombs, overlapping members, passwords and names that lead out of the package."""
    members = package.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > MAX_MEMBERS or unpacked > max(MAX_RATIO * size, 1_000_000) or unpacked > MAX_UNPACKED:
        raise BadFile(
            "This file unpacks to far more than it should. Save it again in its own program.", code="package-bomb"
        )
    if packed > size:
        raise BadFile("This file is damaged. Save it again in its own program.", code="package-overlap")
    for member in members:
        if member.flag_bits & 1:
            raise BadFile("This file has a password. Save a copy without one.", code="package-password")
        if member.filename.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", member.filename):
            raise BadFile("This file is damaged. Save it again in its own program.", code="package-path")
        if _ACTIVE_MEMBER.search(member.filename):
            raise _active()


def _active() -> BadFile:
    return BadFile(
        "This file contains macros or an embedded program. Save a copy without them, or a PDF.", code="package-macros"
    )


def _check_inside(package: zipfile.ZipFile, kind: Kind) -> None:
    """The package must say of itself that it is of ``kind``."""
    if kind in (ODT, ODS):
        first = package.infolist()[0]
        if first.filename != "mimetype" or package.read(first)[:100].decode("ascii", "replace") != kind.content_type:
            raise _wrong(kind)
        return
    types = _read(package, "[Content_Types].xml")
    if _ACTIVE_TYPE.search(types) or _REMOTE_TEMPLATE.search(_read(package, "word/_rels/settings.xml.rels")):
        raise _active()
    if _MAIN_PART[kind] not in types:
        raise _wrong(kind)


def _read(package: zipfile.ZipFile, name: str) -> bytes:
    """Up to a megabyte of a member; empty if there is none."""
    if name not in package.namelist():
        return b""
    with package.open(name) as member:
        return member.read(1_000_000)
