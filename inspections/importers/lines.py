"""One row of a table, read by the names of its fields. Pure."""

from datetime import date, timedelta
from typing import NamedTuple

from inspections.importers.cells import count, day, said
from inspections.importers.headings import Columns, Heading
from inspections.importers.problems import BadRow
from inspections.importers.records import Area, Words
from inspections.importers.sheets import Cell

LONGEST_WAIT = timedelta(days=2 * 366)  # between the first day on site and publication; the paused one waited 156 days


class Line(NamedTuple):
    """The cells of a row, with its number and the columns of its table."""

    number: int
    cells: list[Cell]
    columns: Columns

    def of(self, fields: dict[str, Heading]) -> "Line":
        """The same row read by other headings: one inspection of a wide row."""
        return self._replace(columns=self.columns._replace(fields=fields))

    def has(self, field: str) -> bool:
        """Whether the table has a column for the field."""
        return field in self.columns.fields

    def place(self, field: str) -> int:
        """The column of a field; 0 where there is none."""
        return self.columns.fields[field].column if self.has(field) else 0

    def cell(self, field: str) -> Cell:
        """What stands there; empty where the table has no such column."""
        return self._at(self.place(field))

    def text(self, field: str) -> str:
        """The words there; empty where they say that there is nothing."""
        return said(self.cell(field))

    def words(self, field: str) -> Words:
        """The words there and their column."""
        return Words(self.text(field), self.place(field))

    def day(self, field: str) -> date | None:
        """The day there. Raises ``BadRow``, also where the column is there and the day is not."""
        found = day(self.cell(field), self.place(field))
        if found is None and self.has(field):
            raise BadRow(f"“{self.columns.fields[field].text}” is empty.", self.place(field))
        return found

    def days(self, starts: str = "starts_on", publication: str = "published_on") -> tuple[date | None, date | None]:
        """The first day on site and the day of publication, which fit each other. Raises ``BadRow``."""
        starts_on, published_on = self.day(starts), self.day(publication)
        if starts_on and published_on and published_on < starts_on:
            raise BadRow("The report is published before the inspection begins: one of the days is wrong.")
        if starts_on and published_on and published_on - starts_on > LONGEST_WAIT:
            raise BadRow("The report is published years after the inspection: one of the days is wrong.")
        if not starts_on and not published_on:
            raise BadRow("There is no day, neither of the inspection nor of its publication.")
        return starts_on, published_on

    def number_in(self, field: str) -> int | None:
        """The number there. Raises ``BadRow``."""
        return count(self.cell(field), self.place(field))

    @property
    def area(self) -> Area | None:
        """The authority the row names, if it names one."""
        codes = tuple(filter(None, [*(said(self._at(column)) for column in self.columns.codes), self.text("urn")]))
        name = self.text("name")
        column = self.columns.codes[0] if codes and self.columns.codes else self.place("name")
        return Area(codes, name, self.text("region"), column) if codes or name else None

    @property
    def filled(self) -> int:
        """How many cells say something."""
        return sum(bool(said(cell)) for cell in self.cells)

    def _at(self, column: int) -> Cell:
        return self.cells[column - 1] if 0 < column <= len(self.cells) else ""
