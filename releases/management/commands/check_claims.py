"""Check every claim of a release against the report of its inspection, one JSON object a line."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from inspections.reading import Unreadable
from inspections.reading.child import read_bounded
from releases.claims import Checked, Source, check_claims
from releases.evidence import sources_for
from releases.importers import decoding
from releases.importers.text import read
from releases.importers.unstored import SLUG, content_of, source_of
from releases.models import Release
from releases.snapshot import Content, snapshot

SECONDS = 60  # for reading a report, which takes less than one
LARGEST = 100_000_000  # bytes of a report


class Command(BaseCommand):
    """Print what the report says to each claim."""

    help = (
        "Prints every claim of the release at the address SLUG, as its working copy stands, and what the report of its "
        "inspection says to it. --text FILE --report PDF does the same for a plain text and a report that are not in "
        "the database. With --json one JSON object a claim and line: claim, kind, cited (ranges), verdict, paragraphs "
        "(ranges where found), report_words, differences (pairs of the release's words and the report's), hint, place. "
        "Exit code 1 if there is no such release or a file cannot be read."
    )
    requires_system_checks: list[str] = []  # two files can be checked without a database

    def add_arguments(self, parser: CommandParser) -> None:
        """The release or the two files, and how to print."""
        parser.add_argument("slug", nargs="?", metavar="SLUG", help="the address of a release")
        parser.add_argument("--text", metavar="FILE", help="a release as plain text")
        parser.add_argument("--report", metavar="PDF", help="the report it speaks of")
        parser.add_argument("--json", action="store_true", help="print one JSON object a claim and line")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check and print. Raises ``CommandError``, a sentence, where there is nothing to check."""
        for one in check_claims(*_asked(options["slug"], options["text"], options["report"])):
            row = row_of(one)
            self.stdout.write(json.dumps(row, ensure_ascii=False) if options["json"] else sentence_of(row))


def _asked(slug: str | None, text: str | None, report: str | None) -> tuple[Content, Mapping[str, Source]]:
    """The content and its sources that the arguments name."""
    if slug and not text and not report:
        return _stored(slug)
    if text and report and not slug:
        return _of_files(Path(text), Path(report))
    raise CommandError("Name a release by its address, or give both --text FILE and --report PDF.")


def _stored(slug: str) -> tuple[Content, Mapping[str, Source]]:
    """The working copy of a release."""
    release = Release.objects.with_parts().filter(slug=slug).first()
    if release is None:
        raise CommandError(f"There is no release “{slug}”. Check the end of its address.")
    content = snapshot(release)
    return content, sources_for(content)


def _of_files(text: Path, report: Path) -> tuple[Content, Mapping[str, Source]]:
    """A text and a report, read and not stored."""
    try:
        parsed = read(*decoding.read_path(text))
    except decoding.Unreadable as error:
        raise CommandError(f"{text}: {error}") from error
    try:
        source = source_of(read_bounded(_bytes(report), seconds=SECONDS, name=report.name))
    except (Unreadable, OSError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise CommandError(f"{report}: {why}") from error
    return content_of(parsed, source.facts), {SLUG: source}


def _bytes(report: Path) -> bytes:
    """The bytes of the report, if it is of a size that a report may have."""
    if report.stat().st_size > LARGEST:
        raise Unreadable(f"It is larger than {LARGEST // 1_000_000} MB, which no report is.")
    return report.read_bytes()


def row_of(one: Checked) -> dict[str, Any]:
    """A claim that was checked, as plain data."""
    return {
        "claim": one.claim.words,
        "kind": str(one.claim.kind),
        "cited": [list(pair) for pair in one.claim.cited],
        "verdict": str(one.verdict),
        "paragraphs": [list(pair) for pair in one.paragraphs],
        "report_words": one.report_words,
        "differences": [list(pair) for pair in one.differences],
        "hint": one.hint,
        "wrong_citation": one.is_wrong_citation,
        "page": one.page,
        "place": one.claim.place,
        "inspection": one.claim.inspection,
    }


def sentence_of(row: dict[str, Any]) -> str:
    """The same for people."""
    changes = "; ".join(f"“{ours}”, the report has “{theirs}”" for ours, theirs in row["differences"])
    told = ". ".join(filter(None, [f"{row['verdict']}: “{row['claim']}”", changes, row["hint"]]))
    return f"{row['place']}: {told}"
