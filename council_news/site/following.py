"""A writer that stays: it looks for changes five times a second, and once a minute at what goes on with time."""

import datetime as dt
import logging
import os
import select
from collections.abc import Callable

from django.db import DatabaseError, close_old_connections, connections
from django.utils import timezone

from council_news.site.folder import Busy, Folder
from council_news.site.jobs import Written
from council_news.site.program import fingerprint
from council_news.site.state import State
from council_news.site.writing import write_changes

logger = logging.getLogger("council_news.site")

EVERY = 0.2  # seconds between two looks
AT_LEAST = dt.timedelta(seconds=55)  # how long a folder is left alone when nothing changes
PATIENCE = (5, 10, 20, 40, 60)  # seconds to wait after a failure, and after another


class Stop:
    """Told once, by a signal perhaps, that it is enough.

    No ``threading.Event``: its lock may be held by the very ``wait`` that the signal breaks into, for ever.
    """

    def __init__(self) -> None:
        self._ear, self._mouth = os.pipe()

    def tell(self, *_signal: object) -> None:
        """Say so. Fit to be the handler of a signal."""
        os.write(self._mouth, b"\0")

    def wait(self, seconds: float) -> bool:
        """Wait so long for it; whether it was told, which it then stays."""
        return bool(select.select([self._ear], [], [], seconds)[0])


def follow(folder: Folder, stopped: Stop, *, say: Callable[[Written], None]) -> None:
    """Write what changes until ``stopped``, and ``say`` what was written.

    A failure is logged and tried again: the old pages stay meanwhile.
    """
    failures = 0
    while not stopped.wait(PATIENCE[min(failures, len(PATIENCE)) - 1] if failures else EVERY):
        close_old_connections()
        try:
            if is_due(folder):
                say(write_changes(folder, wait=False))
        except Busy:
            continue  # another writer does the same
        except (DatabaseError, OSError):
            logger.exception("The public pages could not be written; the old ones stay.")
            failures += 1
        else:
            failures = 0
    connections.close_all()


def is_due(folder: Folder) -> bool:
    """Whether there is anything to write. One query."""
    state = State.of(folder)
    if state.at is None or state.is_due or state.program != fingerprint():
        return True
    return state.at < timezone.now() - AT_LEAST or state.seen.unseen().exists()
