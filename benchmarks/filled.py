"""A database of a benchmark's own, filled with realistic releases by the bulk path."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from benchmarks import texts
from benchmarks.machine import Watch
from inspections.models import Inspection
from releases import search
from releases.importers.bulk import import_lines
from releases.models import Edition
from tests.everything import inspection

REPORTS = 300  # releases that report on the inspection


@contextmanager
def database() -> Iterator[dict[str, str]]:
    """A new database with its tables; SQLite's in a file, as in production. Yields what reaches it from elsewhere."""
    folder = Path(tempfile.mkdtemp(prefix="council-news-bench-"))
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(folder / "news.sqlite3")
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, serialize=False)
    made = str(connection.settings_dict["NAME"])
    try:
        yield {"DATABASE_URL": f"sqlite:///{made}"} if connection.vendor == "sqlite" else _reached(made)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
        shutil.rmtree(folder, ignore_errors=True)


def _reached(name: str) -> dict[str, str]:
    """The same server, and the database of that name on it."""
    address = urlsplit(os.environ["DATABASE_URL"])
    kept = {key: os.environ[key] for key in ("PGHOST", "PGPORT") if key in os.environ}
    return {"DATABASE_URL": address._replace(path=f"/{name}").geturl(), **kept}


def fill(total: int, *, start: int = 0, of: int = 0) -> tuple[float, float]:
    """Import the releases from ``start`` to ``total`` of a file of ``of`` (or ``total``).

    How many a second, and how slow the machine was meanwhile.
    """
    path = texts.written(Path(settings.BASE_DIR) / "build", of or total)
    with path.open(encoding="utf-8") as lines, Watch() as watch:
        began = time.perf_counter()
        outcome = import_lines(islice(lines, start, total), by=None)
        took, slowness = time.perf_counter() - began, watch.slowness()
    if outcome.faults:
        raise SystemExit(f"The benchmark's own texts are faulty: {outcome.faults[:3]}")
    if connection.vendor == "postgresql":  # what autovacuum does within a minute
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    return outcome.made / took, slowness


def inspected() -> None:
    """Have ``REPORTS`` of the releases report on an inspection, if none does."""
    made = Inspection.objects.first() or inspection()
    if made.editions.exists():
        return
    pks = list(Edition.objects.order_by("pk").values_list("pk", flat=True))
    for edition in Edition.objects.filter(pk__in=pks[:: max(1, len(pks) // REPORTS)]):
        edition.inspections.add(made)
        search.index(edition)
