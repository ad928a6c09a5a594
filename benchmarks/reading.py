"""Reading reports beside taking out their text alone, by the same library: seconds of one core, the best of several.

``python -m benchmarks.reading [FOLDER]`` prints a table and exits with 1 when reading takes more than one and a half
times as long as the text alone. Without the developers' folder of reports it says so and does nothing.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from benchmarks.figures import Figure, keep
from inspections.reading import Unreadable, read_report

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "ofsted" / "reports"
ROUNDS = 7
BUDGET = 1.5  # times the text alone


def main(folder: Path) -> int:
    """Measure and print; returns the exit code."""
    reports = [data for path in sorted(folder.glob("*.pdf")) if _is_readable(data := path.read_bytes())]
    if not reports:
        sys.stdout.write(f"No reports in {folder}: nothing to measure.\n")
        return 0
    pages = sum(map(_text, reports))
    best = {"text alone": 9e9, "reading": 9e9}
    for _ in range(ROUNDS):  # by turns, so that a busy machine slows both
        best["text alone"] = min(best["text alone"], _seconds(_text, reports))
        best["reading"] = min(best["reading"], _seconds(read_report, reports))
    sys.stdout.write(f"{len(reports)} reports, {pages} pages, one core\n")
    sys.stdout.write(f"{'':12}{'seconds':>9}{'reports/s':>11}{'pages/s':>9}\n")
    for name, seconds in best.items():
        sys.stdout.write(f"{name:12}{seconds:9.3f}{len(reports) / seconds:11.1f}{pages / seconds:9.0f}\n")
    times = best["reading"] / best["text alone"]
    sys.stdout.write(f"reading takes {times:.2f} times as long; the budget is {BUDGET}\n")
    beside = f"{len(reports) / best['text alone']:.1f} reports a second, text alone"
    figures = [
        Figure("reading reports, beside their text alone", times, "times", BUDGET, beside=beside),
        Figure("reports read on one core", len(reports) / best["reading"], "a second"),
    ]
    return 0 if keep("reading", figures, seconds=best) else 1


def _is_readable(data: bytes) -> bool:
    try:
        return bool(read_report(data))
    except Unreadable:
        return False


def _text(data: bytes) -> int:
    """Take out the text of every page, as plainly as the library can; returns how many there are."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text_page = page.get_textpage()
        text_page.get_text_range()
        text_page.close()
        page.close()
    count = len(document)
    document.close()
    return count


def _seconds(work: Callable[[bytes], object], reports: list[bytes]) -> float:
    """Seconds of the processor that the work takes on all reports."""
    started = time.process_time()
    for data in reports:
        work(data)
    return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER))
