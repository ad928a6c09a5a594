"""One release against a report of 131 paragraphs, beside rapidfuzz and difflib looking up the same quotations.

``python -m benchmarks.quotations`` prints a table and exits with 1 when checking the whole release takes more than 50
milliseconds of one core. Without the developers' folder of reports it says so and does nothing. The yardsticks find the
most like stretch of text; they tell no verdict, no paragraph cited wrongly, no figure and no grade.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

import django
from rapidfuzz import fuzz

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council_news.settings.test")
django.setup()

from benchmarks.figures import Figure, keep  # noqa: E402 - models need the set-up above
from benchmarks.machine import Watch  # noqa: E402
from council_news.sample import OXFORDSHIRE_2014  # noqa: E402
from inspections.quotations import ReportText, compare  # noqa: E402
from inspections.reading import read_report  # noqa: E402
from releases.claims import Kind, Source, check_claims, claims  # noqa: E402
from releases.importers.text import read  # noqa: E402
from releases.importers.unstored import SLUG, content_of, source_of  # noqa: E402

REPORT = Path(__file__).resolve().parents[2] / "shared" / "ofsted" / "reports" / "2014-06-30-oxfordshire.pdf"
ROUNDS, TIMES = 15, 4  # so many times that the machine is looked at some times meanwhile
BUDGET = 0.05  # seconds


def main() -> int:
    """Measure and print; returns the exit code."""
    if not REPORT.exists():
        sys.stdout.write(f"No report at {REPORT}: nothing to measure.\n")
        return 0
    source = source_of(read_report(REPORT.read_bytes()))
    content = content_of(read(OXFORDSHIRE_2014), source.facts)
    found = claims(content)
    quoted = [claim.words for claim in found if claim.kind in (Kind.QUOTATION, Kind.DEFINITION)]
    texts = [passage.text for passage in source.passages]
    indexed = ReportText(source.passages)
    numbered = sum(passage.number is not None for passage in source.passages)
    sys.stdout.write(f"{len(found)} claims, {len(quoted)} of them quotations; {numbered} numbered paragraphs\n")
    rows: list[tuple[str, Callable[[], object]]] = [
        ("the whole release, index included", lambda: check_claims(content, {SLUG: _fresh(source)})),
        ("the index alone", lambda: ReportText(source.passages).positions),
        ("quotations, indexed before", lambda: [compare(words, indexed) for words in quoted]),
        ("quotations by rapidfuzz", lambda: [_rapidfuzz(words, texts) for words in quoted]),
        ("quotations by difflib", lambda: [_difflib(words, texts) for words in quoted]),
    ]
    with Watch() as watch:  # beside what has a goal alone: a minute later the machine may be another
        seconds = {rows[0][0]: statistics.median(_best(rows[0][1], ROUNDS) for _ in range(TIMES))}
        slowness = watch.slowness()
    seconds |= {name: _best(run, 1 if "difflib" in name else ROUNDS) for name, run in rows[1:]}
    for name, taken in seconds.items():
        sys.stdout.write(f"{name:36}{taken * 1000:10.1f} ms\n")
    whole, own, theirs, slow = (seconds[rows[place][0]] * 1000 for place in (0, 2, 3, 4))
    beside = f"rapidfuzz {theirs:.3g} ms, difflib {slow:.3g} ms"
    figures = [
        Figure("checking a whole release against its report", whole, "ms", BUDGET * 1000, slowness=slowness),
        Figure("its quotations alone", own, "ms", theirs, beside=beside),
    ]
    return 0 if keep("quotations", figures, seconds=seconds) else 1


def _fresh(source: Source) -> Source:
    """The same source without an index."""
    return Source(source.facts, source.passages, source.report_url, source.may_be_copied, source.method)


def _rapidfuzz(words: str, texts: list[str]) -> float:
    """The likeness of the most like stretch."""
    return max(fuzz.partial_ratio(words.lower(), text.lower()) for text in texts)


def _difflib(words: str, texts: list[str]) -> int:
    """The length of the longest common stretch."""
    longest = 0
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(words.lower())
    for text in texts:
        matcher.set_seq1(text.lower())
        longest = max(longest, matcher.find_longest_match().size)
    return longest


def _best(run: Callable[[], object], rounds: int) -> float:
    """The seconds of one core of the best round."""
    taken = []
    for _ in range(rounds):
        started = time.process_time()
        run()
        taken.append(time.process_time() - started)
    return min(taken)


if __name__ == "__main__":
    sys.exit(main())
