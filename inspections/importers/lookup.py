"""Rows of the authority lookup: names, codes and regions. Pure."""

import re

from inspections.importers.lines import Line
from inspections.importers.problems import BadRow, quoted
from inspections.importers.records import AuthorityRow

GSS = re.compile(r"[EJKMNSW]\d{8}")
DFE = re.compile(r"\d{3}")
URN = re.compile(r"\d{4,8}")


def authority(line: Line) -> AuthorityRow | None:
    """One authority, None for an empty row. Raises ``BadRow``."""
    if not line.filled:
        return None
    name = line.text("name")
    if not name:
        raise BadRow("The row has no name of an authority.", line.place("name"))
    return AuthorityRow(
        row=line.number,
        name=name,
        urn=_code(line, "urn", URN, "a URN, which has only digits"),
        dfe_code=_code(line, "dfe_code", DFE, "a DfE code, which has three digits"),
        gss_code=_code(line, "gss_code", GSS, "a GSS code, such as E10000025"),
        region=line.text("region"),
        aliases=tuple(filter(None, (part.strip() for part in line.text("aliases").strip("[]").split(",")))),
    )


def _code(line: Line, field: str, pattern: re.Pattern[str], what: str) -> str:
    """A code of the shape it must have, or nothing. Raises ``BadRow``."""
    text = line.text(field)
    if text and not pattern.fullmatch(text):
        raise BadRow(f"{quoted(text)} is not {what}.", line.place(field))
    return text
