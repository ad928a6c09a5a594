"""``manage.py read_reports --json``: one object a line, nothing stored, and an exit code that tells of failures."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from inspections.management.commands.read_reports import as_row
from inspections.reading import read_report
from inspections.reading.shape import Found, Place
from tests.inspections.printed import ILACS, SIF

KEYS = {
    *("file", "framework", "family", "inspectorate", "body", "urn", "inspected", "published_on", "lead_inspector"),
    *("judgements", "paragraphs", "sections", "recommendations", "licence", "problems"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "2014-fernshire.pdf").write_bytes(SIF)
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "2024-04-09-fernshire.pdf").write_bytes(ILACS)
    (tmp_path / "notes.txt").write_text("not asked for")
    return tmp_path


def rows(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_folder_is_read_file_by_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("read_reports", str(folder), "--json")
    sif, ilacs = rows(capsys)
    assert set(sif) == set(ilacs) == KEYS
    assert (sif["file"], sif["family"], sif["framework"], sif["published_on"]) == (
        "2014-fernshire.pdf",
        "SIF",
        "sif",
        "2014-06-30",
    )
    assert sif["body"] == "Fernshire County Council"
    assert sif["inspected"] == [["2014-04-29", "2014-05-21"]]
    assert sif["judgements"]["Overall effectiveness"] == "Requires improvement"
    assert (sif["paragraphs"], sif["sections"]["Areas for improvement"]) == (10, [3, 3])
    assert sif["recommendations"][0] == {
        "kind": "priority",
        "number": 2,
        "text": "Review all plans for children who go missing.",
    }
    assert (ilacs["file"], ilacs["published_on"]) == ("2024-04-09-fernshire.pdf", "2024-04-09")
    assert list(ilacs["judgements"].values())[1] == "Requires improvement to be good"
    assert ilacs["sections"][
        "The experiences and progress of children who need help and protection: requires improvement to be good"
    ] == [1, 2]


@pytest.mark.parametrize(
    ("body", "published", "urn"),
    [
        ("London Borough of Ealing", "2016-08-26", "80493"),
        ("Surrey Safeguarding Children Board", "2015-08-03", "80567"),
        ("Fernshire County Council", "2014-06-30", None),
        ("Northamptonshire County Council", "2019-06-28", None),  # since abolished, without a number on the list
    ],
)
def test_the_number_is_that_of_the_list_of_england(body: str, published: str, urn: str | None) -> None:
    place = Place(1, body)
    reading = replace(read_report(SIF), body=Found(body, place), published_on=Found(published, place))
    assert as_row("report.pdf", reading)["urn"] == urn


def test_a_file_that_cannot_be_read_has_its_sentence_and_makes_the_command_fail(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "broken.pdf").write_bytes(SIF[:3000])
    with pytest.raises(CommandError, match=r"1 of 3 files could not be read\."):
        call_command("read_reports", str(folder), "--json")
    broken, *others = sorted(rows(capsys), key=lambda row: row["file"] != "broken.pdf")
    assert len(others) == 2
    assert set(broken) == KEYS
    assert broken["problems"][0].startswith("This PDF is cut off or damaged")
    assert not any(value for key, value in broken.items() if key not in ("file", "problems"))


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CommandError):
        call_command("read_reports", str(tmp_path / "gone.pdf"), "--json")
    assert rows(capsys)[0]["problems"] == [
        "The file could not be opened (No such file or directory): check its name and that you may read it."
    ]
