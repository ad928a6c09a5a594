"""How fast the public site is written: pages a second for each core, and from a publication to its pages being there.

``python -m benchmarks.site`` (RELEASES=2000 LIVE=100000) prints a table and writes ``build/benchmark-site.json``. The
yardstick of the first is the same pages asked of Django and thrown away; of the second, the goals of the project: 150
pages a second, compressed copies included, and one second for 95 of 100 publications. It exits with 1 where one is
missed.
"""

import json
import logging
import os
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Event, Thread

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council_news.settings.test")
django.setup()

from django.conf import settings  # noqa: E402 - models need the set-up above
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from council_news.site import inventory  # noqa: E402
from council_news.site.folder import Folder  # noqa: E402
from council_news.site.following import EVERY  # noqa: E402
from council_news.site.outbox import Seen  # noqa: E402
from council_news.site.program import fingerprint  # noqa: E402
from council_news.site.rendering import render  # noqa: E402
from council_news.site.state import State  # noqa: E402
from council_news.site.writing import write_changes, write_whole  # noqa: E402
from tests import factories as make  # noqa: E402
from tests.many import publish_many  # noqa: E402

RELEASES = int(os.environ.get("RELEASES") or 2_000)
LIVE = int(os.environ.get("LIVE") or 100_000)
PUBLICATIONS = 40
LEAST, MOST = 150.0, 1.0  # pages a second for each core; seconds


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


def latencies(root: Path) -> list[float]:
    """Seconds from a publication until page, home and feed are in their places, with ``LIVE`` releases there.

    A writer looks five times a second, so half of that is added on average, and all of it here.
    """
    folder = Folder(root)
    with folder.locked():  # as if everything had been written: what counts is what the next publication takes
        from_now(folder)
    took = []
    for number in range(PUBLICATIONS):
        release = make.ReleaseFactory(slug=f"urgent-{number}")
        release.topics.set([1, 2])
        make.published(release)
        seen = {name: stamp(root / name) for name in ("index.html", "feed.rss")}
        began, there, ended = time.perf_counter(), [0.0], Event()
        watcher = Thread(target=watch, args=(root, f"news/urgent-{number}/index.html", seen, there, ended))
        watcher.start()
        write_changes(folder)
        ended.set()
        watcher.join()
        took.append(there[0] - began + EVERY)
    return sorted(took)


def from_now(folder: Folder) -> None:
    """Let ``folder`` believe that it holds all there is."""
    now = timezone.now()
    State(fingerprint(), None, True, False, Seen.everything(at=now)).keep(folder, at=now)


def stamp(path: Path) -> int:
    """When a file came into its place; 0 where there is none."""
    return path.stat().st_ino if path.exists() else 0


def watch(root: Path, page: str, before: dict[str, int], there: list[float], ended: Event) -> None:
    """Note when ``page`` is there and the files of ``before`` are others."""
    while not ((root / page).exists() and all(stamp(root / name) != was for name, was in before.items())):
        if ended.wait(0.005):
            break
    there[0] = time.perf_counter()


def measure() -> dict[str, object]:
    """Both, in a database of its own."""
    logging.disable(logging.WARNING)  # what is published here is no news to anybody
    with tempfile.TemporaryDirectory() as folder:
        publish_many(RELEASES)
        plain, whole = rendered(), written(Path(folder) / "whole")
        tell(f"Written: {RELEASES:,} releases, {whole.pages:,} files")
        publish_many(LIVE - RELEASES, start=RELEASES)
        tell(f"Published: {LIVE:,} releases")
        took = latencies(Path(folder) / "live")
    return {"rendered": asdict(plain), "written": asdict(whole), "live": LIVE, "latencies": took}


def tell(sentence: str) -> None:
    """On the standard error, for whoever waits."""
    print(sentence, file=sys.stderr)  # noqa: T201


def report(outcome: dict[str, object]) -> bool:
    """Print the table; whether both goals are met."""
    plain, whole = (Speed(**outcome[name]) for name in ("rendered", "written"))  # type: ignore[arg-type]
    took: list[float] = outcome["latencies"]  # type: ignore[assignment]
    p50, p95 = took[len(took) // 2], took[int(len(took) * 0.95)]
    rows = [
        ("rendered by Django alone, pages/s/core", plain.each_core, "yardstick"),
        ("written with compressed copies, pages/s/core", whole.each_core, f"goal {LEAST:.0f}"),
        ("  on the wall, pages/s", whole.pages / whole.wall, ""),
        (f"publication to pages, {LIVE:,} live, p50 s", p50, ""),
        (f"publication to pages, {LIVE:,} live, p95 s", p95, f"goal {MOST:.0f}"),
    ]
    for name, value, note in rows:
        print(f"{name:52} {value:9.2f}  {note}")  # noqa: T201
    return whole.each_core >= LEAST and p95 <= MOST


def main() -> int:
    """Measure, and keep the figures."""
    connection.creation.create_test_db(verbosity=0)
    try:
        outcome = measure()
    finally:
        connection.creation.destroy_test_db(":memory:", verbosity=0)
    folder = Path(settings.BASE_DIR) / "build"
    folder.mkdir(exist_ok=True)
    (folder / "benchmark-site.json").write_text(json.dumps(outcome, indent=1) + "\n")
    return 0 if report(outcome) else 1


if __name__ == "__main__":
    sys.exit(main())
