"""The folder of the written site: each file whole or as it was, its compressed copies, and a manifest of hashes.

Names are paths below the folder with "/" between. What begins with a dot is ours (the manifest, the lock, the
state) and is never served; ``.well-known`` is the exception that the standard makes (RFC 8615).
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from council_news.site.packing import ENDINGS, copies

MANIFEST, LOCK, STATE = ".manifest", ".lock", ".state.json"
SHARDS = 256


def name_of(path: str) -> str:
    """The file for the path of a page, a feed or a file: "/news/x/" is "news/x/index.html"."""
    bare = path.lstrip("/")
    return f"{bare}index.html" if path.endswith("/") else bare


class Folder:
    """A written site. One process writes at a time (``locked``); any number read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._shards: dict[str, dict[str, str]] = {}
        self._unsaved: set[str] = set()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder against other writers on this machine; they wait."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / LOCK).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self._shards = {}  # another writer may have been here
            yield
            self.flush()

    def put(self, name: str, body: bytes, *, durable: bool = True) -> bool:
        """Write the file and its copies unless they are there already; whether anything was written.

        Copies first: a reader who accepts compression never gets the old page beside the new one for long, and a
        crash in between is mended by writing again. Raises ``OSError`` (a full disk); the old page stays then.
        """
        digest = hashlib.sha256(body).hexdigest()
        shard = self._shard(name)
        if shard.get(name) == digest and (self.root / name).is_file():
            return False
        for ending, packed in {**copies(name, body), "": body}.items():
            self._replace(self.root / f"{name}{ending}", packed, durable=durable)
        shard[name] = digest
        self._unsaved.add(_key(name))
        return True

    def drop(self, name: str) -> bool:
        """Remove the file, its copies and the folders this empties; whether it was there."""
        shard = self._shard(name)
        if name not in shard and not (self.root / name).exists():
            return False
        for ending in ("", *ENDINGS):
            (self.root / f"{name}{ending}").unlink(missing_ok=True)
        with suppress(OSError):  # not empty
            for folder in (self.root / name).parents:
                if folder == self.root:
                    break
                folder.rmdir()
        shard.pop(name, None)
        self._unsaved.add(_key(name))
        return True

    def flush(self) -> None:
        """Save what the manifest has learnt. Files come first: a crash before this makes the next run write again."""
        for key in sorted(self._unsaved):
            path = self.root / MANIFEST / f"{key}.json"
            if self._shards[key]:
                self._replace(path, json.dumps(self._shards[key], sort_keys=True, indent=0).encode(), durable=True)
            else:
                path.unlink(missing_ok=True)
        self._unsaved = set()

    def names(self) -> set[str]:
        """Every file of the site, by the manifest."""
        return {name for number in range(SHARDS) for name in self._load(f"{number:02x}")}

    def manifest(self) -> dict[str, str]:
        """The SHA-256 of every file, by its name."""
        return {name: digest for number in range(SHARDS) for name, digest in self._load(f"{number:02x}").items()}

    def state(self) -> dict[str, Any]:
        """What the writer left to remember; empty for a new folder."""
        try:
            state: dict[str, Any] = json.loads((self.root / STATE).read_text())
        except (FileNotFoundError, ValueError):
            return {}
        return state

    def remember(self, state: dict[str, Any]) -> None:
        """Keep ``state`` for the next run."""
        self._replace(self.root / STATE, json.dumps(state, sort_keys=True).encode(), durable=True)

    def _shard(self, name: str) -> dict[str, str]:
        return self._load(_key(name))

    def _load(self, key: str) -> dict[str, str]:
        if key not in self._shards:
            try:
                self._shards[key] = json.loads((self.root / MANIFEST / f"{key}.json").read_text())
            except (FileNotFoundError, ValueError):
                self._shards[key] = {}
        return self._shards[key]

    def _replace(self, path: Path, data: bytes, *, durable: bool) -> None:
        """Write beside, then rename over: a reader sees the old bytes or the new ones."""
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            with beside.open("wb") as file:
                file.write(data)
                if durable:
                    file.flush()
                    os.fsync(file.fileno())
            _later_than(path, beside)
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise


def _key(name: str) -> str:
    """The part of the manifest that ``name`` stands in: 256 parts stay small where one file would grow large."""
    return hashlib.sha256(name.encode()).hexdigest()[:2]


def _later_than(old: Path, new: Path) -> None:
    """Give ``new`` a later second than ``old``: web servers make the ETag of the second and the size."""
    try:
        before = int(old.stat().st_mtime)
    except FileNotFoundError:
        return
    if int(new.stat().st_mtime) <= before:
        os.utime(new, (before + 1, before + 1))
