"""Which lines are running headers, headings, footnotes and text (reference/ofsted.md 5.3). Pure."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import groupby, pairwise

from inspections.reading.lines import Line
from inspections.reading.numbering import NUMBER

EDGE = 4  # lines at the top and foot of a page among which a running header is looked for
_WORD = re.compile(r"[^\W\d_]{2}")
_DIGITS = re.compile(r"\d+")
_CONTENTS_ROW = re.compile(r".*\D\s?\d{1,3}")
ENDED = re.compile(r"[.:;!?)][’”)]*$")
# Headings that are known by their words, where a report does not print them in bold.
_KNOWN = re.compile(
    r"(?:Priority and immediate actions?|Areas? for (?:improvement|priority action)|Recommendations?|Summary"
    r"|What needs to improve\??|What does the .{3,60} need to improve\?|Executive summary|Inspection findings"
    r"|Summary of (?:key )?findings|Summary for children(?: and young people)?|Information about th.{5,40}"
    r"|Section \d: .{5,80}|Inspection findings . .{10,60}|Key strengths and weaknesses of .{3,50}"
    r"|What the inspection judge?ments mean.{0,40}|Leadership,? management(?: and)?(?: governance.{0,50})?"
    r"|(?:The )?(?:effectiveness of the )?(?:Local Safeguarding Children Board|[A-Z]{0,4}SCB)(?: \(LSCB\))?"
    r"(?: (?:is|requires?) .{0,40})?"
    r"|.{4,40} local authority[’']s strengths|Progress since the last inspection|Key judge?ment Judge?ment grade"
    r"|(?:The )?experiences? and progress of.{0,100}|The impact of leaders on .{10,90}"
    r"|The graded judge?ment .{10,120}|The inspection team|Record of main findings)[:.]?",
    re.IGNORECASE,
)
# Headings that stand alone: the next line of the same look begins another.
_ALONE = re.compile(
    r"(?:Summary|Inspection findings|Executive summary|Recommendations?|Priority and immediate actions?"
    r"|Areas? for (?:improvement|priority action)|Key judge?ment Judge?ment grade|Judge?ment Grade)[:.]?",
    re.IGNORECASE,
)


def without_furniture(lines: list[Line]) -> list[Line]:
    """The lines without running headers and page numbers, and without the pages of the contents."""
    pages = [list(rows) for _, rows in groupby(lines, key=lambda line: line.page)]
    seen = Counter(key for rows in pages for key in {_key(line) for line in _edges(rows)})
    often = {key for key, count in seen.items() if count >= max(3, 0.3 * len(pages)) and re.search(r"[^\W\d_]", key)}
    kept: list[Line] = []
    for rows in pages:
        if not _is_contents(rows):
            edges = {id(line) for line in _edges(rows)}
            kept += _downward([line for line in rows if not (id(line) in edges and _is_furniture(line, often))])
    return kept


def _edges(rows: list[Line]) -> list[Line]:
    return rows if len(rows) <= 2 * EDGE else rows[:EDGE] + rows[-EDGE:]


def _downward(rows: list[Line]) -> list[Line]:
    """The lines of a page from top to bottom, where the file has a piece of it out of order.

    Cells of a table stand beside each other and stay as they are: only what lies wholly above moves up.
    """
    runs: list[list[Line]] = []
    for line in rows:
        if runs and line.y <= runs[-1][-1].y_end + 1.5 * line.size:
            runs[-1].append(line)
        else:
            runs.append([line])
    ordered: list[list[Line]] = []
    for run in runs:
        bottom, place = min(line.y_end for line in run), len(ordered)
        while place and max(line.y for line in ordered[place - 1]) < bottom:
            place -= 1
        ordered.insert(place, run)
    return [line for run in ordered for line in run]


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text)


def _is_furniture(line: Line, often: set[str]) -> bool:
    """A header that many pages repeat, or a number that can be the page's own; a report may not count its cover."""
    if line.text.isdecimal():
        return abs(int(line.text) - line.page) <= 5
    return _key(line) in often and not NUMBER.match(line.text)


def _is_contents(rows: list[Line]) -> bool:
    """Whether a page is the list of contents: its heading, and rows that end in a page's number."""
    if not any(line.text.casefold() == "contents" for line in rows[:EDGE]):
        return False
    return sum(bool(_CONTENTS_ROW.fullmatch(line.text)) for line in rows) >= len(rows) / 3


class Look:
    """How the text of one report is printed, and so which lines are not plain text."""

    def __init__(self, lines: Iterable[Line]) -> None:
        lines = list(lines)
        gaps = sorted(above.y_end - line.y for above, line in pairwise(lines) if above.page == line.page)
        gaps = [gap for gap in gaps if gap > 1] or [0.0]
        self._spacing = gaps[len(gaps) // 4]  # from line to line inside a paragraph; most gaps are such
        sizes = Counter(round(line.size, 1) for line in lines)
        self.body = sizes.most_common(1)[0][0] if sizes else 0.0
        # Where most of a file counts as bold, as some fonts would have it, bold says nothing.
        self._bold_tells = sum(line.bold for line in lines) < 0.6 * len(lines)

    def is_aside(self, line: Line) -> bool:
        """Whether a line is small print: a footnote, or the imprint on the last page."""
        return line.size <= self.body - 1.4

    def is_heading(self, line: Line, before: Line | None) -> bool:
        """Whether a line is one of a heading; ``before`` is the line above it, None at the start of a section."""
        large, bold = line.size >= self.body + 1.4, line.bold and self._bold_tells
        if not (large or bold or line.text[0].isupper()) or self.is_aside(line) or not _WORD.search(line.text):
            return False
        if before is not None and before.page == line.page and abs(before.y_end - line.y) < 1:
            return False  # a piece of the line before it
        inside = before is not None and not ENDED.search(before.text) and not self.is_apart(before, line)
        if large or bold:  # the last sentence of a page may want its full stop
            return not inside or (large and line.bold) or (before is not None and before.page != line.page)
        return bool(_KNOWN.fullmatch(line.text)) and not inside

    def is_apart(self, above: Line, line: Line) -> bool:
        """Whether there is more room between two lines than inside a paragraph."""
        return line.page == above.page and above.y_end - line.y > max(1.25 * self._spacing, 1.5 * line.size)

    def is_same_heading(self, above: Line, line: Line) -> bool:
        """Whether a line of a heading goes on with the one above it."""
        if above.page != line.page or abs(above.size - line.size) > 0.5:
            return False
        if _ALONE.fullmatch(line.text) or _ALONE.fullmatch(above.text):
            return False
        return above.y_end - line.y <= max(1.25 * self._spacing, 1.7 * line.size)
