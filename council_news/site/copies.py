"""The files of the written site as they are sent: what lies on the disk, with its headers, kept in memory while small.

A file never changes in place: the writer renames a new one over it. So what is kept is good as long as the
file at its name has the same inode, time and size, which one look tells.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from django.utils.http import http_date

from council_news.site.asking import Validators
from council_news.site.kinds import Kind, headers_of

Headers = list[tuple[str, str]]

KEPT_BYTES = 256 * 1024  # a larger file is read from the disk each time
ALL_KEPT_BYTES = 32 * 1024 * 1024  # in each process
BESIDES = 2 * 1024  # what a kept file costs beside its body, about
BLOCK = 64 * 1024
CODINGS = {".br": "br", ".gz": "gzip"}
WHOLE_OR_PART = ("Accept-Ranges", "bytes")


@dataclass(frozen=True, slots=True)
class Copy:
    """One file, as it is or compressed: its bytes in ``body``, or ``opened`` where they are many."""

    name: str
    signature: tuple[int, int, int]
    size: int
    now: Validators
    common: Headers = field(repr=False)  # what a 304 says too
    headers: Headers = field(repr=False)
    body: bytes = field(default=b"", repr=False)
    opened: BinaryIO | None = None

    @property
    def has_parts(self) -> bool:
        """Whether a part of it may be asked for."""
        return WHOLE_OR_PART in self.headers

    def is_there(self) -> bool:
        """Whether the file is still the one that was read."""
        try:
            return _signature(os.stat(self.name)) == self.signature  # noqa: PTH116 - pathlib takes twice as long
        except OSError:
            return False


class Blocks:
    """A part of an open file, block by block; the server closes it when all is sent or the reader has left."""

    def __init__(self, opened: BinaryIO, start: int, stop: int) -> None:
        opened.seek(start)
        self._left = stop - start
        self._read, self.close = opened.read, opened.close

    def __iter__(self) -> Iterator[bytes]:
        while self._left > 0 and (block := self._read(min(BLOCK, self._left))):
            self._left -= len(block)
            yield block


class Copies:
    """Finds the copies of files below ``root``. Any number of threads may ask."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._kept: dict[tuple[str, tuple[str, ...]], Copy] = {}
        self._bytes = 0

    def kept(self, path: str, endings: tuple[str, ...]) -> Copy | None:
        """What ``path`` was answered with before, if it is still so."""
        copy = self._kept.get((path, endings))
        return copy if copy is not None and copy.is_there() else None

    def is_file(self, name: str) -> bool:
        """Whether there is a file of this name."""
        try:
            return (self._root / name).is_file()
        except OSError:  # a name too long for any file
            return False

    def find(self, path: str, name: str, endings: tuple[str, ...], kind: Kind) -> Copy | None:
        """The best copy of the file ``name``; None if there is no such file. Kept for ``path`` if it is small."""
        if not self.is_file(name):
            return None
        copy = next(filter(None, (self._open(name, ending, kind) for ending in endings)), None)
        if copy is not None and copy.opened is None:
            self._keep((path, endings), copy)
        return copy

    def _open(self, name: str, ending: str, kind: Kind) -> Copy | None:
        path = self._root / f"{name}{ending}"
        try:
            opened = path.open("rb")  # noqa: SIM115 - a large one is closed by the server that sends it
        except OSError:
            return None
        status = os.fstat(opened.fileno())
        if status.st_size > KEPT_BYTES:
            return _copy(path, status, ending, kind, opened=opened)
        with opened:
            return _copy(path, status, ending, kind, body=opened.read())

    def _keep(self, key: tuple[str, tuple[str, ...]], copy: Copy) -> None:
        """When there is too much, everything is forgotten: what is asked for comes back at once."""
        self._bytes += copy.size + BESIDES
        if self._bytes > ALL_KEPT_BYTES:
            self._kept, self._bytes = {}, copy.size + BESIDES
        self._kept[key] = copy


def _signature(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_mtime_ns, status.st_ino, status.st_size


def _copy(
    path: Path, status: os.stat_result, ending: str, kind: Kind, *, body: bytes = b"", opened: BinaryIO | None = None
) -> Copy:
    size, modified = status.st_size, int(status.st_mtime)
    etag = f'"{modified:x}-{size:x}"'  # nginx's formula, so that both agree
    common = [*headers_of(kind), ("ETag", etag), ("Last-Modified", http_date(modified))]
    # Parts are of the file as it is; of a compressed copy they are of no use to anybody.
    own = [("Content-Type", kind.content_type), ("Content-Length", str(size))]
    own.append(("Content-Encoding", CODINGS[ending]) if ending else WHOLE_OR_PART)
    if kind.disposition:
        own.append(("Content-Disposition", kind.disposition))
    signature, now = _signature(status), Validators(etag, modified)
    return Copy(str(path), signature, size, now, common, [*common, *own], body, opened)
