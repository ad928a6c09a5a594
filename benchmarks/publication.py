"""From pressing Publish to the page, the home page and the feed being served, in a newsroom of 100,000 releases.

Part of ``benchmarks.at_scale``. An approver sends the form of the news desk; ``manage.py write_site --follow`` writes,
the bundled server serves, both in processes of their own as in ``deploy/``; a reader asks until all three are there.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.test import Client

from benchmarks.figures import Figure
from benchmarks.machine import Watch
from benchmarks.processes import memory, processor
from council_news.outbox.models import Change
from council_news.site.affected import paths_affected
from tests import factories as make
from tests.admin.pages import address as page_of
from tests.admin.pages import fields
from tests.servers import running

PUBLICATIONS = 40
MOST = 1.0  # seconds for 95 of 100
PATIENCE = 30  # seconds until a publication must be served
GLANCE = 0.005  # seconds between two looks of the reader


@dataclass
class Published:
    """``took``: seconds of each publication, the quickest first; ``slowness`` of the machine between them.

    Of the writer: its seconds of processor for each, its megabytes of memory, and the addresses that each concerned.
    """

    took: list[float]
    slowness: float
    processor: float
    memory: float
    addresses: int


def measure(database: dict[str, str], tell: Callable[[str], None]) -> Published:
    """Publish, one after the other. ``database`` is how another process reaches ours."""
    approver = Client()
    approver.force_login(make.staff("Approver"), backend="django.contrib.auth.backends.ModelBackend")
    with tempfile.TemporaryDirectory() as folder, served(Path(folder), database) as (port, writer):
        publish(approver, port, PUBLICATIONS)  # both processes have imported and read what they need
        before = processor(writer)
        with Watch() as watch:
            took = sorted(publish(approver, port, number) for number in range(PUBLICATIONS))
            slowness = watch.slowness()
        used, held = processor(writer) - before, memory(writer)
    tell(f"Published {PUBLICATIONS} releases, one after the other")
    latest = Change.objects.filter(kind=Change.Kind.RELEASE).latest("pk")
    return Published(took, slowness, used / PUBLICATIONS, held, len(set(paths_affected(latest))))


@contextmanager
def served(data: Path, database: dict[str, str]) -> Iterator[tuple[int, int]]:
    """The port of the bundled server over ``data``, and the process that follows what changes and writes it."""
    environment = running.environment(data, **database)
    subprocess.run([sys.executable, "-m", "benchmarks.settled"], cwd=running.ROOT, env=environment, check=True)
    follow = [sys.executable, "manage.py", "write_site", "--follow"]
    writer = subprocess.Popen(  # noqa: S603 - our own words
        follow, cwd=running.ROOT, env=environment, stdout=subprocess.DEVNULL
    )
    try:
        with running.bundled(data, **database) as server:
            yield server.port, writer.pid
    finally:
        writer.terminate()
        writer.wait()


def publish(approver: Client, port: int, number: int) -> float:
    """Seconds from the approver's click until a reader gets all of it."""
    release = make.approved(make.ReleaseFactory(slug=f"urgent-{number}", headline=f"Urgent notice number {number}"))
    act = page_of("act", release)
    form = fields(approver.get(act, {"act": "publish"}), "act-form")
    began = time.perf_counter()
    answer = approver.post(act, form)
    if answer.status_code != 302:
        raise SystemExit(f"Publishing answered {answer.status_code}.")
    wanted = {f"/news/{release.slug}/", "/", "/feed.rss"}
    while wanted:
        wanted = {path for path in wanted if release.headline.encode() not in running.ask(port, "GET", path).body}
        if time.perf_counter() - began > PATIENCE:
            raise SystemExit(f"Not served after {PATIENCE} seconds: {', '.join(sorted(wanted))}")
        time.sleep(GLANCE)
    return time.perf_counter() - began


def figures(published: Published) -> Iterator[Figure]:
    """The middle one and the 95th of a hundred, and what the writer takes."""
    took = published.took
    p50, p95 = took[len(took) // 2], took[int(len(took) * 0.95)]
    slow, live = published.slowness, "100,000 releases live"
    yield Figure("from Publish to page, home and feed being served, p50", p50, "s", beside=live, slowness=slow)
    yield Figure("from Publish to page, home and feed being served, p95", p95, "s", MOST, beside=live, slowness=slow)
    yield Figure("writer, addresses looked at for a publication", published.addresses, "")
    yield Figure("writer, processor time for a publication", published.processor * 1000, "ms")
    yield Figure("writer, memory", published.memory, "MB")
