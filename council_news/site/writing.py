"""Writing the site: what changed since the last time, or the whole of it. Every run may be stopped and run again.

Each folder remembers which changes it has seen, so any number of machines write theirs from one database. Numbers of
rows do not tell: a slow transaction commits a low number late. So all changes of the last hour are looked at again,
and those that were handled are known by their numbers.
"""

import datetime as dt
import itertools
import logging
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from council_news.outbox.models import Change
from council_news.site import inventory
from council_news.site.affected import is_everywhere, paths_affected
from council_news.site.folder import Folder, name_of
from council_news.site.rendering import not_found, render, resting

logger = logging.getLogger("council_news.site")

SLOWEST_COMMIT = dt.timedelta(hours=1)
KEPT = dt.timedelta(days=7)  # how long the outbox keeps a change; a folder older than that is written whole
CHECKPOINT = 1_000  # pages between two that a stopped run goes on from
OURS = {"404.html": not_found, "resting.html": resting}  # pages that stand at no address of their own


@dataclass
class Written:
    """What a run did: how many paths it looked at, and the files it wrote and removed."""

    looked_at: int = 0
    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


def write_changes(folder: Folder) -> Written:
    """Write what changed since the last time; the whole site into a folder that is new, behind or unfinished."""
    done = Written()
    with folder.locked():
        state = folder.state()
        unfinished = "since" not in state or state.get("whole") is not None or _is_behind(state)
        if unfinished or _catch_up(folder, state, done):
            _write_whole(folder, state, done)
        else:
            _write(folder, inventory.timely(), done)
    return done


def write_whole(folder: Folder) -> Written:
    """Write every page of the site, and remove what is no page of it. Goes on where a stopped run was."""
    done = Written()
    with folder.locked():
        _write_whole(folder, folder.state(), done)
    return done


def prune(*, at: dt.datetime) -> None:
    """Forget changes that every folder has long seen."""
    Change.objects.filter(at__lt=at - KEPT).delete()


def _is_behind(state: dict[str, Any]) -> bool:
    """Whether changes may have been forgotten that the folder has not seen."""
    return dt.datetime.fromisoformat(state["since"]) < timezone.now() - KEPT + SLOWEST_COMMIT


def _catch_up(folder: Folder, state: dict[str, Any], done: Written) -> bool:
    """Handle the changes that ``state`` has not seen; whether one of them asks for the whole site."""
    started = timezone.now()
    recent = list(Change.objects.filter(at__gte=dt.datetime.fromisoformat(state["since"]) - SLOWEST_COMMIT))
    fresh = [change for change in recent if change.pk not in set(state["seen"])]
    _write(folder, dict.fromkeys(path for change in fresh for path in _paths(change)), done)
    folder.flush()
    state["seen"] = [change.pk for change in recent if change.at >= started - 2 * SLOWEST_COMMIT]
    state["since"] = started.isoformat()
    everywhere = any(map(is_everywhere, fresh))
    folder.remember(state | {"whole": 0} if everywhere else state)
    return everywhere


def _paths(change: Change) -> Iterable[str]:
    """The paths of a change, unless they are all there are."""
    return () if is_everywhere(change) else paths_affected(change)


def _write_whole(folder: Folder, state: dict[str, Any], done: Written) -> None:
    """Every path in turn, changes that come meanwhile first. ``state["whole"]`` is how far a stopped run came."""
    if "since" not in state or _is_behind(state):
        # What was changed before now is in the pages that follow; what is changed from now on is in the outbox.
        recent = Change.objects.filter(at__gte=timezone.now() - SLOWEST_COMMIT)
        state |= {"since": timezone.now().isoformat(), "seen": list(recent.values_list("pk", flat=True))}
    state["whole"] = state.get("whole") or 0
    names = set(OURS)
    for name, page in OURS.items():
        _note(folder.put(name, page()), name, done.written)
    for number, batch in enumerate(_batches(inventory.everything(), CHECKPOINT)):
        names.update(name_of(path) for path in batch)
        if number < state["whole"]:
            continue
        _write(folder, batch, done, durable=False)
        os.sync()  # once for a thousand files: a file that a crash emptied is before no checkpoint
        folder.flush()
        state["whole"] = number + 1
        folder.remember(state)
        if _catch_up(folder, state, done):
            state["whole"] = 0  # every page has changed again: the next run begins anew
            folder.remember(state)
            return
    for name in sorted({name.removesuffix(".gone") for name in folder.names()} - names):
        _remove(folder, name, done)
    folder.flush()
    state["whole"] = None
    folder.remember(state)


def _write(folder: Folder, paths: Iterable[str], done: Written, *, durable: bool = True) -> None:
    """Render each of ``paths`` and put it into the folder, or take it out where nothing stands."""
    for path in paths:
        done.looked_at += 1
        name, rendered = name_of(path), render(path)
        if rendered is None:
            _remove(folder, name, done)
            continue
        wanted, unwanted = (f"{name}.gone", name) if rendered.is_gone else (name, f"{name}.gone")
        _note(folder.put(wanted, rendered.body, durable=durable), wanted, done.written)
        _note(folder.drop(unwanted), unwanted, done.removed)


def _remove(folder: Folder, name: str, done: Written) -> None:
    for each in (name, f"{name}.gone"):
        _note(folder.drop(each), each, done.removed)


def _note(happened: bool, name: str, where: list[str]) -> None:
    if happened:
        where.append(name)


def _batches(paths: Iterator[str], size: int) -> Iterator[list[str]]:
    while batch := list(itertools.islice(paths, size)):
        yield batch
