"""Reads a spreadsheet on standard input and prints its cells as JSON: a program of its own, run by ``sheets``.

It stands alone, without Django, so that it starts quickly. A package can be made to unpack to more than a machine
holds, and the reader to fail in ways no exception tells of; here that ends this process and nothing else.
"""

import contextlib
import datetime as dt
import io
import json
import resource
import sys
from typing import Any

import python_calamine

MEMORY = 1_000_000_000  # bytes
SECONDS = 20
MOST_COLUMNS = 400
MOST_ROWS = 20_000
LONGEST = 2_000  # characters of a cell that are kept


def cell(value: Any) -> str | float | list[str]:
    """A cell as JSON: text, a number, or a day in a list."""
    if isinstance(value, dt.datetime | dt.date):
        return [value.isoformat()[:10]]
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float):
        return float(value)
    return "".join(char if char.isprintable() else " " for char in str(value)[:LONGEST])


def main() -> None:
    """One JSON object: ``{"sheets": [[name, rows], …]}`` or ``{"refused": sentence}``."""
    for kind, limit in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        with contextlib.suppress(ValueError, OSError):  # not every system has every limit
            resource.setrlimit(kind, (limit, limit))
    sheets = []
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_width > MOST_COLUMNS or sheet.total_height > MOST_ROWS:
                size = f"{sheet.total_height + 1:,} rows and {sheet.total_width + 1:,} columns"
                most = f"{MOST_ROWS:,} rows and {MOST_COLUMNS} columns"
                answer: dict[str, Any] = {"refused": f"The sheet “{name}” has {size}; the most that is read is {most}."}
                break
            sheets.append([name, [[cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]])
        else:
            answer = {"sheets": sheets}
    except python_calamine.PasswordError:
        answer = {"refused": "The file has a password. Save a copy without one."}
    except python_calamine.CalamineError:
        answer = {"refused": "The file is damaged. Open it in a spreadsheet program and save it again."}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
