"""Spreadsheets made on the spot: as the inspectorate publishes them, and as they go wrong."""

import csv
import io
import zipfile
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

LEADERS = "The impact of leaders on social work practice with children and families"
PROTECTION = "The experiences and progress of children who need help and protection"
CARE = "The experiences and progress of children in care"
LEAVERS = "The experiences and progress of care leavers"
# The headings of March 2025.
HEADINGS = [
    *("Web link", "Local authority area code", "Local authority name", "Local authority status", "Ofsted region"),
    *("Inspection date", "Publication date", "Inspection type", "Overall effectiveness"),
    *(LEADERS, PROTECTION, CARE, LEAVERS),
]
GOOD = ["Good"] * 5
Rows = list[list[Any]]

_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/></manifest:manifest>'
)


def row(
    name: str = "Leeds",
    code: str = "E08000035",
    starts_on: Any = date(2024, 2, 12),
    published_on: Any = date(2024, 4, 9),
    grades: list[str] | None = None,
    kind: str = "ILACS Standard Inspection",
) -> list[Any]:
    """A row of the history sheet: overall, leaders, protection, care, leavers."""
    link = "Ofsted Local Authority Webpage"
    return [link, code, name, "Current", "North East", starts_on, published_on, kind, *(grades or GOOD)]


def history(*rows: list[Any], headings: list[str] | None = None) -> bytes:
    """The workbook with a history sheet, as Ofsted lays it out: two lines, the headings, the rows."""
    table = [["ILACS inspection history"], ["This worksheet contains one table."], headings or HEADINGS, *rows]
    return ods({"Cover": [["Official statistics"]], "ILACS_inspection_history": table})


def ods(sheets: dict[str, Rows]) -> bytes:
    """An OpenDocument spreadsheet of these sheets; a cell is a text, a number or a day, or XML already."""
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>{''.join(map(_ods_row, rows))}</table:table>"
        for name, rows in sheets.items()
    )
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    return ods_package(f"<office:document-content {_NAMESPACES}>{body}</office:document-content>")


def ods_package(content: str, **more: bytes) -> bytes:
    """The package around a content part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(zipfile.ZipInfo("mimetype"), _ODS)
        package.writestr("META-INF/manifest.xml", _MANIFEST)
        package.writestr("content.xml", f'<?xml version="1.0" encoding="UTF-8"?>{content}')
        for name, data in more.items():
            package.writestr(name, data)
    return out.getvalue()


def _ods_row(cells: list[Any]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, cells))}</table:table-row>"


def _ods_cell(value: Any) -> str:
    if isinstance(value, str) and value.startswith("<table:"):
        return value
    if value in ("", None):
        return "<table:table-cell/>"
    if isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, int | float):
        kind = f'office:value-type="float" office:value="{value}"'
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{escape(str(value))}</text:p></table:table-cell>"


def xlsx(rows: Rows, sheet_xml: str = "") -> bytes:
    """An Excel workbook of one sheet of texts; ``sheet_xml`` replaces its rows."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package_types = "http://schemas.openxmlformats.org/package/2006"
    cells = sheet_xml or "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(str(cell))}</t></is></c>' for cell in row) + "</row>"
        for row in rows
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package_types}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package_types}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package_types}/relationships"><Relationship Id="r1" '
        f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return out.getvalue()


def csv_file(rows: Rows, encoding: str = "utf-8-sig") -> bytes:
    """A CSV file, with a byte order mark unless another encoding is asked for."""
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode(encoding)


def wide() -> bytes:
    """A history like that of March 2024: no codes, an authority a row, the abolished ones in a table of their own."""
    first = ["publication date", "inspection type", "overall effectiveness", "impact of leaders"]
    last = ["help and protection", "children in care", "care leavers"]
    headings = ["Local authority name", "Ofsted region"]
    for ordinal in ("First", "Second"):
        headings += [
            f"{ordinal} ILACS {what}" for what in (*first, *(f"experiences and progress of {it}" for it in last))
        ]
    leeds = [date(2018, 12, 18), "ILACS Standard Inspection", "Outstanding", "Outstanding", "Good", "Outstanding", ""]
    leeds_again = [date(2022, 3, 22), "ILACS Short Inspection", "Outstanding", "Outstanding", "Outstanding", "Good", ""]
    oxfordshire = [date(2018, 5, 22), "ILACS Short Inspection", "Good", "Good", "Requires improvement", "Good", ""]
    nothing = [""] * 7
    return ods(
        {
            "ILACS_history": [
                ["ILACS inspection history as at 31 March 2024"],
                [],
                headings,
                ["Leeds", "North East, Yorkshire and the Humber", *leeds, *leeds_again],
                ["Oxfordshire", "South East", *oxfordshire, *nothing],
                ["Isles of Scilly", "South West", *nothing, *nothing],
                [],
                ["Local authorities that no longer exist"],
                headings,
                [
                    "Bournemouth",
                    "South West",
                    date(2018, 9, 3),
                    "ILACS Standard Inspection",
                    *["Good"] * 4,
                    "",
                    *nothing,
                ],
            ]
        }
    )
