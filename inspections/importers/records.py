"""What a table of outcomes says, row by row, before anything is looked up or stored. Pure."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from inspections.importers.problems import Problem


class Words(NamedTuple):
    """What a cell says, and its column."""

    text: str
    column: int


@dataclass(frozen=True)
class Area:
    """An authority as a row names it: by codes of any kind, by name, or both."""

    codes: tuple[str, ...]
    name: str
    region: str
    column: int


@dataclass(frozen=True)
class Outcome:
    """One inspection of one authority.

    ``judgements`` maps a line of the framework, by one of its labels or aliases, to the words in the file.
    """

    row: int
    area: Area
    framework: str
    kind: str
    starts_on: date | None
    published_on: date | None
    judgements: dict[str, Words] = field(default_factory=dict)
    ends_on: date | None = None
    theme: str = ""
    result: str = ""

    @property
    def on(self) -> date:
        """The day by which it is known: on site or, where that is not told, published."""
        told = self.starts_on or self.published_on
        assert told is not None  # noqa: S101 - a reader gives no outcome without a day
        return told


@dataclass(frozen=True)
class AuthorityRow:
    """One authority of the lookup with its codes."""

    row: int
    name: str
    urn: str
    dfe_code: str
    gss_code: str
    region: str
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One sheet as it was understood: what it holds, and what in it could not be read.

    ``is_official`` says whether the inspectorate compiled it: what others read out of reports corrects nothing.
    """

    kind: str
    sheet: str
    outcomes: tuple[Outcome, ...] = ()
    authorities: tuple[AuthorityRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_official: bool = True
    not_inspected: int = 0
