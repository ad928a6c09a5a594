"""Import open data: outcomes of inspections, and the authorities of England with their codes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError

from council_news.text import counted
from inspections.importers.outcomes import chosen, import_table, may_import, read_tables
from inspections.importers.problems import UnreadableFile
from inspections.importers.summary import CONFLICT, UPDATED, Summary
from inspections.management.officers import named

SHOWN = 20  # lines of each list; --json has all
WIDTH = 30  # characters of the progress bar


class Command(BaseCommand):
    """Import files of open data, each whole or not at all."""

    help = (
        "Imports Ofsted’s outcomes of local authority and area SEND inspections (ODS, XLSX, CSV), or the list of local "
        "authorities with their codes. May be run again: what is there already is compared, and nothing that a report "
        "or a person gave is overwritten. Exit code 1 if a file was not stored."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The files, in whose name, and how."""
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--by", metavar="USERNAME", help="the officer in whose name it is done")
        parser.add_argument("--sheet", default="", help="the sheet to read, where a file has several with outcomes")
        parser.add_argument("--dry-run", action="store_true", help="report what would be done, but store nothing")
        parser.add_argument(
            "--skip-bad-rows", action="store_true", help="leave bad rows out instead of storing nothing"
        )
        parser.add_argument("--json", action="store_true", help="print the summaries as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import file by file. Raises ``CommandError`` if one was not stored."""
        by = _officer(options["by"])
        reports = []
        for name in options["files"]:
            report, summary = self._import(name, by, options)
            reports.append(report)
            if not options["json"]:
                self._print(name, report, summary, options)
        if options["json"]:
            self.stdout.write(json.dumps(reports, ensure_ascii=False, indent=2))
        failed = sum(report["failed"] for report in reports)
        if failed:
            raise CommandError(f"{failed} of {counted(len(reports), 'file')} could not be imported.")

    def _import(self, name: str, by: User | None, options: dict[str, Any]) -> tuple[dict[str, Any], Summary | None]:
        """One file: what became of it, as plain data and as the summary."""
        path, rehearse = Path(name), options["dry_run"]
        try:
            tables = read_tables(_bytes(path), path.name)
            summary = import_table(
                chosen(tables, options["sheet"]),
                by=by,
                file=path.name,
                skip_bad_rows=options["skip_bad_rows"],
                rehearse=rehearse,
                progress=None if options["json"] else self._progress(path.name),
            )
        except UnreadableFile as error:
            return {"file": name, "failed": True, "sentence": str(error)}, None
        except IntegrityError:
            sentence = "Somebody else was importing at the same time, so nothing was stored. Run it again."
            return {"file": name, "failed": True, "sentence": sentence}, None
        failed = bool(summary.problems) and not options["skip_bad_rows"]
        others = [table.sheet for table in tables if table.sheet != summary.sheet]
        return {"file": name, "failed": failed, **summary.as_json(), "other_sheets": others}, summary

    def _progress(self, name: str) -> Callable[[int, int], None]:
        """A bar that grows on a terminal; elsewhere the summary is all there is to read."""
        if not self.stderr.isatty():
            return lambda done, total: None

        def show(done: int, total: int) -> None:
            filled = WIDTH * done // total
            end = "\n" if done == total else ""
            self.stderr.write(f"\r{name}: [{'#' * filled}{' ' * (WIDTH - filled)}] {done:,} of {total:,}", ending=end)
            self.stderr.flush()

        return show

    def _print(self, name: str, report: dict[str, Any], summary: Summary | None, options: dict[str, Any]) -> None:
        """One file's summary for people."""
        if summary is None:
            self.stderr.write(f"{name}: {report['sentence']}")
            return
        where = f", sheet {summary.sheet}" if summary.sheet else ""
        self.stdout.write(f"{name}: {summary.kind}{where}. {summary.sentence}")
        self._list("Problems", [str(problem) for problem in summary.problems], to=self.stderr)
        for title, what in (("Disagreements with the record", CONFLICT), ("Updated", UPDATED)):
            lines = [f"row {line.row}, {line.title}: {'; '.join(line.details)}" for line in summary.of(what)]
            self._list(title, lines)
        self._list("Please note", summary.remarks)
        for sentence in _sentences(summary, report, options):
            self.stdout.write(f"  {sentence}")

    def _list(self, title: str, lines: list[str], to: Any = None) -> None:
        """A heading with the first lines below it."""
        out = to or self.stdout
        if lines:
            out.write(f"  {title}:")
        for line in lines[:SHOWN]:
            out.write(f"    - {line}")
        if len(lines) > SHOWN:
            out.write(f"    - and {len(lines) - SHOWN:,} more: --json prints all")


def _sentences(summary: Summary, report: dict[str, Any], options: dict[str, Any]) -> list[str]:
    """What else there is to say about an import."""
    said = []
    if summary.authorities_made:
        names = ", ".join(summary.authorities_made[:5]) + ("…" if len(summary.authorities_made) > 5 else "")  # noqa: PLR2004
        said.append(f"Authorities added: {len(summary.authorities_made):,} ({names}).")
    if summary.not_inspected:
        said.append(f"{counted(summary.not_inspected, 'row')} without an inspection passed over.")
    if summary.confirmed:
        said.append(f"{counted(summary.confirmed, 'inspection')} confirmed: the public can see them.")
    if summary.to_confirm:
        said.append(
            f"{counted(summary.to_confirm, 'inspection')} to be confirmed before the public sees them: in the admin, "
            "or by importing again with --by and the name of somebody who may confirm."
        )
    if report["other_sheets"]:
        said.append(f"Not read: {', '.join(report['other_sheets'])}. Name one with --sheet to import it as well.")
    if options["dry_run"]:
        said.append("Only tried: nothing was stored.")
    elif not summary.is_stored:
        said.append("Nothing was stored. Correct the file, or run it with --skip-bad-rows to leave these rows out.")
    return said


def _officer(username: str | None) -> User | None:
    """Who imports. Raises ``CommandError``."""
    lacking = "may not import open data: an administrator can make them an inspections officer."
    return named(username, may=may_import, otherwise=lacking)


def _bytes(path: Path) -> bytes:
    """The file. Raises ``UnreadableFile``."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"The file cannot be opened ({error.strerror or type(error).__name__}).") from error
