"""Queries, bytes and time of every kind of public page through Django, uncached: 100, 10,000 and 100,000 releases.

Part of ``benchmarks.at_scale``. Queries and time may not grow with the number of releases (1.3 times at most), pages
that readers come for take 12 ms and three queries, the oldest page of an archive takes what its newest does, and a page
with its stylesheet keeps to the budget of bytes. Growth is told of the best times, which a busy machine disturbs least,
beside a page that no release is on.
"""

import gzip
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.asking import get
from benchmarks.figures import Figure
from benchmarks.filled import fill
from benchmarks.machine import Watch
from releases.models import Edition
from tests.everything import full_release
from tests.factories import published

SIZES = (100, 10_000, 100_000)
ROUNDS = 80
GROWTH = 1.3  # times, from the smallest to the largest
SLACK = 0.5  # milliseconds that are no growth
LATENCY, QUERIES = 12, 3  # milliseconds and queries of the pages that readers come for
BUDGET = 14_000  # bytes of HTML and CSS together, compressed (design.md section 6)
IMPORTED = 1_000  # releases a second
PAGES = {
    "home": "/",
    "full release": "/news/good-say-inspectors/",
    "plain release": "",  # the oldest; its address is looked up
    "archive": "/news/",
    "year": "/news/2006/",
    "month": "/news/2006/01/",
    "oldest of month": "/news/2006/01/page/1/",
    "topics": "/topics/",
    "topic": "/topics/residents/",
    "year of topic": "/topics/residents/2006/",
    "oldest of topic": "/topics/residents/2006/page/1/",
    "people": "/people/",
    "person": "/people/alex-marsh/",
    "place": "/places/fernbury/",
    "inspections": "/inspections/",
    "inspection": "/inspections/fernshire-2014/",
    "search form": "/search/",
    "rss": "/feed.rss",
    "atom": "/feed.atom",
    "json feed": "/feed.json",
    "topic feed": "/topics/residents/feed.atom",
    "news sitemap": "/news-sitemap.xml",
    "statement": "/accessibility-statement/",
}
FIXED = "statement"  # the same however many releases there are: if it takes longer, the machine is slower
READ = (
    "home",
    "full release",
    "plain release",
    "month",
    "oldest of month",
    "topic",
    "oldest of topic",
    "rss",
    "atom",
    "json feed",
)
ARCHIVES = (("month", "oldest of month"), ("year of topic", "oldest of topic"))  # their first pages and their last
MACHINES = ("rss", "atom", "json feed", "topic feed", "news sitemap")  # the budget of bytes is not theirs


@dataclass
class Cost:
    """What one page costs; times in milliseconds, and how slow the machine was meanwhile."""

    queries: int
    bytes: int
    best: float
    p50: float
    slowness: float


def costs(addresses: dict[str, str]) -> dict[str, Cost]:
    """Ask for each of ``addresses`` until it is warm, then measure: in turn, so that no page has a bad minute alone."""
    asked = {name: _asked(address) for name, address in addresses.items()}
    took: dict[str, list[float]] = {name: [] for name in addresses}
    with Watch() as watch:
        for _ in range(ROUNDS):
            for name, address in addresses.items():
                began = time.perf_counter()
                get(address)
                took[name].append((time.perf_counter() - began) * 1000)
        slow = watch.slowness()
    return {
        name: Cost(*asked[name], round(min(each), 1), round(statistics.median(each), 1), slow)
        for name, each in took.items()
    }


def _asked(address: str) -> tuple[int, int]:
    """The queries of a page and its compressed bytes."""
    get(address)
    with CaptureQueriesContext(connection) as captured:
        status, body = get(address)
    if status != "200 OK":
        raise SystemExit(f"{address} answered {status}")
    return len(captured), len(gzip.compress(body, 6))


@dataclass
class Costs:
    """Every page at every size, the bytes of the stylesheet, and each filling (releases a second; slowness)."""

    stylesheet: int
    imported: dict[int, tuple[float, float]]
    pages: dict[int, dict[str, Cost]]


def stylesheet_bytes() -> int:
    """The compressed size of the one stylesheet, found as a browser finds it."""
    page = get("/")[1].decode()
    address = page.split('rel="stylesheet"', 1)[1].split('href="', 1)[1].split('"', 1)[0]
    return len(gzip.compress(get(address)[1], 6))


def measure(tell: Callable[[str], None]) -> Costs:
    """Every page at every size, in an empty database, which is full afterwards."""
    published(full_release())
    outcome, done = Costs(stylesheet_bytes(), {}, {}), 0
    for size in SIZES:
        outcome.imported[size] = fill(size, start=done, of=SIZES[-1])
        done = size
        oldest = Edition.objects.live().order_by("first_published_at").first()
        addresses = PAGES | {"plain release": oldest.get_absolute_url() if oldest else ""}
        outcome.pages[size] = costs(addresses)
        tell(f"Pages asked with {size:,} releases, imported at {outcome.imported[size][0]:,.0f} a second")
    return outcome


def report(outcome: Costs, say: Callable[[str], None]) -> None:
    """Every page in a line."""
    say(f"\nPages on {connection.vendor}, best milliseconds; stylesheet: {outcome.stylesheet:,} bytes compressed\n")
    sizes = "".join(f"{size:>8,}" for size in SIZES)
    say(f"{'page':16}{'queries':>8}{'bytes':>8}{sizes}{'p50':>8}{'ratio':>7}")
    for name in PAGES:
        many = outcome.pages[SIZES[-1]][name]
        times = "".join(f"{outcome.pages[size][name].best:8}" for size in SIZES)
        say(f"{name:16}{many.queries:8}{many.bytes:8,}{times}{many.p50:8}{growth(outcome, name):7.2f}")


def growth(outcome: Costs, name: str) -> float:
    """How many times as long a page takes in the largest newsroom as in the smallest, apart from half a millisecond.

    They are asked minutes apart, so each is taken beside the ``FIXED`` page that was asked with it; that one is taken
    as it is, so that what makes every page slower is seen as well.
    """
    first, last = outcome.pages[SIZES[0]], outcome.pages[SIZES[-1]]
    pace = 1 if name == FIXED else first[FIXED].best / last[FIXED].best
    few, many = first[name].best, last[name].best * pace
    return max(many - SLACK, few) / few


def figures(outcome: Costs) -> Iterator[Figure]:
    """The dearest of each kind, beside what was promised."""
    few, many = outcome.pages[SIZES[0]], outcome.pages[SIZES[-1]]
    read = {name: many[name] for name in READ}
    slowest, grown = max(read, key=lambda name: read[name].p50), max(PAGES, key=lambda name: growth(outcome, name))
    seen = {name: many[name].bytes + outcome.stylesheet for name in PAGES if name not in MACHINES}
    heaviest, size = max(seen, key=lambda name: seen[name]), f"{SIZES[-1]:,} releases"
    more = max(many[name].queries - few[name].queries for name in PAGES)
    oldest = max(many[last].best / many[first].best for first, last in ARCHIVES)
    others = "Wagtail’s last page takes 1.8 s, Ghost’s 16.6 s"
    yield Figure(
        "queries of home, release, topic, month, feed, the most", max(map(_queries, read.values())), "", QUERIES
    )
    dearest = read[slowest]
    yield Figure(
        f"p50 of them with {size}, the slowest", dearest.p50, "ms", LATENCY, beside=slowest, slowness=dearest.slowness
    )
    yield Figure("time of any page, 100,000 beside 100 releases", growth(outcome, grown), "times", GROWTH, beside=grown)
    yield Figure("queries more with 100,000 releases than with 100", more, "", 0)
    yield Figure("last page of an archive beside its first", oldest, "times", GROWTH, beside=others)
    yield Figure("HTML and CSS of the heaviest page", seen[heaviest], "bytes", BUDGET, beside=heaviest)
    rate, slowness = outcome.imported[SIZES[-1]]
    yield Figure("import of releases by the bulk path", rate, "a second", IMPORTED, at_least=True, slowness=slowness)


def _queries(page: Cost) -> int:
    return page.queries
