"""What is wrong with a file or a row of it, said by sheet, row and column. Pure."""

from dataclasses import dataclass

SHOWN = 60  # characters of a cell that a sentence repeats


class UnreadableFile(ValueError):  # noqa: N818 - a refusal is an answer, not a fault
    """The file cannot be imported at all; the text says why and what to do, fit for a form."""


@dataclass(frozen=True, order=True)
class Problem:
    """One row that cannot be imported, or one column that is not there; rows and columns count from 1, 0 is none."""

    row: int
    column: int
    sentence: str

    def __str__(self) -> str:
        place = ", ".join(
            filter(
                None, [f"row {self.row}" if self.row else "", f"column {letters(self.column)}" if self.column else ""]
            )
        )
        return f"{place.capitalize()}: {self.sentence}" if place else self.sentence


class BadRow(ValueError):  # noqa: N818
    """A row that cannot be read, found where its number is not known; ``column`` is 0 for the row as a whole."""

    def __init__(self, sentence: str, column: int = 0) -> None:
        super().__init__(sentence)
        self.column = column


def letters(column: int) -> str:
    """A column as spreadsheets name it.

    >>> letters(1), letters(27)
    ('A', 'AA')
    """
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def quoted(text: str) -> str:
    """The text of a cell in quotation marks, cut where it is long."""
    flat = " ".join(text.split())
    return f"“{flat[:SHOWN]}…”" if len(flat) > SHOWN else f"“{flat}”"
