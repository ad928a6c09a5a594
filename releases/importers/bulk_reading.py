"""The lines of an archive read in batches, and prepared for search: ahead of who writes, in a process of its own."""

import gc
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import islice
from multiprocessing import get_context

import django
from django.db import connection, connections

from releases import search
from releases.importers.bulk_lines import Faulty, Line, read_line

AHEAD = 2  # batches that are read before they are written
POLITE = 10  # who reads ahead lets whoever writes, and the database, come first in turn for a core

Numbered = Sequence[tuple[int, str]]


@dataclass(frozen=True)
class Batch:
    """What some lines tell: each one's release, or its number and what is wrong with it; and all of them prepared."""

    told: list[Line | tuple[int, str]]
    prepared: search.Prepared


class Reader:
    """Reads lines, some at a time; empty ones are left out. It asks the database for stems, and changes nothing."""

    def __init__(self) -> None:
        self._prepare = search.preparer()

    def read(self, lines: Numbered) -> Batch:
        """What each of ``lines`` tells."""
        told = [_read(number, text) for number, text in lines if text.strip()]
        return Batch(told, self._prepare([line.text for line in told if isinstance(line, Line)]))


def batches(lines: Iterable[str], size: int) -> Iterator[Batch]:
    """What ``lines`` tell, so many at a time. From the second batch on another process reads while this one writes."""
    numbered = enumerate(lines, 1)
    first, second = list(islice(numbered, size)), list(islice(numbered, size))
    if not second:
        yield Reader().read(first)
        return
    spawned = get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=spawned, initializer=django.setup) as process:
        process.submit(_settle, connection.settings_dict["NAME"])
        ahead = deque([process.submit(_read_here, second)])
        yield Reader().read(first)  # the other one takes its time to begin
        try:
            while batch := list(islice(numbered, size)):
                ahead.append(process.submit(_read_here, batch))
                if len(ahead) > AHEAD:
                    yield ahead.popleft().result()
            while ahead:
                yield ahead.popleft().result()
        finally:
            process.submit(_leave)


def _settle(database: str) -> None:
    """What the process that reads ahead does first."""
    gc.disable()  # as in the one that writes (``bulk.import_lines``)
    os.nice(POLITE)
    connection.settings_dict["NAME"] = database  # where it is not the one of the settings, as in tests


def _leave() -> None:
    """What it does last."""
    connections.close_all()


def _read_here(lines: Numbered) -> Batch:
    return _reader().read(lines)


@cache
def _reader() -> Reader:
    """The reader of this process."""
    return Reader()


def _read(number: int, text: str) -> Line | tuple[int, str]:
    try:
        return read_line(number, text)
    except Faulty as fault:
        return number, str(fault)
