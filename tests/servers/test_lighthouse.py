"""Lighthouse finds nothing to mend in what does not depend on time. For speed: ``python -m benchmarks.lighthouse``."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.servers import lighthouse, running

LASTING = ("accessibility", "best-practices", "seo")
PAGES = {
    "/": frozenset(),
    "/news/good-say-inspectors/": frozenset(),
    "/topics/children/": frozenset(),
    "/search/": frozenset(),
    "/search/?q=inspectors": lighthouse.RESULTS,
    "/inspections/fernshire-2014/": frozenset(),
    "/inspections/national/": frozenset(),
    "/accessibility-statement/": frozenset(),
    "/no-such-page/": lighthouse.MISSING,
}


def test_nothing_is_left_to_mend(data: Path, tmp_path: Path) -> None:
    with running.secure(data, tmp_path) as server, ThreadPoolExecutor(3) as pool:  # it waits more than it works

        def verdict(path: str) -> lighthouse.Verdict:
            out = tmp_path / f"{list(PAGES).index(path)}.json"
            return lighthouse.ask(f"https://127.0.0.1:{server.port}{path}", out, LASTING)

        verdicts = dict(zip(PAGES, pool.map(verdict, PAGES), strict=True))
    found = {path: faults for path, excused in PAGES.items() if (faults := verdicts[path].unexpected(excused))}
    assert found == {}
    full = {path for path, verdict in verdicts.items() if set(verdict.scores.values()) == {100}}
    assert full == {path for path, excused in PAGES.items() if not excused}
