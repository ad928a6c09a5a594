"""An archive of published releases, one a line as JSON: the bulk path of import. ``bulk_reading`` reads the lines."""

import gc
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from django.db import connection, transaction
from django.utils.text import slugify

from releases import search
from releases.importers.bulk_lines import Line
from releases.importers.bulk_reading import batches
from releases.inserting import held
from releases.models import Edition, Place, Release, Topic
from releases.workflow_bulk import Bulk, Piece

BATCH = 1_000
ROOM = 256 * 1024  # kilobytes of SQLite's pages in memory


@dataclass
class Outcome:
    """What became of a file: how many releases were made, how many were here already, and what is wrong where."""

    made: int = 0
    known: int = 0
    faults: list[tuple[int, str]] = field(default_factory=list)  # line, sentence


def import_lines(lines: Iterable[str], *, by: Any, skip_faulty: bool = False) -> Outcome:
    """Publish the releases of ``lines``: all of them or none; with ``skip_faulty`` those that are right.

    All or none is one transaction. With ``skip_faulty`` each batch has its own: after a stop, import the file again.
    """
    with _without_collector(), _with_room(), search.adding() as found:
        archive = _Archive(Bulk(found, by=by), skip_faulty=skip_faulty)
        if skip_faulty:
            archive.take(lines)
            return archive.outcome
        with transaction.atomic():
            archive.take(lines)
            archive.close()
            if archive.outcome.faults:
                transaction.set_rollback(True)
                archive.outcome.made = archive.outcome.known = 0
    return archive.outcome


@contextmanager
def _without_collector() -> Iterator[None]:
    """Python's collector of cycles sleeps meanwhile: it found none, and took a quarter of the time to look for them."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def _with_room() -> Iterator[None]:
    """SQLite keeps many pages in memory meanwhile: those of an index, written at random, go to the disk once."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        (usual,) = cursor.execute("PRAGMA cache_size").fetchone()
        cursor.execute(f"PRAGMA cache_size = {-ROOM}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA cache_size = {int(usual)}")


class _Archive:
    """One import, as far as it is."""

    def __init__(self, bulk: Bulk, *, skip_faulty: bool) -> None:
        self.outcome = Outcome()
        self._skip_faulty = skip_faulty
        self._bulk = bulk
        self._given: set[str] = set()  # addresses of what may not be saved yet
        self._seen: dict[str, int] = {}  # reference of a release, and its line
        self._topics = _Names(Topic)
        self._places = _Names(Place)

    def take(self, lines: Iterable[str]) -> None:
        """Read and write ``lines``, a batch at a time; after a fault only read, unless faulty ones are skipped."""
        for read in batches(lines, BATCH):
            batch = []
            for line in read.told:
                if not isinstance(line, Line):
                    self.outcome.faults.append(line)
                elif (earlier := self._seen.setdefault(line.ref, line.number)) != line.number:
                    again = f"It is the release of line {earlier} again. Leave one out, or give them different slugs."
                    self.outcome.faults.append((line.number, again))
                else:
                    batch.append(line)
            with transaction.atomic():
                self._publish(batch, read.prepared)
        self.outcome.faults.sort()

    def _publish(self, batch: list[Line], prepared: search.Prepared) -> None:
        """Publish what is new in ``batch``, unless nothing of the file will be kept.

        If nothing is new, the words that were ``prepared`` are learnt all the same: no later batch tells them again.
        """
        known = held(Release, "import_ref", [line.ref for line in batch])
        fresh = self._addressed([line for line in batch if line.ref not in known])
        self.outcome.known += len(known)
        if self._skip_faulty or not self.outcome.faults:
            self.outcome.made += self._bulk.publish([self._piece(*each) for each in fresh], prepared)
            if fresh and self._skip_faulty:
                self.close()

    def close(self) -> None:
        """Let what was written so far be seen: once for a whole file."""
        self._bulk.close()

    def _addressed(self, lines: list[Line]) -> list[tuple[Line, str]]:
        """``lines`` with their addresses; one whose own address is taken is a fault."""
        own = [line for line in lines if line.slug]
        taken = _taken([line.slug for line in own]) | self._given
        free = {line.number: line.slug for line in own if line.slug not in taken}
        used = set(free.values())
        self.outcome.faults += [
            (line.number, f"The address “{line.slug}” belongs to another release. Give it another slug.")
            for line in own
            if line.number not in free
        ]
        open_lines = [line for line in lines if not line.slug]
        for attempt in count():
            if not open_lines:
                break
            wanted = {line.number: line.address(attempt) for line in open_lines}
            taken = _taken(wanted.values()) | used | self._given
            for line in open_lines:
                if wanted[line.number] not in taken:
                    free[line.number] = wanted[line.number]
                    taken.add(wanted[line.number])
            used.update(free.values())
            open_lines = [line for line in open_lines if line.number not in free]
        self._given = used
        return [(line, free[line.number]) for line in lines if line.number in free]

    def _piece(self, line: Line, slug: str) -> Piece:
        topics = list({topic.pk: topic for topic in map(self._topics.__getitem__, line.topics)}.values())
        place = self._places[line.place] if line.place else None
        names = [topic.name for topic in sorted(topics, key=lambda topic: topic.slug)]
        are_as_told = names == list(line.topics) and (place is None or place.name == line.place)
        return Piece(
            headline=line.headline,
            summary=line.summary,
            body=line.body,
            text=line.text if are_as_told else None,
            slug=slug,
            first_published_at=line.first_published_at,
            ref=line.ref,
            topics=topics,
            place=place,
        )


class _Names(dict[str, Any]):
    """Topics or places by their name, whatever its capitals; made where they are new."""

    def __init__(self, model: type[Topic] | type[Place]) -> None:
        super().__init__()
        self._model: Any = model

    def __missing__(self, name: str) -> Any:
        row = self._model.objects.filter(name__iexact=name).first() or self._made(name)
        self[name] = row
        return row

    def _made(self, name: str) -> Any:
        slug = slugify(name) or self._model._meta.model_name
        taken = set(self._model.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
        free = next(each for n in count(1) if (each := f"{slug}-{n}" if n > 1 else slug) not in taken)
        return self._model.objects.create(name=name, slug=free)


def _taken(slugs: Collection[str]) -> set[str]:
    """Those of ``slugs`` that a release has or had."""
    return held(Release, "slug", slugs) | held(Edition, "slug", slugs)
