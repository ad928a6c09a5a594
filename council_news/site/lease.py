"""One machine at a time: a row of the database says who, and lets go of a machine that died.

A row and not a lock of PostgreSQL: that one would need a connection of its own for minutes, which a pool does not give.
"""

import datetime as dt
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.utils import timezone

from council_news.outbox.models import Lease
from council_news.site.folder import Busy

TERM = dt.timedelta(minutes=2)  # after that without a word the holder is taken for dead
RENEWED = 15  # seconds between two times that the row is told


@contextmanager
def leased(name: str) -> Iterator[Callable[[], None]]:
    """Hold the lease ``name``; call what is given often, to keep it. Raises ``Busy`` if another holds it.

    The call raises ``Busy`` too, where this machine was silent for so long that another took over.
    """
    holder, now, said_at = uuid.uuid4().hex, timezone.now(), time.monotonic()
    Lease.objects.get_or_create(name=name, defaults={"until": now})
    if not Lease.objects.filter(name=name, until__lte=now).update(holder=holder, until=now + TERM):
        raise Busy(f"Another machine is at {name}.")

    def go_on() -> None:
        nonlocal said_at
        if time.monotonic() - said_at < RENEWED:
            return
        said_at = time.monotonic()
        if not Lease.objects.filter(name=name, holder=holder).update(until=timezone.now() + TERM):
            raise Busy(f"Another machine has taken over {name}.")

    try:
        yield go_on
    finally:
        Lease.objects.filter(name=name, holder=holder).update(holder="", until=timezone.now())
