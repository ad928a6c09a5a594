"""Queries, bytes and time of every kind of public page through Django, uncached: 100, 10,000 and 100,000 releases.

``make bench`` prints a table and writes ``build/pages-VENDOR.json``. It exits with 1 if a promise is broken: queries
and time do not grow with the number of releases (1.3 times at most), the pages of readers take 12 ms and three queries,
the oldest page of an archive takes what its newest does, and a page with its stylesheet keeps to the budget of bytes.
Times are the best of many, which a busy machine disturbs least; beside them stand the medians.
"""

import gzip
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council_news.settings.test")
django.setup()

from django.conf import settings  # noqa: E402 - models need the set-up above
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402

from benchmarks.filled import database, fill  # noqa: E402
from releases.models import Edition  # noqa: E402
from tests.everything import full_release  # noqa: E402
from tests.factories import published  # noqa: E402

SIZES = (100, 10_000, 100_000)
ROUNDS = 25
GROWTH = 1.3  # times, from the smallest to the largest
SLACK = 0.5  # milliseconds that are no growth
LATENCY, QUERIES = 12, 3  # milliseconds and queries of the pages that readers come for
BUDGET = 14_000  # bytes of HTML and CSS together, compressed (design.md section 6)
PAGES = {
    "home": "/",
    "full release": "/news/good-say-inspectors/",
    "plain release": "",  # the oldest; its address is looked up
    "archive": "/news/",
    "year": "/news/2006/",
    "month": "/news/2006/01/",
    "oldest of month": "/news/2006/01/page/1/",
    "topics": "/topics/",
    "topic": "/topics/libraries/",
    "year of topic": "/topics/libraries/2006/",
    "people": "/people/",
    "person": "/people/alex-marsh/",
    "place": "/places/fernbury/",
    "inspections": "/inspections/",
    "inspection": "/inspections/fernshire-2014/",
    "search form": "/search/",
    "rss": "/feed.rss",
    "atom": "/feed.atom",
    "json feed": "/feed.json",
    "topic feed": "/topics/libraries/feed.atom",
    "news sitemap": "/news-sitemap.xml",
}
READ = ("home", "full release", "plain release", "month", "oldest of month", "topic", "rss", "atom", "json feed")
MACHINES = ("rss", "atom", "json feed", "topic feed", "news sitemap")  # the budget of bytes is not theirs


@dataclass
class Cost:
    """What one page costs; times in milliseconds."""

    queries: int
    bytes: int
    best: float
    p50: float


def cost(address: str) -> Cost:
    """Ask for ``address`` until it is warm, then measure."""
    client = Client(headers={"accept-encoding": "identity"})
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    queries = len(captured)
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}")
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        client.get(address)
        took.append((time.perf_counter() - began) * 1000)
    size = len(gzip.compress(response.getvalue(), 6))
    return Cost(queries, size, round(min(took), 1), round(statistics.median(took), 1))


def stylesheet_bytes() -> int:
    """The compressed size of the one stylesheet, found as a browser finds it."""
    client = Client(headers={"accept-encoding": "identity"})
    page = client.get("/").content.decode()
    address = page.split('rel="stylesheet"', 1)[1].split('href="', 1)[1].split('"', 1)[0]
    return len(gzip.compress(client.get(address).getvalue(), 6))


def measure() -> dict[str, Any]:
    """Every page at every size."""
    published(full_release())
    costs: dict[str, dict[str, Cost]] = {}
    rates: dict[str, int] = {}
    done = 0
    for size in SIZES:
        rate = fill(size, start=done, of=SIZES[-1])
        rates[str(size - done)] = round(rate)
        done = size
        oldest = Edition.objects.live().order_by("first_published_at").first()
        addresses = PAGES | {"plain release": oldest.get_absolute_url() if oldest else ""}
        costs[str(size)] = {name: cost(address) for name, address in addresses.items()}
        print(f"Measured with {size:,} releases, imported at {rate:,.0f} a second", file=sys.stderr)  # noqa: T201
    return {"stylesheet": stylesheet_bytes(), "imported_per_second": rates, "costs": costs}


def faults(css: int, name: str, few: Cost, many: Cost) -> list[str]:
    """Which promises a page breaks."""
    found = []
    if many.queries > few.queries:
        found.append("queries grow")
    if many.best > few.best * GROWTH + SLACK:
        found.append("time grows")
    if name in READ and many.best > LATENCY:
        found.append(f"over {LATENCY} ms")
    if name in READ and many.queries > QUERIES:
        found.append(f"over {QUERIES} queries")
    if name not in MACHINES and many.bytes + css > BUDGET:
        found.append(f"over {BUDGET:,} bytes")
    return found


def report(outcome: dict[str, Any], say: Callable[[str], None]) -> bool:
    """Print the table; whether every page keeps its promises."""
    css, costs = outcome["stylesheet"], outcome["costs"]
    sizes = [str(size) for size in SIZES]
    say(
        f"{connection.vendor}; stylesheet {css:,} bytes compressed. Best times in milliseconds by number of releases:\n"
    )
    say(f"{'page':16}{'queries':>8}{'bytes':>8}" + "".join(f"{size:>8,}" for size in SIZES) + f"{'p50':>8}{'ratio':>7}")
    sound = True
    for name in PAGES:
        few, many = costs[sizes[0]][name], costs[sizes[-1]][name]
        found = faults(css, name, few, many)
        sound = sound and not found
        times = "".join(f"{costs[size][name].best:8}" for size in sizes)
        ratio = many.best / few.best
        say(f"{name:16}{many.queries:8}{many.bytes:8,}{times}{many.p50:8}{ratio:7.2f}  {', '.join(found)}")
    newest, oldest = (costs[sizes[-1]][name].best for name in ("month", "oldest of month"))
    say(f"\nThe oldest page of a month takes {oldest / newest:.2f} times what its newest does.")
    return sound and oldest <= newest * GROWTH + SLACK


def main() -> int:
    """Measure in a database of its own."""
    setup_test_environment()
    with database():
        outcome = measure()
        sound = report(outcome, print)
    path = Path(settings.BASE_DIR) / "build" / f"pages-{connection.vendor}.json"
    path.write_text(json.dumps(outcome, default=asdict, indent=1) + "\n")
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
