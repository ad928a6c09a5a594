"""Files as strangers send them: each is read, or answered with a sentence; nothing is stored of those."""

import tracemalloc

import pytest

from inspections.importers.outcomes import read_tables
from inspections.importers.problems import UnreadableFile
from inspections.importers.sheets import read_sheets
from tests.inspections.open_data.spreadsheets import (
    HEADINGS,
    LEADERS,
    csv_file,
    history,
    ods,
    ods_package,
    row,
    xlsx,
)

TEXTS = [str(cell) for cell in row(starts_on="12/02/2024", published_on="09/04/2024")]
REPEATED = '<table:table-cell {} office:value-type="string"><text:p>x</text:p></table:table-cell>'
FORMULA = (
    '<table:table-cell table:formula="of:=HYPERLINK(&quot;https://evil.example&quot;;&quot;Leeds&quot;)" '
    'office:value-type="string"><text:p>Leeds</text:p></table:table-cell>'
)
FAR = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
    '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("outcomes.ods", history(row())),
        ("Outcomes.XLSX", xlsx([HEADINGS, TEXTS])),
        ("outcomes.csv", csv_file([HEADINGS, TEXTS])),
        ("outcomes.csv", csv_file([HEADINGS, TEXTS], "utf-8")),
        ("outcomes.csv", csv_file([[*HEADINGS, "Café – “x”"], TEXTS], "cp1252")),
        ("outcomes.csv", csv_file([HEADINGS, TEXTS]).replace(b"\r\n", b"\r")),
        ("outcomes.csv", csv_file([[f"{text}\n[note 1]" for text in HEADINGS], TEXTS])),
    ],
)
def test_every_kind_of_file_tells_the_same(name: str, data: bytes) -> None:
    [table] = read_tables(data, name)
    assert table.problems == ()
    [outcome] = table.outcomes
    assert (outcome.area.name, outcome.starts_on.year, outcome.judgements[LEADERS].text) == ("Leeds", 2024, "Good")


def test_a_formula_is_the_text_that_was_saved_in_it() -> None:
    cells = row()
    [table] = read_tables(history([*cells[:2], FORMULA, *cells[3:]]), "outcomes.ods")
    assert table.outcomes[0].area.name == "Leeds"


def test_invisible_characters_become_spaces() -> None:
    [table] = read_tables(history(row(name="Le\u202eeds\u00a0Council")), "outcomes.ods")
    assert table.outcomes[0].area.name == "Le eds Council"


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.ods", b"", "This file is empty."),
        ("a.csv", b"", "This file is empty."),
        ("a.pdf", b"%PDF-1.7", "Choose a spreadsheet (ODS or XLSX) or a CSV file."),
        ("a.xls", b"\xd0\xcf\x11\xe0", "Choose a spreadsheet (ODS or XLSX) or a CSV file."),
        ("a", b"x", "Choose a spreadsheet (ODS or XLSX) or a CSV file."),
        ("a.ods", b"<html><body>Not found</body></html>", "is not a whole OpenDocument spreadsheet."),
        ("a.csv", b"<html><body>Not found</body></html>", "This is a web page"),
        ("a.ods", xlsx([HEADINGS]), "is not a whole OpenDocument spreadsheet."),
        ("a.xlsx", history(row()), "is not a whole Excel workbook."),
        ("a.ods", history(row())[:500], "is not a whole OpenDocument spreadsheet."),
        ("a.ods", ods_package("<office:document-content><table:"), "The file is damaged."),
        ("a.ods", ods_package("<x/>", **{"Basic/Standard/Module1.xml": b"<x/>"}), "contains macros"),
        ("a.ods", ods_package(" " * 100_000_000), "unpacks to far more than it should."),
        ("a.csv", csv_file([HEADINGS, ["a\0b"]]), "control characters"),
        ("a.csv", csv_file([HEADINGS], "utf-16"), "control characters"),
        ("a.csv", b"\x81\x8d\x8f", "not text in a known encoding."),
        ("a.csv", b'"' + b"x" * 200_000, "not a sound CSV table"),
        ("a.csv", csv_file([HEADINGS, ["x"] * 10_000]), "10,000 columns"),
        ("a.ods", ods({"S": [HEADINGS, ["x"] * 10_000]}), "10,000 columns"),
        ("a.ods", ods({"S": [[REPEATED.format('table:number-columns-repeated="1000000000"')]]}), "16,384 columns"),
        ("a.xlsx", xlsx([], FAR), "takes more memory or time"),
        ("a.csv", b"x\n" * 30_000, "30,000 rows"),
        ("a.html.ods", history(row()), "two extensions"),
        ("a\u202e.ods", history(row()), "invisible characters"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence(name: str, data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read_tables(data, name)
    assert sentence in str(refusal.value)


def test_a_file_of_50_megabytes_is_refused_unread() -> None:
    data = bytes(50_000_000)
    tracemalloc.start()
    with pytest.raises(UnreadableFile, match="larger than 25 MB"):
        read_sheets(data, "a.ods")
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()
