"""Read reports of the inspectorate: each as a proposal that an officer confirms, or as one JSON object a line."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.files.base import File
from django.core.management.base import BaseCommand, CommandError, CommandParser

from council_news.files import BadFile
from inspections.models import Inspection, ReportReading
from inspections.proposing.authorities import listed_urn
from inspections.reading import Unreadable
from inspections.reading.child import read_bounded
from inspections.reading.grades import as_grade
from inspections.reading.shape import Reading, from_json
from inspections.workflow_reading import send_in

SECONDS = 60.0  # a report takes less than one


class Command(BaseCommand):
    """Read PDFs, say what was found, and unless asked for JSON send each in to be confirmed."""

    help = (
        "Reads the inspectorate's reports (PDF files, or folders of them), prints what each says, and sends it in: an "
        "officer confirms it in the admin. With --json nothing is stored. Exit code 1 if a file could not be read."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The files or folders, and the form of the answer."""
        parser.add_argument("paths", nargs="+", metavar="PATH", type=Path)
        parser.add_argument("--json", action="store_true", help="print one JSON object a line, and store nothing")
        parser.add_argument("--by", metavar="USERNAME", default="", help="the officer who sends them in")
        parser.add_argument("--inspection", metavar="SLUG", default="", help="the record that the one file belongs to")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read file by file. Raises ``CommandError`` if one could not be read."""
        paths = list(_files(options["paths"]))
        by, inspection = _officer(options["by"]), _record(options["inspection"], len(paths))
        failed = 0
        for path in paths:
            reading, sentence = _read(path) if options["json"] else _propose(path, by, inspection)
            failed += reading is None
            if options["json"]:
                self.stdout.write(json.dumps(as_row(path.name, reading, sentence), ensure_ascii=False))
            else:
                self.stdout.write("\n".join(summary(path.name, reading, sentence)))
        if failed:
            raise CommandError(f"{failed} of {len(paths)} files could not be read.")


def _officer(username: str) -> User | None:
    """The officer of that name. Raises ``CommandError`` if there is none."""
    if username and not (found := get_user_model().objects.filter(username=username).first()):
        raise CommandError(f"There is no officer with the username “{username}”.")
    return found if username else None


def _record(slug: str, files: int) -> Inspection | None:
    """The inspection of that address. Raises ``CommandError`` if there is none, or for several files."""
    if not slug:
        return None
    if files != 1:
        raise CommandError("An inspection has one report: give one file with --inspection.")
    if not (found := Inspection.objects.filter(slug=slug).first()):
        raise CommandError(f"There is no inspection with the address “{slug}”.")
    return found


def _propose(path: Path, by: User | None, inspection: Inspection | None) -> tuple[Reading | None, str]:
    """The same, sent in to be confirmed; a file that is sent in already is not sent in twice."""
    try:
        with path.open("rb") as file:
            row = send_in(upload=File(file, name=path.name), by=by, inspection=inspection, seconds=SECONDS)
    except (BadFile, Unreadable) as error:
        return None, str(error)
    except OSError as error:
        return None, _cannot_open(error)
    if row.status != ReportReading.Status.READ:
        return None, "It takes long to read: the clock goes on with it, and the newsdesk says when it is done."
    return from_json(row.content), ""


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named, by name."""
    for path in paths:
        yield from sorted(path.rglob("*.pdf")) if path.is_dir() else [path]


def _read(path: Path) -> tuple[Reading | None, str]:
    """What the report says, or why it could not be read."""
    try:
        return read_bounded(path.read_bytes(), seconds=SECONDS, name=path.name), ""
    except Unreadable as error:
        return None, str(error)
    except OSError as error:
        return None, _cannot_open(error)


def _cannot_open(error: OSError) -> str:
    return f"The file could not be opened ({error.strerror}): check its name and that you may read it."


def as_row(name: str, reading: Reading | None, sentence: str = "") -> dict[str, Any]:
    """The answer as JSON; all values are empty where the file could not be read."""
    if reading is None:
        empty: dict[str, Any] = dict.fromkeys(
            ("framework", "family", "inspectorate", "body", "urn", "published_on", "lead_inspector", "licence")
        )
        rest: dict[str, Any] = {
            "inspected": [],
            "judgements": {},
            "paragraphs": None,
            "sections": {},
            "recommendations": [],
        }
        return {"file": name, **empty, **rest, "problems": [sentence]}
    return {
        "file": name,
        "framework": reading.framework,
        "family": reading.family,
        "inspectorate": reading.inspectorate,
        "body": reading.body and reading.body.value,
        "urn": listed_urn(reading),
        "inspected": [[period.starts_on, period.ends_on] for period in reading.inspected],
        "published_on": reading.published_on and reading.published_on.value,
        "lead_inspector": reading.lead_inspector and reading.lead_inspector.value,
        "judgements": {line.category: as_grade(line.printed) for line in reading.judgements},
        "paragraphs": len(reading.numbered),
        "sections": sections(reading),
        "recommendations": [
            {"kind": one.kind, "number": one.number, "text": one.text} for one in reading.recommendations
        ],
        "licence": reading.licence,
        "problems": list(reading.problems),
    }


def sections(reading: Reading) -> dict[str, list[int]]:
    """The first and last numbered paragraph under each heading, in printed order."""
    found: dict[str, list[int]] = {}
    for paragraph in reading.numbered:
        number = paragraph.number or 0
        found.setdefault(paragraph.section, [number, number])[1] = number
    return found


def summary(name: str, reading: Reading | None, sentence: str) -> Iterator[str]:
    """The answer for people, line by line."""
    if reading is None:
        yield f"{name}: {sentence}"
        return
    row = as_row(name, reading)
    days = ", ".join(f"{first} to {last}" for first, last in row["inspected"])
    yield f"{name}: {row['family']} report on {row['body']}, inspected {days}, published {row['published_on']}"
    yield from (f"  {label}: {grade}" for label, grade in row["judgements"].items())
    yield f"  {row['paragraphs']} numbered paragraphs, {len(row['recommendations'])} recommendations"
    yield from (f"  Please check: {problem}" for problem in row["problems"])
