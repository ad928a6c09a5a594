"""What the licence line allows, and where the imprint prints it (reference/ofsted.md 5.3). Pure."""

import re

from inspections.reading.cover import place
from inspections.reading.lines import Line
from inspections.reading.shape import Found

# Codes of Report.Licence. The open licence first: its line, too, speaks of formats and logos.
_LINES = (
    (
        "ogl",
        re.compile(r"You may (?:re)?-?use this (?:information|document|publication).{0,200}?Open Government Licence"),
    ),
    ("ogl", re.compile(r"Open Government Licence")),
    ("non_commercial", re.compile(r"You may copy all or parts of this document for non-commercial.{0,200}?in any way")),
    ("non_commercial", re.compile(r"(?:may be|be) reproduced in whole or in part for non-commercial.{0,200}?stated")),
    ("non_commercial", re.compile(r"for non-commercial (?:educational )?purposes")),
)


def read_licence(lines: list[Line]) -> tuple[str, Found | None]:
    """The code of the licence, ``unknown`` where no line says it, and the line; the imprint is the last that does."""
    pages = sorted({line.page for line in lines}, reverse=True)
    for page in [*pages[:3], *pages[-2:]]:
        text = " ".join(line.text for line in lines if line.page == page)
        for code, pattern in _LINES:
            if match := pattern.search(text):
                return code, Found(match[0], place(page, match[0]))
    return "unknown", None
