"""The cells of a spreadsheet (ODS, XLSX) or of a CSV file. Never an opinion on what they mean.

Formulas are not computed: a cell is the value that was saved in it. Raises ``UnreadableFile`` with a sentence.
"""

import csv
import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from django.core.files.base import ContentFile

from council_news.files import DOCUMENT_BYTES, BadFile, check_document, check_name, check_text
from council_news.files.kinds import CSV, ODS, XLSX
from inspections.importers import sheet_child
from inspections.importers.problems import UnreadableFile

Cell = str | float | date
KINDS = {kind.extension: kind for kind in (ODS, XLSX)}
SECONDS = 30


class Sheet(NamedTuple):
    """One sheet and its rows from the first; a CSV file is one sheet without a name."""

    name: str
    rows: list[list[Cell]]


def read_sheets(data: bytes, name: str, *, limit: int = DOCUMENT_BYTES) -> list[Sheet]:
    """The sheets of the file called ``name``, which may have ``limit`` bytes. Raises ``UnreadableFile``."""
    if len(data) > limit:
        raise UnreadableFile(f"This file is larger than {limit // 1_000_000} MB: no table of outcomes is.")
    if not data:
        raise UnreadableFile("This file is empty. Choose another.")
    try:
        if name.lower().endswith(f".{CSV.extension}"):
            check_name(name)
            return [Sheet("", _csv_rows(data))]
        check_document(ContentFile(data, name), limit=limit, kinds=KINDS)
    except BadFile as refusal:
        sentence = "Choose a spreadsheet (ODS or XLSX) or a CSV file." if refusal.code == "kind" else refusal.sentence
        raise UnreadableFile(sentence) from refusal
    return _unpacked(data)


def _csv_rows(data: bytes) -> list[list[Cell]]:
    """The rows of a CSV file in UTF-8 or, failing that, in the encoding that Excel writes on Windows."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            raise UnreadableFile("This file is not text in a known encoding. Save it as “CSV UTF-8”.") from None
    check_text(text.encode())
    try:
        rows: list[list[Cell]] = [list(row) for row in csv.reader(io.StringIO(text, newline=""))]
    except csv.Error as error:
        raise UnreadableFile(f"This file is not a sound CSV table ({error}). Save it again as “CSV UTF-8”.") from error
    widest = max(map(len, rows), default=0)
    if len(rows) > sheet_child.MOST_ROWS or widest > sheet_child.MOST_COLUMNS:
        raise UnreadableFile(
            f"The table has {len(rows):,} rows and {widest:,} columns; the most that is read is "
            f"{sheet_child.MOST_ROWS:,} rows and {sheet_child.MOST_COLUMNS} columns."
        )
    return rows


def _unpacked(data: bytes) -> list[Sheet]:
    """The sheets of a package, read by a program of its own that may run out of memory or time."""
    program = [sys.executable, "-I", str(Path(sheet_child.__file__))]
    try:
        done = subprocess.run(program, input=data, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603
        answer: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        raise UnreadableFile(
            "This file takes more memory or time than any table of outcomes needs. Open it in a spreadsheet program, "
            "delete what is not the table, and save it again."
        ) from error
    if "refused" in answer:
        raise UnreadableFile(answer["refused"])
    return [Sheet(name, [[_cell(value) for value in row] for row in rows]) for name, rows in answer["sheets"]]


def _cell(value: str | float | list[str]) -> Cell:
    """A cell as the child printed it."""
    return date.fromisoformat(value[0]) if isinstance(value, list) else value
