"""A newsroom of 100,000 releases on the database of ``DATABASE_URL``: its pages, its searches, and its publications.

``python -m benchmarks.at_scale`` runs it on SQLite, ``.ci/with-postgres .venv/bin/python -m benchmarks.at_scale`` on
PostgreSQL. It prints tables, keeps its figures and exits with 1 when a goal is not met.
"""

import logging
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council_news.settings.test")
django.setup()

from django.db import connection  # noqa: E402 - models need the set-up above

from benchmarks import pages, publication, search  # noqa: E402
from benchmarks.figures import keep  # noqa: E402
from benchmarks.filled import database  # noqa: E402


def main() -> int:
    """Measure in a database of its own."""
    logging.disable(logging.WARNING)  # what is published here is no news to anybody
    with database() as address:
        costs = pages.measure(tell)
        pages.report(costs, say)
        searched = search.measure(say)
        served = publication.measure(address, tell)
    figures = [*pages.figures(costs), *search.figures(searched), *publication.figures(served)]
    name = f"at_scale-{connection.vendor}"
    return 0 if keep(name, figures, pages=costs, search=searched, served=served) else 1


def say(line: str) -> None:
    """A line of a table."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def tell(line: str) -> None:
    """How far it is, for whoever waits."""
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
