"""The single inspection framework: judgements of its cover and, failing that, of its headings. Pure.

The cover's wording changed in June 2015 (reference/ofsted.md 1.3): "The overall judgement is good." became "Children’s
services in X require improvement to be good". The board's grade moved from the cover to the part about the board.
"""

import re
from typing import NamedTuple

from inspections.reading.cover import place
from inspections.reading.grades import GRADE, first_grade, judgement
from inspections.reading.lines import Line
from inspections.reading.paragraphs import Headed
from inspections.reading.shape import ReadJudgement
from inspections.reading.tables import Row, absent, contradictions, judgements, rows
from inspections.seed.sif import BOARD, FRAMEWORKS

SIF = FRAMEWORKS[0]
_STARTS = {
    "1": r"(?:1\.?\s*)?(?:The\s+experiences?\s+and\s+progress\s+of\s+)?Children\s+who\s+need\s+help",
    "2": r"(?:2\.?\s*)?(?:The\s+experiences?\s+and\s+progress\s+of\s+)?Children\s+looked\s+after\s+and\s+achieving",
    "2.1": r"(?:2\.1\.?\s*)?Adoption\s+performance",
    "2.2": r"(?:2\.2\.?\s*)?Experiences?\s+and\s+progress\s+of\s+care",
    "3": r"(?:3\.?\s*)?Leadership,?\s+management",
}
_KEYS = {category.label: category.number for category in SIF.categories if category.number}
_HEADINGS = {
    "1": r"The\s+experiences?\s+and\s+progress\s+of\s+children\s+who\s+need\s+help",
    "2": r"The\s+experiences?\s+and\s+progress\s+of\s+children\s+looked\s+after",
    "2.1": r"The\s+graded\s+judge?ment\s+\w+\s+adoption",
    "2.2": r"The\s+graded\s+judge?ment\s+(?:for|about|on|of)\s+(?:the\s+)?experiences?\s+and\s+progress\s+of\s+care",
    "3": r"Leadership,?\s+management",
}
_OVERALL = (
    re.compile(rf"overall\s+judge?ment\s+(?:is|that)\b[\s\S]{{0,160}}?\b({GRADE})\b", re.IGNORECASE),
    re.compile(rf"services\s+(?:in|for|provided|of)\s[\s\S]{{2,140}}?\b({GRADE})\b", re.IGNORECASE),
    re.compile(rf"\d{{4}}\s[^\d]*?\b({GRADE})\b", re.IGNORECASE),  # the first grade after the dates
)
_BOARD = re.compile(
    rf"(?:Children(?:[’']s)?\s+Board|effectiveness\s+of\s+the\s+Board|\b[A-Z]{{0,5}}SCB)\b[^.]{{0,40}}?\s({GRADE})\b",
    re.IGNORECASE,
)


class Judged(NamedTuple):
    """The judgements of a report, what could not be read, and whether the board was reviewed."""

    judgements: list[ReadJudgement]
    problems: list[str]
    board: bool


def read_judgements(lines: list[Line], headings: list[Headed]) -> Judged:
    """All graded lines of a report under the single inspection framework."""
    cover = "\n".join(line.text for line in lines if line.page == 1)
    on_cover, in_body = _on_cover(cover), _in_headings(headings)
    found = {**in_body, **on_cover}
    board = any(
        re.search(r"Safeguarding\s+Children", text, re.IGNORECASE) for text in [cover, *(h.text for h in headings)]
    )
    lines_found = [*_overall(cover), *judgements(SIF, found, _KEYS)]
    if board:
        lines_found += read_board(cover, headings)
    ignored = () if board else (BOARD,)
    return Judged(lines_found, [*absent(SIF, lines_found, ignored), *contradictions(_KEYS, on_cover, in_body)], board)


def read_board(cover: str, headings: list[Headed]) -> list[ReadJudgement]:
    """The grade of the safeguarding board: of the heading that states it, else of the cover."""
    stated = [(heading.page, heading.text) for heading in headings if not heading.text.startswith("What ")]
    for page, text in [*stated, (1, cover)]:
        match = _BOARD.search(text)
        line = match and judgement(SIF, BOARD, " ".join(match[1].split()), place(page, match[0] if page == 1 else text))
        if line:
            return [line]
    return []


def _on_cover(cover: str) -> dict[str, Row]:
    """The rows of the cover's table by their number; the first of each counts."""
    found: dict[str, Row] = {}
    for row in rows(cover, "|".join(_STARTS.values())):
        key = next(key for key, start in _STARTS.items() if re.match(rf"\s*{start}", row.words, re.IGNORECASE))
        found.setdefault(key, row)
    return found


def _overall(cover: str) -> list[ReadJudgement]:
    """Overall effectiveness, which the cover says in a sentence between the dates and the table."""
    sentence = re.split(rf"^\s*{_STARTS['1']}", cover, maxsplit=1, flags=re.MULTILINE | re.IGNORECASE)[0]
    category = SIF.categories[0]
    for pattern in _OVERALL:
        for match in pattern.finditer(sentence):
            line = judgement(SIF, category, " ".join(match[1].split()), place(1, match[0]))
            if line:
                return [line]
    return []


def _in_headings(headings: list[Headed]) -> dict[str, Row]:
    """The rows as the headings of the findings state them."""
    found: dict[str, Row] = {}
    for heading in headings:
        for key, pattern in _HEADINGS.items():
            printed = first_grade(heading.text) if re.match(pattern, heading.text, re.IGNORECASE) else None
            if printed and key not in found:
                found[key] = Row(heading.text, printed, heading.page)
    return found
