"""Import releases from plain-text files: one draft a file, with what was recognised and what was not."""

import json
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, transaction

from inspections.management.officers import named
from releases.importers.decoding import Unreadable, read_path
from releases.importers.parsed import ParsedRelease, Remark, left_out_runs
from releases.importers.store import Stored, store
from releases.importers.text import read

PERMISSION = "releases.import_release"


class Command(BaseCommand):
    """Make draft releases of text files."""

    help = (
        "Makes a draft release of each text file, and a draft of the inspection it reports. Nothing is published. "
        "Importing a file again brings an untouched draft up to date, or skips it. Exit code 1 if a file failed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The files, and in whose name."""
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--by", metavar="USERNAME", help="the officer in whose name the drafts are made")
        parser.add_argument("--dry-run", action="store_true", help="read and report, but keep nothing")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import file by file: each whole or not at all. Raises ``CommandError`` if one failed."""
        by = _officer(options["by"])
        reports = [_import(name, by, dry_run=options["dry_run"]) for name in options["files"]]
        if options["json"]:
            self.stdout.write(json.dumps(reports, ensure_ascii=False, indent=2))
        else:
            for report in reports:
                self._print(report)
        failed = sum(report["outcome"] == "failed" for report in reports)
        if failed:
            raise CommandError(f"{failed} of {len(reports)} files could not be imported.")

    def _print(self, report: dict[str, Any]) -> None:
        """One file's report for people."""
        out = self.stderr if report["outcome"] == "failed" else self.stdout
        out.write(f"{report['file']}: {report['sentence']}")
        for title, key in (
            ("Recognised", "recognised"),
            ("Not understood, please check", "not_understood"),
            ("Left out", "left_out"),
            ("Made plain", "normalised"),
        ):
            if report.get(key):
                self.stdout.write(f"  {title}:")
            for line in report.get(key, []):
                self.stdout.write(f"    - {line}")


def _officer(username: str | None) -> User | None:
    """Who imports. Raises ``CommandError``."""
    lacking = "may not import releases: an administrator can give them the Author role."
    return named(username, may=lambda officer: officer.has_perm(PERMISSION), otherwise=lacking)


def _import(name: str, by: Any, *, dry_run: bool) -> dict[str, Any]:
    """Read and store one file; what became of it, as plain data."""
    try:
        parsed = read(*read_path(Path(name)))
        with transaction.atomic():
            stored = store(parsed, by=by)
            if dry_run:
                transaction.set_rollback(True)
    except Unreadable as error:
        return {"file": name, "outcome": "failed", "sentence": str(error)}
    except DatabaseError as error:
        why = f"The database refused it, so nothing of it was kept ({type(error).__name__}). Try again."
        return {"file": name, "outcome": "failed", "sentence": why}
    return _report(name, parsed, stored, dry_run=dry_run)


def _report(name: str, parsed: ParsedRelease, stored: Stored, *, dry_run: bool) -> dict[str, Any]:
    """What was recognised, left out and not understood."""
    return {
        "file": name,
        "outcome": str(stored.outcome),
        "sentence": f"{'(Only tried.) ' if dry_run else ''}{stored.sentence}",
        "release": None if dry_run else stored.release.pk,
        "headline": stored.release.headline,
        "recognised": _lines([*parsed.remarks.recognised, *stored.remarks.recognised]),
        "not_understood": _lines([*parsed.remarks.not_understood, *stored.remarks.not_understood]),
        "left_out": [f"{where}: {text} ({why})" for where, text, why in left_out_runs(parsed)],
        "normalised": parsed.remarks.normalised,
    }


def _lines(remarks: list[Remark]) -> list[str]:
    return [f"line {remark.line}: {remark.sentence}" if remark.line else remark.sentence for remark in remarks]
