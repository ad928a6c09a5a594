"""How fast the public site is written: pages a second for each core, compressed copies included.

``python -m benchmarks.writing`` (RELEASES=2000) keeps its figures and exits with 1 where the goal is missed. The
yardstick is the same pages asked of Django and thrown away.
"""

import logging
import os
import resource
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council_news.settings.test")
django.setup()

from django.db import connection  # noqa: E402 - models need the set-up above

from benchmarks.figures import Figure, keep, table  # noqa: E402
from benchmarks.machine import Watch  # noqa: E402
from council_news.site import inventory  # noqa: E402
from council_news.site.folder import Folder  # noqa: E402
from council_news.site.rendering import render  # noqa: E402
from council_news.site.writing import write_whole  # noqa: E402
from tests.many import publish_many  # noqa: E402

RELEASES = int(os.environ.get("RELEASES") or 2_000)
LEAST = 150.0  # pages a second for each core


@dataclass
class Speed:
    """Pages, and the seconds of a processor and of the clock on the wall that they took."""

    pages: int
    processor: float
    wall: float

    @property
    def each_core(self) -> float:
        """Pages for each second of a processor."""
        return self.pages / self.processor


def rendered() -> Speed:
    """Every page asked of Django and thrown away."""
    paths = list(inventory.everything())
    processor, wall = time.process_time(), time.perf_counter()
    pages = sum(render(path) is not None for path in paths)
    return Speed(pages, time.process_time() - processor, time.perf_counter() - wall)


def written(root: Path) -> Speed:
    """The whole site, written into an empty folder, compressed copies included."""
    processor, wall = time.process_time(), time.perf_counter()
    pages = len(write_whole(Folder(root)).written)
    return Speed(pages, time.process_time() - processor, time.perf_counter() - wall)


def main() -> int:
    """Measure in a database of its own."""
    connection.creation.create_test_db(verbosity=0)
    logging.disable(logging.WARNING)  # what is published here is no news to anybody
    try:
        with tempfile.TemporaryDirectory() as folder:
            publish_many(RELEASES)
            plain = rendered()
            with Watch() as watch:
                whole, slowness = written(Path(folder)), watch.slowness()
            size = sum(path.stat().st_blocks * 512 for path in Path(folder).rglob("*") if path.is_file())
    finally:
        connection.creation.destroy_test_db(":memory:", verbosity=0)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    beside = f"{plain.each_core:,.0f} asked of Django and thrown away"
    figures = [
        Figure(
            "write_site, pages for each second of a core",
            whole.each_core,
            "",
            LEAST,
            at_least=True,
            beside=beside,
            slowness=slowness,
        ),
        Figure("write_site, pages by the clock", whole.pages / whole.wall, "a second"),
        Figure("write_site, files of the run", whole.pages, ""),
        Figure("the written site on the disk, for each release", size / RELEASES / 1024, "kB"),
        Figure("write_site, memory at most", memory, "MB", beside="the database of the benchmark in it"),
    ]
    table(figures, print)
    return 0 if keep("writing", figures, rendered=plain, written=whole) else 1


if __name__ == "__main__":
    sys.exit(main())
