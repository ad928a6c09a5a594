"""How Lighthouse's mobile preset scores every kind of page, as the bundled server sends them over TLS.

``python -m benchmarks.lighthouse`` serves the demo's newsroom, with the real release of 2014, sample releases and their
pictures, from its written site; prints a table and keeps its figures. A phone is simulated: a processor
four times slower, 1.6 Mbit/s and 150 ms to the server. It exits with 1 where a score is below 100, or where an audit
costs points that may not (see ``tests.servers.lighthouse``). Each page is asked up to three times and its best kept,
since what else the machine does can only make it slower.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Figure, keep
from tests.servers import lighthouse, running

RELEASE = "/news/oxfordshires-childrens-social-care-services-rated-good-by-ofsted/"
PAGES: dict[str, tuple[str, frozenset[str]]] = {
    "home": ("/", frozenset()),
    "release": (RELEASE, frozenset()),
    "release with photo": ("", frozenset()),  # the latest that has one; its address is looked up
    "topic": ("/topics/children-and-families/", frozenset()),
    "search": ("/search/", frozenset()),
    "search, results": ("/search/?q=children", lighthouse.RESULTS),
    "inspection": ("/inspections/oxfordshire-2014/", frozenset()),
    "national picture": ("/inspections/national/", frozenset()),
    "statement": ("/accessibility-statement/", frozenset()),
    "404": ("/no-such-page/", lighthouse.MISSING),
}
ATTEMPTS = 3
HEADS = (
    *(("perf", 6), ("a11y", 6), ("best", 6), ("seo", 6)),
    *(("FCP s", 8), ("LCP s", 8), ("TBT ms", 8), ("CLS", 6), ("bytes", 9)),
)
TIMES = {"FCP s": "first-contentful-paint", "LCP s": "largest-contentful-paint", "TBT ms": "total-blocking-time"}


def measure(folder: Path) -> dict[str, lighthouse.Verdict]:
    """Every page's best verdict."""
    data = folder / "data"
    found = prepare(data)
    verdicts = {}
    with running.secure(data, folder, workers=os.cpu_count() or 1) as server:
        for name, (path, excused) in PAGES.items():
            address = f"https://127.0.0.1:{server.port}{path or found}"
            verdicts[name] = best(address, folder / "report.json", excused)
            print(row(name, verdicts[name], excused), flush=True)  # noqa: T201
    return verdicts


def prepare(data: Path) -> str:
    """The demo's newsroom and its written site in ``data``; the address of a release with a photo."""
    script = [sys.executable, "-m", "benchmarks.demo_site"]
    run = subprocess.run(  # noqa: S603 - our own words
        script, cwd=running.ROOT, env=running.environment(data), check=True, stdout=subprocess.PIPE, text=True
    )
    return run.stdout.strip()


def best(address: str, out: Path, excused: frozenset[str]) -> lighthouse.Verdict:
    """The verdict with the best performance, asked again while it is not full."""
    verdicts: list[lighthouse.Verdict] = []
    while len(verdicts) < ATTEMPTS and not (verdicts and is_full(verdicts[-1], excused)):
        verdicts.append(lighthouse.ask(address, out))
    return max(verdicts, key=lambda verdict: verdict.scores["performance"])


def is_full(verdict: lighthouse.Verdict, excused: frozenset[str]) -> bool:
    """100 in each category, apart from those that only the excused audits have lowered."""
    return all(
        score == 100 or (verdict.faults[category] and set(verdict.faults[category]) <= excused)
        for category, score in verdict.scores.items()
    )


def row(name: str, verdict: lighthouse.Verdict, excused: frozenset[str]) -> str:
    """A line of the table."""
    times = [verdict.measured[audit] / (1 if head.endswith("ms") else 1000) for head, audit in TIMES.items()]
    faults = sorted({fault for each in verdict.faults.values() for fault in each})
    said = f"by nature: {', '.join(faults)}" if faults and is_full(verdict, excused) else ", ".join(faults)
    numbers = [f"{verdict.scores[category]:>6}" for category in lighthouse.CATEGORIES]
    shift, weight = verdict.measured["cumulative-layout-shift"], verdict.measured["total-byte-weight"]
    return (
        f"{name:20}{''.join(numbers)}{''.join(f'{time:>8.2f}' for time in times)}{shift:>6.3g}{weight:>9,.0f}  {said}"
    )


def figures(verdicts: dict[str, lighthouse.Verdict]) -> Iterator[Figure]:
    """The least score of each category, and how much of any page moved while it loaded."""
    for category in lighthouse.CATEGORIES:
        counted = [
            100 if verdict.faults[category] and set(verdict.faults[category]) <= PAGES[name][1] else score
            for name, verdict in verdicts.items()
            for score in [verdict.scores[category]]
        ]
        beside = "mobile preset; less what a 404 and noindex cost by nature" if category == "seo" else "mobile preset"
        yield Figure(f"Lighthouse, {category}, the least", min(counted), "of 100", 100, at_least=True, beside=beside)
    moved = max(verdict.measured["cumulative-layout-shift"] for verdict in verdicts.values())
    yield Figure("layout shift of any page", moved, "", 0)


def main() -> int:
    """Measure, print, keep."""
    print(f"{'':20}{''.join(f'{head:>{width}}' for head, width in HEADS)}")  # noqa: T201
    with tempfile.TemporaryDirectory() as folder:
        verdicts = measure(Path(folder))
    return 0 if keep("lighthouse", figures(verdicts), verdicts=verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
