"""From the sheets of a file to the tables that can be imported: found by their headings, read row by row. Pure."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from inspections.importers import headings, ilacs, lookup, send
from inspections.importers.headings import Columns
from inspections.importers.lines import Line
from inspections.importers.problems import BadRow, Problem, UnreadableFile
from inspections.importers.records import AuthorityRow, Outcome, Table
from inspections.importers.sheets import Cell, Sheet

SEARCHED = 40  # rows in which the headings of a sheet may stand
DAYS = ("starts_on", "published_on")
# Headings of tables that others compiled by reading the reports (reference/ofsted.md 4.1).
_COMPILED = {"parser version", "inspection link", "local link to all inspections"}

CALLED = {
    "starts_on": "the first day of the inspection",
    "published_on": "the publication date",
    "overall": "overall effectiveness",
    "leaders": "the impact of leaders",
    "protection": "children who need help and protection",
    "care": "children in care",
    "leavers": "care leavers",
    "statement": "whether a written statement of action was required",
    "weaknesses": "the number of significant weaknesses",
    "revisit_starts_on": "the first day of the revisit",
    "revisit_published_on": "the publication date of the revisit",
    "progress": "the outcome of the revisit",
    "made": "the weaknesses where progress was made",
    "not_made": "the weaknesses where progress was not made",
    "outcome": "the inspection outcome",
    "plan": "whether a priority action plan was required",
    "actions": "the number of areas for priority action",
    "urn": "the Ofsted URN",
    "dfe_code": "the DfE code (la_code)",
    "gss_code": "the GSS code (la_code_new)",
    "name": "the authority’s name",
    "region": "the region",
}


class Shape(NamedTuple):
    """One kind of table: how its headings are worded, when a row of headings is of it, and how a row is read."""

    kind: str
    patterns: Mapping[str, str]
    fits: Callable[[Columns], bool]
    expected: tuple[str, ...]
    read: Callable[[Line], list[Outcome] | AuthorityRow | None]


def _says_who_and_when(columns: Columns) -> bool:
    who = bool({"code", "name", "urn"} & columns.fields.keys())
    return who and any(day in columns.fields for day in DAYS)


def _is_wide(columns: Columns) -> bool:
    who = bool({"code", "name", "urn"} & columns.fields.keys())
    return who and any(set(DAYS) & fields.keys() for fields in columns.repeated)


SHAPES = (
    Shape(
        "Area SEND inspections, 2016 to 2022",
        headings.SEND_2016,
        lambda columns: _says_who_and_when(columns) and "statement" in columns.fields,
        tuple(field for field in headings.SEND_2016 if field not in headings.WHO),
        send.outcomes_2016,
    ),
    Shape("Children’s services inspections, one authority a row", headings.ILACS, _is_wide, (), ilacs.outcomes),
    Shape(
        "Children’s services inspections",
        headings.ILACS,
        lambda columns: _says_who_and_when(columns) and bool(ilacs.LINES.keys() & columns.fields.keys()),
        (*DAYS, *ilacs.LINES),
        ilacs.outcomes,
    ),
    Shape(
        "Area SEND inspections since 2023",
        headings.SEND_2023,
        lambda columns: _says_who_and_when(columns) and "outcome" in columns.fields,
        tuple(field for field in headings.SEND_2023 if field not in headings.WHO),
        send.outcomes_2023,
    ),
    Shape(
        "Local authorities and their codes",
        headings.LOOKUP,
        lambda columns: {"name", "gss_code"} <= columns.fields.keys() or {"name", "dfe_code"} <= columns.fields.keys(),
        ("urn", "dfe_code", "gss_code", "name", "region"),
        lookup.authority,
    ),
)


def tables(sheets: list[Sheet]) -> list[Table]:
    """Every table in the file that can be imported, the one with most in it first. Raises ``UnreadableFile``."""
    found = [table for sheet in sheets if (table := _table(sheet)) is not None]
    if not found:
        raise UnreadableFile(_nothing_found(sheets))
    return sorted(found, key=_size, reverse=True)


def _size(table: Table) -> int:
    """How many inspections with grades, or authorities, a table holds: a history is preferred to a year of visits."""
    return len(table.authorities) + sum(bool(outcome.judgements) for outcome in table.outcomes)


def _table(sheet: Sheet) -> Table | None:
    """The table in a sheet, None where there is none."""
    for start, row in enumerate(sheet.rows[:SEARCHED]):
        for shape in SHAPES:
            columns = headings.columns(row, shape.patterns)
            if shape.fits(columns):
                return _read(shape, sheet, start, columns)
    return None


def _read(shape: Shape, sheet: Sheet, start: int, columns: Columns) -> Table:
    """All rows below the headings; a second row of headings begins a second table of the same kind."""
    outcomes: list[Outcome] = []
    authorities: list[AuthorityRow] = []
    problems = _missing(shape, start + 1, columns)
    empty = 0
    for line in _lines(shape, sheet.rows, start, columns):
        try:
            told = shape.read(line)
        except BadRow as bad:
            problems.append(Problem(line.number, bad.column, str(bad)))
            continue
        if isinstance(told, AuthorityRow):
            authorities.append(told)
        else:
            outcomes += told or []
            empty += not told and line.area is not None and line.filled > 1
    is_official = not _COMPILED & {headings.plain(cell) for cell in sheet.rows[start]}
    return Table(shape.kind, sheet.name, tuple(outcomes), tuple(authorities), tuple(problems), is_official, empty)


def _lines(shape: Shape, rows: list[list[Cell]], start: int, columns: Columns) -> Iterator[Line]:
    """The rows of data with the columns that hold for them."""
    for number, row in enumerate(rows[start + 1 :], start=start + 2):
        again = headings.columns(row, shape.patterns) if all(isinstance(cell, str) for cell in row) else None
        if again and shape.fits(again):
            columns = again
        else:
            yield Line(number, row, columns)


def _missing(shape: Shape, row: int, columns: Columns) -> list[Problem]:
    """The columns that such a table has and this one has not."""
    care = columns.fields.get("care")
    is_combined = care is not None and "care leavers" in care.text.lower()  # as it was until 2022
    expected = [field for field in shape.expected if not (is_combined and field == "leavers")]
    return [
        Problem(row, 0, f"There is no column for {CALLED[field]}. Without it, it is not recorded.")
        for field in expected
        if field not in columns.fields
    ]


def _nothing_found(sheets: list[Sheet]) -> str:
    """What to do about a file without a table; what is missing where there nearly is one."""
    for sheet in sheets:
        for row in sheet.rows[:SEARCHED]:
            fields = (
                headings.columns(row, headings.ILACS).fields.keys()
                | headings.columns(row, headings.SEND_2016).fields.keys()
            )
            judged = ilacs.LINES.keys() | {"statement"}
            lacking = [
                what
                for what, names in (
                    ("the local authority (its code or name)", {"code", "name", "urn"}),
                    ("the inspection date or the publication date", set(DAYS)),
                    ("any judgement, such as “Overall effectiveness”", judged),
                )
                if not fields & names
            ]
            if len(fields) >= 3 and len(lacking) == 1:  # noqa: PLR2004
                where = f"The sheet “{sheet.name}”" if sheet.name else "The table"
                return (
                    f"{where} has no column for {lacking[0]}. Add the column, or choose the file as it was published."
                )
    return (
        "There is no table of inspection outcomes in this file. It can be Ofsted’s outcomes of local authority "
        "inspections, its area SEND outcomes, or the list of local authorities with their codes."
    )
