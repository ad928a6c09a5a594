"""``manage.py import_release``: files good and bad, in whose name, and what it says."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from releases.importers.decoding import LARGEST
from releases.models import Place, Release
from tests.factories import staff
from tests.releases.importing import INSPECTED, SMALL

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A file that holds a release."""
    path = tmp_path / "small.txt"
    path.write_text(SMALL, encoding="utf-8")
    return path


def run(*arguments: Any, **options: Any) -> str:
    """What the command printed."""
    out = StringIO()
    call_command("import_release", *map(str, arguments), stdout=out, stderr=out, **options)
    return out.getvalue()


def test_it_says_what_it_recognised(small: Path) -> None:
    said = run(small)
    assert "The draft “Fernshire opens a library” was made." in said
    assert "line 8: A quotation of 2 paragraphs by Jo Fern, head of libraries." in said
    assert "line 2: 3 March 2015 | 09:05 Europe/London (the printed date)" in said
    assert "imported already" in run(small)


def test_a_dry_run_keeps_nothing(tmp_path: Path) -> None:
    path = tmp_path / "inspected.txt"
    path.write_text(INSPECTED, encoding="utf-8")
    assert "(Only tried.)" in run(path, dry_run=True)
    assert not Release.objects.exists()
    assert not Place.objects.exists()


def test_the_report_as_json(small: Path) -> None:
    (report,) = json.loads(run(small, json=True))
    assert report["outcome"] == "made"
    assert Release.objects.get(pk=report["release"]).headline == report["headline"]


def test_in_whose_name(small: Path) -> None:
    author = staff("Author", username="priya")
    run(small, by="priya")
    assert Release.objects.get().created_by == author
    staff("Inspections officer", username="kim")
    with pytest.raises(CommandError, match="may not import"):
        run(small, by="kim")
    with pytest.raises(CommandError, match="no officer"):
        run(small, by="nobody")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \r\n\xc2\xa0\n", "only blank lines"),
        (b"%PDF-1.7 text", "This is a PDF"),
        (b"PK\x03\x04docx", "Word, OpenDocument or zip"),
        (bytes(range(256)) * 8, "not plain text"),
        (b"abc\x00def", "not plain text"),
        ("Текст".encode("koi8-r") * 40, "encoding of this file is not known"),
        (b"\xff\xfe\x00", "says it is UTF-16 but is not"),
        (b"a\n" * 30_000, "more than 10,000 lines"),
    ],
)
def test_a_file_that_is_no_release_gets_a_sentence(tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    out = StringIO()
    with pytest.raises(CommandError, match="1 of 1 files could not be imported"):
        call_command("import_release", str(path), stdout=out, stderr=out)
    assert sentence in out.getvalue()
    assert not Release.objects.exists()


def test_a_file_of_50_mb_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("import_release", str(path), stdout=out, stderr=out)
    assert f"larger than {LARGEST // 1_000_000} MB" in out.getvalue()


@pytest.mark.parametrize(
    ("encoding", "remark"),
    [("utf-8", ""), ("utf-8-sig", ""), ("utf-16", "UTF-16"), ("cp1252", "Windows-1252")],
)
def test_encodings(tmp_path: Path, encoding: str, remark: str) -> None:
    path = tmp_path / "release.txt"
    path.write_bytes(SMALL.encode(encoding))
    assert remark in run(path)
    assert Release.objects.get().quote_set.get().words == "Come and read.\n\nEverybody is welcome."


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path, small: Path) -> None:
    out = StringIO()
    with pytest.raises(CommandError, match="2 of 3"):
        call_command("import_release", str(tmp_path / "none.txt"), str(small), str(tmp_path), stdout=out, stderr=out)
    assert out.getvalue().count("There is no such file.") == 2
    assert Release.objects.count() == 1


def test_every_real_release_is_imported(shared: Path) -> None:
    files = sorted((shared / "releases").glob("*.txt"))
    run(*files)
    assert Release.objects.count() == len(files)
    assert run(*files).count("imported already") == len(files)
    assert Release.objects.count() == len(files)
