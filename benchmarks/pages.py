"""Queries, bytes and time of every kind of public page, with 10 and with 10,000 releases.

``make bench`` prints a table and writes ``build/benchmark.json``. Neither queries nor bytes may grow with the
number of releases; it exits with 1 when a count of queries does, or when a page and its stylesheet are over the budget.
"""

import gzip
import json
import os
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

from releases.models import Edition  # noqa: E402
from tests.everything import full_release  # noqa: E402
from tests.factories import published  # noqa: E402
from tests.many import publish_many  # noqa: E402

FEW, MANY = 10, 10_000
BUDGET = 14_000  # bytes of HTML and CSS together, compressed (design.md section 6)
PAGES = {
    "home": "/",
    "full release": "/news/good-say-inspectors/",
    "plain release": "/news/fernshire-news-3/",
    "archive": "/news/",
    "year": "/news/2006/",
    "month": "/news/2006/01/",
    "topics": "/topics/",
    "topic": "/topics/subject-3/",
    "people": "/people/",
    "person": "/people/sam-hill-1/",
    "place": "/places/fernby-1/",
    "inspections": "/inspections/",
    "inspection": "/inspections/fernshire-2014/",
    "search": "/search/?q=library",
    "rss": "/feed.rss",
    "atom": "/feed.atom",
    "json feed": "/feed.json",
    "topic feed": "/topics/subject-3/feed.atom",
    "news sitemap": "/news-sitemap.xml",
}


@dataclass
class Cost:
    """What one page costs."""

    queries: int
    bytes: int
    milliseconds: float


def cost(address: str) -> Cost:
    """Ask for ``address`` until it is warm, then measure one answer."""
    client = Client(headers={"accept-encoding": "identity"})
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        began = time.perf_counter()
        response = client.get(address)
        took = time.perf_counter() - began
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}")
    return Cost(len(captured), len(gzip.compress(response.getvalue(), 6)), round(took * 1000, 1))


def stylesheet_bytes() -> int:
    """The compressed size of the one stylesheet, found as a browser finds it."""
    client = Client(headers={"accept-encoding": "identity"})
    page = client.get("/").content.decode()
    address = page.split('rel="stylesheet"', 1)[1].split('href="', 1)[1].split('"', 1)[0]
    return len(gzip.compress(client.get(address).getvalue(), 6))


def measure() -> dict[str, Any]:
    """Every page with few releases and with many."""
    published(full_release())
    costs: dict[str, dict[str, Cost]] = {}
    for count in (FEW, MANY):
        publish_many(count - Edition.objects.count() + 1, start=Edition.objects.count() - 1)
        costs[str(count)] = {name: cost(address) for name, address in PAGES.items()}
        print(f"Measured with {Edition.objects.live().count():,} releases", file=sys.stderr)  # noqa: T201
    return {"stylesheet": stylesheet_bytes(), "costs": costs}


def verdict(css: int, name: str, few: Cost, many: Cost) -> str:
    """What is wrong with the costs of a page, or nothing."""
    faults = []
    if many.queries > few.queries:
        faults.append("queries grow")
    if ("feed" not in name and name not in {"rss", "atom", "news sitemap"}) and max(
        few.bytes, many.bytes
    ) + css > BUDGET:
        faults.append(f"over {BUDGET:,} bytes")
    return ", ".join(faults)


def report(outcome: dict[str, Any], say: Callable[[str], None]) -> bool:
    """Print the table; whether every page keeps its promises."""
    css, few, many = outcome["stylesheet"], outcome["costs"][str(FEW)], outcome["costs"][str(MANY)]
    say(f"Stylesheet {css:,} bytes compressed; pages with {FEW} and with {MANY:,} releases:\n")
    say(f"{'page':14} {'queries':>9} {'bytes':>15} {'ms':>13}")
    sound = True
    for name in PAGES:
        fault = verdict(css, name, few[name], many[name])
        sound = sound and not fault
        say(
            f"{name:14} {few[name].queries:4} {many[name].queries:4} {few[name].bytes:7,} {many[name].bytes:7,}"
            f" {few[name].milliseconds:6} {many[name].milliseconds:6}  {fault}"
        )
    return sound


def main() -> int:
    """Measure in a database of its own."""
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0)
    try:
        outcome = measure()
    finally:
        connection.creation.destroy_test_db(":memory:", verbosity=0)
    folder = Path(settings.BASE_DIR) / "build"
    folder.mkdir(exist_ok=True)
    (folder / "benchmark.json").write_text(json.dumps(outcome, default=asdict, indent=1) + "\n")
    return 0 if report(outcome, print) else 1


if __name__ == "__main__":
    sys.exit(main())
