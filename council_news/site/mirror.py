"""A copy of the written site in another place, such as a bucket behind a CDN: any storage that Django knows.

What is there is told by a list of its own, ``.mirror.json``: it names a file before the file is sent and until after
it is removed, so that a run that was stopped leaves nothing behind that no list knows.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import InvalidStorageError, Storage, storages
from django.utils.module_loading import import_string

from council_news.site.folder import GONE, Folder, path_of
from council_news.site.kinds import NOT_FOUND, RESTING, Kind, kind_of

LIST = ".mirror.json"
CHECKPOINT = 500  # files between two times that the list is saved
S3 = "storages.backends.s3.S3Storage"
OWN = {"404.html": NOT_FOUND, "resting.html": RESTING}


class NoTarget(ValueError):  # noqa: N818 - reads as what it is
    """There is no such place; the text says what to write instead."""


@dataclass
class Mirrored:
    """What a run did."""

    sent: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


def storage_of(target: str) -> Storage:
    """The place that ``target`` names: ``s3://bucket/prefix``, or an alias of ``settings.STORAGES``.

    Raises ``NoTarget``.
    """
    address = urlsplit(target)
    if address.scheme == "s3":
        try:
            made: Storage = import_string(S3)(bucket_name=address.netloc, location=address.path.strip("/"))
        except (ImportError, ImproperlyConfigured) as error:
            raise NoTarget("S3 needs the package django-storages: pip install 'council-news[s3]'.") from error
        return made
    try:
        return storages[target]
    except InvalidStorageError:
        raise NoTarget(
            f"“{target}” is neither an address such as s3://bucket/prefix nor an alias of STORAGES."
        ) from None


def mirror(folder: Folder, storage: Storage, *, progress: Callable[[int, int], None] | None = None) -> Mirrored:
    """Make ``storage`` hold what ``folder`` holds: what changed is sent, what is gone removed. May be run again."""
    wanted = {name: digest for name, digest in folder.manifest().items() if not name.endswith(GONE)}
    there = _read(storage)
    done = Mirrored()
    changed = sorted(name for name, digest in wanted.items() if there.get(name) != digest)
    surplus = sorted(there.keys() - wanted.keys())
    _keep(storage, there | dict.fromkeys(changed, ""))
    for number, name in enumerate(changed, 1):
        digest = _send(folder, storage, name)
        if digest:  # else it was removed meanwhile, which the next run sees
            there[name] = digest
            done.sent.append(name)
        if number % CHECKPOINT == 0:
            _keep(storage, there | dict.fromkeys(changed[number:], ""))
        if progress:
            progress(number, len(changed))
    for name in surplus:
        storage.delete(name)
        del there[name]
        done.removed.append(name)
    _keep(storage, there)
    return done


def _send(folder: Folder, storage: Storage, name: str) -> str:
    """Send one file; the hash of its bytes, empty if it is not there any more.

    A store of objects takes the compressed copy: it cannot choose between several, and every browser takes that one.
    """
    try:
        body = (folder.root / name).read_bytes()
        packed = folder.root / f"{name}.gz"
        is_packed = _takes_headers(storage) and packed.exists()
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


def _save(storage: Storage, name: str, data: bytes, headers: dict[str, str]) -> None:
    if _takes_headers(storage):
        storage.object_parameters = headers  # type: ignore[attr-defined]
    elif storage.exists(name):
        storage.delete(name)  # a storage of files would choose another name
    storage.save(name, ContentFile(data))


def _takes_headers(storage: Any) -> bool:
    """Whether it is a store of objects of django-storages, which replaces an object in one go."""
    return hasattr(storage, "object_parameters")


def _read(storage: Storage) -> dict[str, str]:
    """What is there, by name, with the hashes of the bytes."""
    if not storage.exists(LIST):
        return {}
    with storage.open(LIST) as file:
        found: dict[str, str] = json.load(file)
    return found


def _keep(storage: Storage, listed: dict[str, str]) -> None:
    data = json.dumps(listed, sort_keys=True, indent=0).encode()
    _save(storage, LIST, data, {"ContentType": "application/json", "CacheControl": "no-store"})
