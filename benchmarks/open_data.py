"""Time and queries of importing outcomes: new, unchanged and corrected rows, in growing numbers.

``python -m benchmarks.open_data`` prints a table; it exits with 1 when 271 rows take over ten seconds or the queries
grow with the rows. Ofsted's own file is timed as well: the one given as an argument, or the developers'.
"""

import os
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council_news.settings.test")
django.setup()

from django.db import connection  # noqa: E402 - models need the set-up above
from django.test.utils import CaptureQueriesContext, setup_databases, teardown_databases  # noqa: E402

from benchmarks.figures import Figure, keep  # noqa: E402
from inspections.importers.england import ENGLAND  # noqa: E402
from inspections.importers.outcomes import import_table, read_tables  # noqa: E402
from inspections.models import Inspection  # noqa: E402
from tests.factories import staff  # noqa: E402
from tests.inspections.open_data.spreadsheets import history, row  # noqa: E402

SHARED = Path(__file__).resolve().parents[2] / "shared" / "ofsted"  # where the developers keep Ofsted's own file
NUMBERS = (50, 100, 271, 1_000)
SECONDS = 10  # for 271 rows
PER_ROW = 0.5  # queries that one more row may cost: none of its own, only its share of a batch


def table(number: int, grade: str) -> bytes:
    """A history of ``number`` inspections, an authority's a year apart."""
    rows = []
    for place in range(number):
        known = ENGLAND[place % len(ENGLAND)]
        on = date(2023, 2, 1) + timedelta(days=40 * (place // len(ENGLAND)))
        rows.append(row(known.name, known.gss_codes[0], on, on + timedelta(days=30), [grade] * 5))
    return history(*rows)


def measured(data: bytes, name: str) -> tuple[int, float]:
    """The queries and the seconds of one import, reading included."""
    began = time.perf_counter()
    with CaptureQueriesContext(connection) as captured:
        summary = import_table(read_tables(data, name)[0], by=staff("Inspections officer"), file=name)
    if not summary.is_stored:
        raise SystemExit(f"{name}: {summary.problems[:3]}")
    return len(captured), time.perf_counter() - began


def main() -> int:
    """Print the table; 1 if a limit is broken."""
    print(f"{connection.vendor}\n{'rows':>22} {'new':>16} {'unchanged':>16} {'corrected':>16}")  # noqa: T201
    queries, seconds = {}, {}
    for number in NUMBERS:
        Inspection.objects.all().delete()
        runs = [measured(table(number, grade), "outcomes.ods") for grade in ("Good", "Good", "Inadequate")]
        queries[number], seconds[number] = [run[0] for run in runs], runs[0][1]
        print(f"{number:>22} " + " ".join(f"{count:>6} q {took:>6.2f} s" for count, took in runs))  # noqa: T201
    for path in map(Path, sys.argv[1:]) if len(sys.argv) > 1 else sorted(SHARED.glob("LA_*.ods")):
        Inspection.objects.all().delete()
        runs = [measured(path.read_bytes(), path.name) for _again in range(2)]
        print(f"{path.name[:22]:>22} " + " ".join(f"{count:>6} q {took:>6.2f} s" for count, took in runs))  # noqa: T201
    grown = [(more - less) / (NUMBERS[-1] - NUMBERS[0]) for less, more in zip(queries[50], queries[1_000], strict=True)]
    print(f"queries for one more row: {', '.join(f'{each:.2f}' for each in grown)}")  # noqa: T201
    figures = [
        Figure("import of 271 outcomes of inspections", seconds[271], "s", SECONDS),
        Figure("queries for one more row, the most", max(grown), "", PER_ROW),
    ]
    return 0 if keep("open_data", figures, seconds=seconds, queries=queries) else 1


if __name__ == "__main__":
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        code = main()
    finally:
        teardown_databases(databases, verbosity=0)
    sys.exit(code)
