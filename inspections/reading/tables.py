"""Tables of judgements: rows in whatever order their cells are printed (reference/ofsted.md 5.3). Pure."""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from inspections.reading.cover import place
from inspections.reading.grades import GRADE, GRADED, as_grade, cell_grade, judgement
from inspections.reading.shape import ReadJudgement
from inspections.seed.shape import CategoryRow, FrameworkRow

LONGEST_ROW = 260  # characters of a row, so that the last one does not reach into the text below the table


class Row(NamedTuple):
    """One row as printed, and the grade in it."""

    words: str
    printed: str
    page: int = 1


def rows(text: str, start: str) -> list[Row]:
    """The rows of a table that hold a grade, each from where a label begins to its grade or to where the next begins.

    ``start`` is a pattern of how labels begin, at the start of a line.
    """
    begins = [match.start() for match in re.finditer(rf"^\s*(?:{start})", text, re.MULTILINE | re.IGNORECASE)]
    segments = [text[begin : min(end, begin + LONGEST_ROW)] for begin, end in pairwise([*begins, len(text)])]
    found = [_row(segment) for segment in segments]
    first = next((place for place, row in enumerate(found) if row), 0)
    grades = [" ".join(grade[0].split()) for grade in GRADED.finditer(segments[first])] if segments else []
    if first and len(grades) > first:  # the column of labels is printed before the column of grades
        found[: first + 1] = [
            Row(segment, grade) for segment, grade in zip(segments[: first + 1], grades, strict=False)
        ]
    return [row for row in found if row]


def _row(segment: str) -> Row | None:
    """The row in a piece of a table that begins with its label; None where no grade follows."""
    printed = cell_grade(segment)
    grade = GRADED.search(segment)
    return Row(segment[: grade.end() if grade else None], printed) if printed else None


def labelled(pages: Mapping[int, str], framework: FrameworkRow) -> list[ReadJudgement]:
    """The framework's lines that are printed as a label and straight after it the grade; the last such page counts."""
    return [line for category in framework.categories if (line := _labelled(pages, framework, category)) is not None]


def _labelled(pages: Mapping[int, str], framework: FrameworkRow, category: CategoryRow) -> ReadJudgement | None:
    """One of the framework's lines."""
    names = "|".join(r"\s+".join(map(re.escape, name.split())) for name in (category.label, *category.aliases))
    row = re.compile(rf"^\s*(?:{names})\W*\s+(?:Grade\s+\d\s*\(?\s*)?({GRADE})\b", re.MULTILINE | re.IGNORECASE)
    for page in sorted(pages, reverse=True):
        if match := row.search(pages[page]):
            return judgement(framework, category, " ".join(match[1].split()), place(page, match[0]))
    return None


def judgements(framework: FrameworkRow, found: Mapping[str, Row], keys: Mapping[str, str]) -> list[ReadJudgement]:
    """The rows as lines of the framework, in its order; ``keys`` maps the labels of its lines to those of the rows."""
    lines = []
    for category in framework.categories:
        row = found.get(keys.get(category.label, ""))
        line = row and judgement(framework, category, row.printed, place(row.page, row.words))
        if line:
            lines.append(line)
    return lines


def absent(framework: FrameworkRow, found: Iterable[ReadJudgement], ignore: Iterable[CategoryRow] = ()) -> list[str]:
    """A sentence for each line of the framework that was not found."""
    there = {line.category for line in found} | {category.label for category in ignore}
    return [
        f"The grade for “{category.label}” could not be read: look it up in the report and enter it."
        for category in framework.categories
        if category.label not in there
    ]


def contradictions(keys: Mapping[str, str], table: Mapping[str, Row], stated: Mapping[str, Row]) -> list[str]:
    """Sentences on lines that the table and the headings of the findings grade differently."""
    return [
        f"The table says “{as_grade(table[key].printed)}” for “{label}”, and the heading of the findings "
        f"“{as_grade(stated[key].printed)}”: check which is right."
        for label, key in keys.items()
        if key in table and key in stated and _step(table[key]) != _step(stated[key])
    ]


def _step(row: Row) -> str:
    """The first letters that tell grades apart: "require improvement" and "requires improvement to be good" agree."""
    return as_grade(row.printed)[:7]
