"""How long a search takes among 100,000 releases of 600 words, as whole pages through Django.

Part of ``benchmarks.at_scale``. 15 ms are promised for a rare word and 40 ms for one of most releases, narrowed or not.
What is held against the promise is the median by the clock or, where that is less, the processor time of us and the
database together: what the clock would say on a machine that has nothing else to do.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from urllib.parse import urlencode

from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks import texts
from benchmarks.asking import get
from benchmarks.figures import Figure
from benchmarks.filled import inspected
from benchmarks.machine import Watch
from benchmarks.processes import processor

ROUNDS = 30
RARE, COMMON = 15, 40  # milliseconds
# The dearest there is: two common words that hardly ever stand together, so that PostgreSQL looks into every release
# that holds both. No promise, but a bound.
PHRASE = 500
NARROWED: dict[str, dict[str, str]] = {
    "": {},
    "topic": {"topic": "libraries"},
    "year": {"from": "2019-01-01", "to": "2019-12-31"},
    "period": {"from": "2012-03-05", "to": "2022-08-19"},
    "topic and period": {"topic": "libraries", "from": "2012-03-05", "to": "2022-08-19"},
    "inspection": {"inspection": "fernshire-2014"},
}
QUERIES: dict[str, tuple[str, int]] = {
    "rare word": (texts.RARE, RARE),
    "word of a third": ("library", COMMON),
    "word of most": (texts.COMMON, COMMON),
    "two of most": ("the council", COMMON),
    "rare and common": (f"{texts.RARE} council", RARE),
    "phrase": ('"county council"', PHRASE),
    "misspelt": ("zoetorpe", COMMON),
    "nothing": ("xylophonists", COMMON),
}


@dataclass
class Cost:
    """Milliseconds of a search by the clock (median, 95th of a hundred) and of processors, and what it found."""

    p50: float
    p95: float
    processor: float
    slowness: float
    queries: int
    found: str
    limit: int


def cost(query: str, narrowed: dict[str, str], limit: int, watch: Watch) -> Cost:
    """Search until warm, then measure."""
    address = "/search/?" + urlencode({"q": query, **narrowed})
    with CaptureQueriesContext(connection) as captured:
        page = get(address)[1].decode()
    queries = len(captured)
    took, since = [], time.perf_counter()
    before = processor_time()
    for _ in range(ROUNDS):
        began = time.perf_counter()
        get(address)
        took.append((time.perf_counter() - began) * 1000)
    processor = (processor_time() - before) / ROUNDS * 1000
    found = page.split('id="found" class="bar">', 1)[1].split(" found for", 1)[0].split(" for ", 1)[0]
    took.sort()
    p95 = took[round(len(took) * 0.95) - 1]
    p50 = statistics.median(took)
    return Cost(round(p50, 1), round(p95, 1), round(processor, 1), watch.slowness(since), queries, found, limit)


def processor_time() -> float:
    """Seconds of processor time that this process and the one that serves it on a local PostgreSQL took so far."""
    ours = time.process_time()
    if connection.vendor != "postgresql":
        return ours
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        theirs = int(cursor.fetchone()[0])
    if not Path(f"/proc/{theirs}").exists():
        raise SystemExit("The PostgreSQL of DATABASE_URL is not on this machine: use .ci/with-postgres.")
    return ours + processor(theirs)


def measure(say: Callable[[str], None]) -> dict[str, Cost]:
    """Every query, narrowed in every way."""
    inspected()
    say(f"\nSearches on {connection.vendor}: whole pages, in milliseconds\n")
    say(f"{'query':16} {'narrowed by':17} {'p50':>7} {'p95':>7} {'processor':>9} {'queries':>7}  found")
    costs = {}
    with Watch() as watch:
        for (name, (query, limit)), (by, narrowed) in product(QUERIES.items(), NARROWED.items()):
            one = costs[f"{name} {by}".strip()] = cost(query, narrowed, limit, watch)
            fault = "" if time_of(one) / one.slowness <= limit else f"  over {limit} ms"
            times = f"{one.p50:7} {one.p95:7} {one.processor:9}"
            say(f"{name:16} {by:17} {times} {one.queries:7}  {one.found}{fault}")
    return costs


def time_of(one: Cost) -> float:
    """Milliseconds on a machine that has nothing else to do."""
    return min(one.p50, one.processor)


def figures(costs: dict[str, Cost]) -> Iterator[Figure]:
    """The two that were promised, and the dearest of each kind of query, narrowed or not."""
    yield _figure("search, a rare word, p50", costs["rare word"], "Wagtail 1.1 s, WordPress 4.2 s")
    yield _figure("search, a word of most releases, p50", costs["word of most"], "Wagtail 1.9 s, WordPress 1.9 s")
    for name in QUERIES:
        own = {by: cost for by, cost in costs.items() if by.startswith(name)}
        dearest = max(own, key=lambda by: time_of(own[by]) / own[by].slowness)
        narrowed = dearest.removeprefix(name).strip() or "nothing"
        yield _figure(f"search, {name}, the dearest", own[dearest], f"narrowed by {narrowed}")


def _figure(what: str, one: Cost, beside: str) -> Figure:
    return Figure(what, time_of(one), "ms", one.limit, beside=beside, slowness=one.slowness)
