"""Lighthouse's word on a page, by its mobile preset, with the Node and the version that .ci/package.json names."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.servers.running import ROOT

NODE = Path(sys.executable).parent / "node"
PROGRAM = ROOT / ".ci" / "node_modules" / "lighthouse" / "cli" / "index.js"
CHROME = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --ignore-certificate-errors"
)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")

# What cannot be otherwise, by address. Pages of results and of nothing are kept out of search engines on purpose, and
# a page that does not exist answers 404, of which the browser's console tells.
RESULTS = frozenset({"is-crawlable"})
MISSING = frozenset({"is-crawlable", "http-status-code", "errors-in-console"})


@dataclass(frozen=True)
class Verdict:
    """Scores of 0 to 100 by category, what cost points by category, and what was measured."""

    scores: dict[str, int]
    faults: dict[str, list[str]]
    measured: dict[str, float]

    def unexpected(self, excused: frozenset[str]) -> list[str]:
        """The audits that cost points, without those that cannot be otherwise."""
        return sorted({fault for faults in self.faults.values() for fault in faults} - excused)


def ask(address: str, out: Path, categories: tuple[str, ...] = CATEGORIES, *options: str) -> Verdict:
    """Lighthouse's verdict on the page at ``address``. A browser that did not start in time gets a second chance."""
    for _attempt in range(2):
        report = _run(address, out, categories, options)
        if "runtimeError" not in report:
            return _verdict(report)
    raise AssertionError(f"{address}: {report['runtimeError']}")


def _run(address: str, out: Path, categories: tuple[str, ...], options: tuple[str, ...]) -> dict[str, Any]:
    assert PROGRAM.exists(), "Lighthouse is missing: run “make test-servers”, which installs it."
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or ""
    what = ["--quiet", "--output=json", f"--output-path={out}", f"--only-categories={','.join(categories)}"]
    what += ["--ignore-status-code", "--disable-full-page-screenshot", f"--chrome-flags={CHROME}", *options]
    env = {**os.environ, "CHROME_PATH": chromium}
    out.unlink(missing_ok=True)
    run = subprocess.run([NODE, PROGRAM, address, *what], env=env, capture_output=True, text=True, timeout=120)
    if not out.exists():
        return {"runtimeError": run.stderr[-600:] or run.stdout[-600:]}
    return dict(json.loads(out.read_text()))


def _verdict(report: dict[str, Any]) -> Verdict:
    audits = report["audits"]
    scores, faults = {}, {}
    for name, category in report["categories"].items():
        weighed = [audits[each["id"]] for each in category["auditRefs"] if each["weight"]]
        faults[name] = [audit["id"] for audit in weighed if not _is_good(audit)]
        scores[name] = round((category["score"] or 0) * 100)
    return Verdict(scores, faults, {name: audit["numericValue"] for name, audit in audits.items() if _is_number(audit)})


def _is_good(audit: dict[str, Any]) -> bool:
    """A measurement is good from 0.9 up: only the score of the whole has to be 100. An audit that broke is not."""
    if audit["scoreDisplayMode"] in ("notApplicable", "manual", "informative"):
        return True
    return (audit["score"] or 0) >= (0.9 if audit["scoreDisplayMode"] == "numeric" else 1)


def _is_number(audit: dict[str, Any]) -> bool:
    return "numericValue" in audit
