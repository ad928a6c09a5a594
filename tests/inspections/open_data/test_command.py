"""``manage.py import_outcomes``: what it prints, what it answers, what it stores."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from inspections.models import Inspection
from tests.inspections.build import officer
from tests.inspections.open_data.spreadsheets import GOOD, HEADINGS, history, ods, row

pytestmark = pytest.mark.django_db


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "outcomes.ods"
    path.write_bytes(history(row(), row(name="Kent", code="E10000016")))
    return path


def run(*files: Path, to: StringIO | None = None, **options: Any) -> str:
    """What the command prints, on either stream."""
    out = to or StringIO()
    call_command("import_outcomes", *map(str, files), stdout=out, stderr=out, **options)
    return out.getvalue()


def failing(*files: Path, **options: Any) -> str:
    out = StringIO()
    with pytest.raises(CommandError, match="could not be imported"):
        run(*files, to=out, **options)
    return out.getvalue()


def test_it_imports_and_says_what_it_did(file: Path) -> None:
    printed = run(file, by=officer("Inspections officer").username)
    assert "outcomes.ods: Children’s services inspections, sheet ILACS_inspection_history. 2 new, 0 updated" in printed
    assert "Authorities added: 2 (Leeds, Kent)." in printed
    assert "2 inspections confirmed: the public can see them." in printed
    assert Inspection.objects.public().count() == 2


def test_in_nobodys_name_it_stays_to_be_confirmed(file: Path) -> None:
    assert "2 inspections to be confirmed before the public sees them" in run(file)
    assert not Inspection.objects.public().exists()


def test_a_dry_run_stores_nothing(file: Path) -> None:
    printed = run(file, dry_run=True)
    assert "2 new" in printed
    assert "Only tried: nothing was stored." in printed
    assert not Inspection.objects.exists()


def test_bad_rows_are_all_or_nothing_at_the_officers_choice(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.ods"
    path.write_bytes(history(row(), row(starts_on="yesterday")))
    printed = failing(path)
    assert "Row 5, column F: “yesterday” is not a day." in printed
    assert "Nothing was stored. Correct the file, or run it with --skip-bad-rows" in printed
    assert not Inspection.objects.exists()
    assert "1 new" in run(path, skip_bad_rows=True)
    assert Inspection.objects.count() == 1


def test_a_file_that_cannot_be_read_does_not_stop_the_others(file: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.ods"
    wrong.write_bytes(b"<html>")
    printed = failing(tmp_path / "missing.ods", wrong, file)
    assert "missing.ods: The file cannot be opened (No such file or directory)." in printed
    assert "wrong.ods: This file is called .ods but is not a whole OpenDocument spreadsheet." in printed
    assert Inspection.objects.count() == 2


def test_as_json(file: Path) -> None:
    [report] = json.loads(run(file, json=True))
    assert (report["new"], report["stored"], report["problems"], report["to_confirm"]) == (2, True, [], 2)
    [report] = json.loads(run(file, json=True))
    assert (report["unchanged"], report["conflicts"]) == (2, [])
    out = StringIO()
    with pytest.raises(CommandError):
        run(file.with_name("no.ods"), to=out, json=True)
    assert json.loads(out.getvalue())[0]["failed"]


def test_another_sheet_is_named(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.ods"
    visit = row(kind="ILACS Focused Visit", grades=[""] * 5)
    path.write_bytes(ods({"History": [HEADINGS, row(grades=GOOD)], "In-year": [HEADINGS, visit]}))
    assert "Not read: In-year. Name one with --sheet" in run(path)
    assert "1 new" in run(path, sheet="In-year")
    assert "No sheet called “No” can be imported. These can: “History”, “In-year”." in failing(path, sheet="No")


def test_the_progress_bar_is_for_terminals(file: Path) -> None:
    assert "[##############################] 2 of 2" in run(file, to=Terminal())
    assert "#" not in run(file)


@pytest.mark.parametrize(("name", "sentence"), [("nobody", "There is no officer"), (None, "may not import open data")])
def test_in_whose_name(file: Path, name: str | None, sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        run(file, by=name or officer("Author").username)
