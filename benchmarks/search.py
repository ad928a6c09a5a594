"""How long a search takes among 100,000 releases of 600 words, as whole pages through Django.

Part of ``benchmarks.at_scale``. 15 ms are promised for a rare word and 40 ms for one of most releases, narrowed or not.
Searches are asked by turns, so that a bad minute falls on all of them.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from urllib.parse import urlencode

from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks import texts
from benchmarks.asking import get
from benchmarks.figures import Figure
from benchmarks.filled import inspected
from benchmarks.machine import Watch

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
    """Milliseconds of a search (median, 95th of a hundred), how slow the machine was meanwhile, and what it found."""

    p50: float
    p95: float
    slowness: float
    queries: int
    found: str
    limit: int


def measure(say: Callable[[str], None]) -> dict[str, Cost]:
    """Every query, narrowed in every way."""
    inspected()
    addresses = {
        f"{name} {by}".strip(): ("/search/?" + urlencode({"q": query, **narrowed}), limit)
        for (name, (query, limit)), (by, narrowed) in product(QUERIES.items(), NARROWED.items())
    }
    asked = {name: _asked(address) for name, (address, _limit) in addresses.items()}
    took: dict[str, list[float]] = {name: [] for name in addresses}
    with Watch() as watch:
        for _ in range(ROUNDS):
            for name, (address, _limit) in addresses.items():
                began = time.perf_counter()
                get(address)
                took[name].append((time.perf_counter() - began) * 1000)
        slow = watch.slowness()
    costs = {
        name: Cost(*_middle_and_worst(took[name]), slow, *asked[name], limit)
        for name, (_address, limit) in addresses.items()
    }
    report(costs, say)
    return costs


def report(costs: dict[str, Cost], say: Callable[[str], None]) -> None:
    """Every search in a line."""
    say(f"\nSearches on {connection.vendor}: whole pages, in milliseconds\n")
    say(f"{'query, and what it is narrowed by':34} {'p50':>7} {'p95':>7} {'undisturbed':>11} {'queries':>7}  found")
    for name, one in costs.items():
        alone = one.p50 / one.slowness
        fault = "" if alone <= one.limit else f"  over {one.limit} ms"
        say(f"{name:34} {one.p50:7} {one.p95:7} {alone:11.1f} {one.queries:7}  {one.found}{fault}")


def _asked(address: str) -> tuple[int, str]:
    """The queries of a search, and what it says it found."""
    with CaptureQueriesContext(connection) as captured:
        page = get(address)[1].decode()
    found = page.split('id="found" class="bar">', 1)[1].split(" found for", 1)[0].split(" for ", 1)[0]
    return len(captured), found


def _middle_and_worst(took: list[float]) -> tuple[float, float]:
    """The median and the 95th of a hundred."""
    return round(statistics.median(took), 1), round(sorted(took)[round(len(took) * 0.95) - 1], 1)


def figures(costs: dict[str, Cost]) -> Iterator[Figure]:
    """The two that were promised, and the dearest of each kind of query, narrowed or not."""
    yield _figure("search, a rare word, p50", costs["rare word"], "Wagtail 1.1 s, WordPress 4.2 s")
    yield _figure("search, a word of most releases, p50", costs["word of most"], "Wagtail 1.9 s, WordPress 1.9 s")
    for name in QUERIES:
        own = {by: cost for by, cost in costs.items() if by.startswith(name)}
        dearest = max(own, key=lambda by: own[by].p50)
        narrowed = dearest.removeprefix(name).strip() or "nothing"
        yield _figure(f"search, {name}, the dearest", own[dearest], f"narrowed by {narrowed}")


def _figure(what: str, one: Cost, beside: str) -> Figure:
    return Figure(what, one.p50, "ms", one.limit, beside=beside, slowness=one.slowness)
