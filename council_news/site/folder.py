"""The folder of the written site: each file whole or as it was, its compressed copies, and a manifest of hashes.

Names are paths below the folder with "/" between. What begins with a dot is ours (see ``OURS``) and is never served;
``.well-known`` is the exception that the standard makes (RFC 8615).

What is put waits in ``.new`` until ``commit`` has it all on the disk; then it is renamed into its places. A reader
sees the old bytes or the new ones, whenever the machine loses its power. The manifest is saved after the files: where
a writer was stopped in between, ``.unsure`` stays behind, and the next one does not take the manifest's word.
"""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from council_news.site.packing import ENDINGS, copies, endings

MANIFEST, LOCK, STATE, NEW, UNSURE, PROGRESS = ".manifest", ".lock", ".state.json", ".new", ".unsure", ".progress"
OURS = frozenset({MANIFEST, LOCK, STATE, NEW, UNSURE, PROGRESS})
SHARDS = 256
_flushers = ThreadPoolExecutor(16, thread_name_prefix="flush")
GONE = ".gone"  # after the name of what answers 410
PUBLIC_FILE, PUBLIC_FOLDER = 0o644, 0o755  # the web server reads under another account, whatever the umask says


class Busy(Exception):  # noqa: N818 - reads as what it is
    """Another process is writing into the folder."""


class Stranger(Exception):  # noqa: N818 - reads as what it is
    """A folder holds files of somebody else, which a run over the whole site would remove."""


def name_of(path: str) -> str:
    """The file for the path of a page, a feed or a file: "/news/x/" is "news/x/index.html"."""
    bare = path.lstrip("/")
    return f"{bare}index.html" if path.endswith("/") else bare


def path_of(name: str) -> str:
    """The path that the file ``name`` stands for: the other way round."""
    bare = name.removesuffix(GONE)
    return f"/{bare.removesuffix('index.html')}" if bare.endswith("/index.html") or bare == "index.html" else f"/{bare}"


class Folder:
    """A written site. One process writes at a time (``locked``); any number read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._shards: dict[str, dict[str, str]] = {}
        self._unsaved: set[str] = set()
        self._staged: list[tuple[Path, str]] = []  # in ``.new``, and the name to be
        self._is_sure = True

    @contextmanager
    def locked(self, *, wait: bool = True) -> Iterator[None]:
        """Hold the folder against other writers on this machine; raises ``Busy`` unless it may ``wait`` for them."""
        self.root.mkdir(parents=True, exist_ok=True)
        self.root.chmod(PUBLIC_FOLDER)
        with (self.root / LOCK).open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Busy(f"Another process is writing into {self.root}.") from None
            self._begin()
            try:
                yield
                self.save()
            finally:
                self._discard()

    def put(self, name: str, body: bytes) -> bool:
        """Have the file and its copies be ``body`` with the next ``commit``; False if that is what they are already.

        Raises ``OSError`` (a full disk); the old page stays then.
        """
        digest = hashlib.sha256(body).hexdigest()
        shard = self._shard(name)
        if self._is_sure and shard.get(name) == digest and all(map(os.path.exists, self._paths(name))):
            return False
        for ending, packed in {**copies(name, body), "": body}.items():
            self._stage(f"{name}{ending}", packed)
        shard[name] = digest
        self._unsaved.add(_key(name))
        return True

    def drop(self, name: str) -> bool:
        """Remove the file, its copies and the folders this empties; whether it was there."""
        shard = self._shard(name)
        there = [path for path in self._paths(name) if os.path.lexists(path)]
        if name not in shard and not there:
            return False
        self._doubt()
        if self._staged:
            names = {name, *(f"{name}{ending}" for ending in endings(name))}
            self._staged = [(staged, to) for staged, to in self._staged if to not in names]
        for path in there:
            os.unlink(path)  # noqa: PTH108 - a tenth of the time of pathlib's, for thousands of files
        with suppress(OSError):  # not empty
            for folder in (self.root / name).parents:
                if folder == self.root:
                    break
                folder.rmdir()
        if shard.pop(name, None):
            self._unsaved.add(_key(name))
        return True

    def has(self, name: str) -> bool:
        """Whether the file is there."""
        return (self.root / name).exists()

    def commit(self) -> None:
        """Bring everything that was put onto the disk, and then into its place."""
        if not self._staged:
            return
        _flush(staged for staged, _name in self._staged)
        self._doubt()
        for staged, name in self._staged:
            place = self.root / name
            self._make(place.parent)
            _later_than(place, staged)
            staged.replace(place)
        self._staged = []

    def save(self) -> None:
        """Commit, and save what the manifest has learnt: after this nothing is in doubt."""
        self.commit()
        learnt = {key: self._shards[key] for key in sorted(self._unsaved)}
        for key, shard in learnt.items():
            (self.root / NEW / f"{key}.json").write_text(json.dumps(shard, sort_keys=True, indent=0))
        _flush(self.root / NEW / f"{key}.json" for key in learnt)
        (self.root / MANIFEST).mkdir(exist_ok=True)
        for key, shard in learnt.items():
            place = self.root / MANIFEST / f"{key}.json"
            (self.root / NEW / place.name).replace(place)
            if not shard:
                place.unlink()
        self._unsaved = set()
        self._is_sure = True
        (self.root / UNSURE).unlink(missing_ok=True)

    def files(self) -> Iterator[str]:
        """Every file of the site on the disk but ours, copies among them."""
        for folder, folders, files in os.walk(self.root):
            if Path(folder) == self.root:
                folders[:] = [name for name in folders if name not in OURS]
                files = [name for name in files if name not in OURS]
            inside = Path(folder).relative_to(self.root)
            yield from (str(inside / name) for name in files)

    def below(self, prefix: str) -> set[str]:
        """The names of the site that begin with ``prefix``, a folder: what is on the disk, without the copies."""
        top = self.root / prefix
        found = (Path(folder) / name for folder, _folders, files in os.walk(top) for name in files)
        return {str(path.relative_to(self.root)) for path in found if path.suffix not in ENDINGS}

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
        self._keep(self.root / STATE, json.dumps(state, sort_keys=True).encode())

    def progress(self) -> set[str]:
        """The names that an unfinished run over the whole site has dealt with."""
        try:
            lines = (self.root / PROGRESS).read_text().splitlines()
        except FileNotFoundError:
            return set()
        return set(lines)

    def note_progress(self, names: list[str]) -> None:
        """Add to ``progress``, after ``save``."""
        with (self.root / PROGRESS).open("a") as file:
            file.writelines(f"{name}\n" for name in names)

    def forget_progress(self) -> None:
        """The whole site is done, or is begun anew."""
        (self.root / PROGRESS).unlink(missing_ok=True)

    def _begin(self) -> None:
        """Forget what another writer may have changed since, and clear away what one that was stopped left."""
        strange = [path.name for path in self.root.iterdir() if path.name not in OURS]
        if strange and not any((self.root / name).exists() for name in (MANIFEST, UNSURE)):
            raise Stranger(f"{self.root} holds files that are no written site ({strange[0]}…). Choose an empty folder.")
        self._shards, self._unsaved, self._staged = {}, set(), []
        self._is_sure = not (self.root / UNSURE).exists()
        self._discard()
        (self.root / NEW).mkdir()

    def _discard(self) -> None:
        shutil.rmtree(self.root / NEW, ignore_errors=True)

    def _doubt(self) -> None:
        """From here to ``save`` the manifest may be behind the files."""
        if self._is_sure:
            (self.root / UNSURE).touch()

    def _stage(self, name: str, data: bytes) -> None:
        staged = self.root / NEW / str(len(self._staged))
        with staged.open("wb") as file:
            file.write(data)
            os.fchmod(file.fileno(), PUBLIC_FILE)
        self._staged.append((staged, name))

    def _make(self, folder: Path) -> None:
        """Make ``folder`` and those above it, for everybody to read."""
        if folder.is_dir():
            return
        self._make(folder.parent)
        folder.mkdir()
        folder.chmod(PUBLIC_FOLDER)

    def _keep(self, path: Path, data: bytes) -> None:
        """Write a file of ours whole or not at all."""
        beside = self.root / NEW / path.name
        beside.write_bytes(data)
        _flush([beside])
        beside.replace(path)

    def _paths(self, name: str) -> list[str]:
        """The file and its copies, as they are called on the disk."""
        path = os.path.join(self.root, name)  # noqa: PTH118 - see ``drop``
        return [path, *(f"{path}{ending}" for ending in endings(name))]

    def _shard(self, name: str) -> dict[str, str]:
        return self._load(_key(name))

    def _load(self, key: str) -> dict[str, str]:
        if key not in self._shards:
            try:
                self._shards[key] = json.loads((self.root / MANIFEST / f"{key}.json").read_text())
            except (FileNotFoundError, ValueError):
                self._shards[key] = {}
        return self._shards[key]


def _flush(paths: Iterable[Path]) -> None:
    """Have the bytes of ``paths`` on the disk. Side by side, since a disk takes hundreds at once as fast as one."""
    list(_flushers.map(_flush_one, paths))


def _flush_one(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


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
