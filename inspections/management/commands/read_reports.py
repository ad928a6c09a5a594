"""Read reports of the inspectorate: what each says, for people or as one JSON object a line."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from inspections.reading import Unreadable
from inspections.reading.child import read_bounded
from inspections.reading.grades import as_grade
from inspections.reading.shape import Reading

SECONDS = 60.0  # a report takes less than one


class Command(BaseCommand):
    """Read PDFs and say what was found."""

    help = (
        "Reads the inspectorate's reports (PDF files, or folders of them) and prints what each says. Stores nothing. "
        "Exit code 1 if a file could not be read."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The files or folders, and the form of the answer."""
        parser.add_argument("paths", nargs="+", metavar="PATH", type=Path)
        parser.add_argument("--json", action="store_true", help="print one JSON object a line")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read file by file. Raises ``CommandError`` if one could not be read."""
        failed = count = 0
        for path in _files(options["paths"]):
            count += 1
            reading, sentence = _read(path)
            failed += reading is None
            if options["json"]:
                self.stdout.write(json.dumps(as_row(path.name, reading, sentence), ensure_ascii=False))
            else:
                self.stdout.write("\n".join(summary(path.name, reading, sentence)))
        if failed:
            raise CommandError(f"{failed} of {count} files could not be read.")


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
        return None, f"The file could not be opened ({error.strerror}): check its name and that you may read it."


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
        "urn": reading.urn and reading.urn.value,
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
