"""A copy of the written site in another place, such as a bucket behind a CDN: any storage that Django knows.

What is there is told by a list of its own, ``.mirror.json``: it names a file before the file is sent and until after
it is removed, so that a run that was stopped leaves nothing behind that no list knows. What is gone is removed before
anything is sent: a photo that was taken down does not wait for ten thousand pages.
"""

import datetime as dt
import hashlib
import itertools
import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage

from council_news.site.folder import GONE, Folder, path_of
from council_news.site.kinds import NOT_FOUND, RESTING, Kind, kind_of
from council_news.site.state import State

LIST = ".mirror.json"
CHECKPOINT = 5_000  # files between two times that the list is saved, which itself is ten megabytes of a large site
AT_ONCE = 16  # files on their way to a store of objects side by side
OWN = {"404.html": NOT_FOUND, "resting.html": RESTING}


class NotYet(Exception):  # noqa: N818 - reads as what it is
    """The folder must not be mirrored as it stands; the text says why."""


@dataclass
class Mirrored:
    """What a run did."""

    sent: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


@dataclass
class Listed:
    """What is in the mirror: the hashes of the files by name, and as of when."""

    files: dict[str, str] = field(default_factory=dict)
    at: dt.datetime | None = None


def mirror(
    folder: Folder,
    storage: Storage,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
    go_on: Callable[[], None] = lambda: None,
) -> Mirrored:
    """Make ``storage`` hold what ``folder`` holds: what is gone is removed, what changed sent. May be run again.

    ``go_on`` is asked before each file and may raise. Raises ``NotYet`` for a folder that is not written to its end,
    or that is behind what another machine has mirrored; and ``OSError``.
    """
    there, at = _read(storage), _state_of(folder)
    if there.at and there.at > at:
        raise NotYet(
            f"The mirror is as of {there.at:%H:%M:%S} UTC and this machine’s site as of {at:%H:%M:%S}: "
            "another machine was ahead. The next run sees to it."
        )
    wanted = {name: digest for name, digest in folder.manifest().items() if not name.endswith(GONE)}
    changed = sorted(name for name, digest in wanted.items() if there.files.get(name) != digest)
    there.at, done = at, Mirrored()
    for name in sorted(there.files.keys() - wanted.keys()):
        storage.delete(name)
        del there.files[name]
        done.removed.append(name)
    _keep(storage, there, changed)
    dealt_with = 0
    with ThreadPoolExecutor(AT_ONCE if _is_bucket(storage) else 1) as senders:
        for batch in _batches(changed):
            digests = senders.map(partial(_send, folder, storage), batch)
            for name, digest in zip(batch, digests, strict=True):
                go_on()
                dealt_with += 1
                if digest:  # else it was removed meanwhile, which the next run sees
                    there.files[name] = digest
                    done.sent.append(name)
                progress(dealt_with, len(changed))
            _keep(storage, there, changed[dealt_with:])
    return done


def _state_of(folder: Folder) -> dt.datetime:
    """As of when the folder is. Raises ``NotYet``: what is not written yet would be taken for gone."""
    state = State.of(folder)
    if not state.is_whole or state.at is None:
        raise NotYet(
            f"{folder.root} was never written to its end, so what is missing in it may not be removed elsewhere. "
            "Run manage.py write_site first, or wait for the writer that is at it."
        )
    return state.at


def _batches(names: list[str]) -> Iterator[list[str]]:
    rest = iter(names)
    while batch := list(itertools.islice(rest, CHECKPOINT)):
        yield batch


def _send(folder: Folder, storage: Storage, name: str) -> str:
    """Send one file; the hash of its bytes, empty if it is not there any more.

    A store of objects takes the compressed copy: it cannot choose between several, and every browser takes that one.
    """
    try:
        body = (folder.root / name).read_bytes()
        packed = folder.root / f"{name}.gz"
        is_packed = _is_bucket(storage) and packed.exists()
        sent = packed.read_bytes() if is_packed else body
    except FileNotFoundError:
        return ""
    kind = OWN.get(name) or kind_of(path_of(name))
    _save(storage, name, sent, _headers(kind, is_packed=is_packed) if kind else {})
    return hashlib.sha256(body).hexdigest()


def _headers(kind: Kind, *, is_packed: bool) -> dict[str, str]:
    """What a store of objects is to say with the file, in the words of S3."""
    said = {
        "ContentType": kind.content_type,
        "CacheControl": kind.cache,
        "ContentDisposition": kind.disposition,
        "ContentEncoding": "gzip" if is_packed else "",
    }
    return {name: value for name, value in said.items() if value}


def _save(storage: Any, name: str, data: bytes, headers: dict[str, str]) -> None:
    if _is_bucket(storage):
        storage.put(name, data, headers)
        return
    if storage.exists(name):
        storage.delete(name)  # a storage of files would choose another name
    storage.save(name, ContentFile(data))


def _is_bucket(storage: Storage) -> bool:
    """Whether it is ``council_news.files.bucket``, which replaces an object in one go."""
    return hasattr(storage, "put")


def _read(storage: Storage) -> Listed:
    """What is there."""
    if not storage.exists(LIST):
        return Listed()
    with storage.open(LIST) as file:
        found = json.load(file)
    return Listed(found["files"], dt.datetime.fromisoformat(found["at"]))


def _keep(storage: Storage, there: Listed, coming: list[str]) -> None:
    """Save the list: what is there, and what may be there any moment."""
    files = there.files | dict.fromkeys(coming, "")
    said = {"at": there.at.isoformat() if there.at else None, "files": files}
    data = json.dumps(said, sort_keys=True, indent=0).encode()
    _save(storage, LIST, data, {"ContentType": "application/json", "CacheControl": "no-store"})
