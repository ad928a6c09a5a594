"""From lines to paragraphs, numbered or not, each under its heading (reference/ofsted.md 5.1 to 5.3). Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from inspections.reading.grades import first_grade
from inspections.reading.layout import ENDED, Look
from inspections.reading.lines import Line
from inspections.reading.numbering import INDENT, NUMBER, candidates, openings
from inspections.reading.sections import JUDGED, Sections
from inspections.reading.shape import ReadParagraph

_GLYPHS = "\uf06e\uf0a7\uf0b7\uf0a8\uf0fc\uf02d\u25fc\u25a0\u25aa\u25cf\u2022\u00b7"
_BULLET = re.compile(rf"[{_GLYPHS}]\s*")
_STRANGE = re.compile(rf"[{_GLYPHS}\ue000-\uf8ff]\s*")
_JOINTS = "-/–"
_TIGHT = re.compile(r"\w[-/]$|\d–$")
_SENTENCE = re.compile(r".{30}[.!?][’”)]*$")  # what counts as text on a cover, beside its tables
_MARK = re.compile(r"\d{1,2}\s+")  # the number of a footnote, at its beginning
# The head of a table whose row is the heading of the section, printed as plain text.
_TABLE = re.compile(r"Key judge?ments? (?:Judge?ment )?grade|Judge?ment Grade", re.IGNORECASE)
_IMPRINT = re.compile(
    r"The Office for Standards in Education,? Children|Any complaints about the inspection or the report"
    r"|If you would like a copy of this document|You may (?:copy|re-?use|use) (?:all|this)",
    re.IGNORECASE,
)


class Block(NamedTuple):
    """A paragraph with what the report's layout tells beside its words."""

    paragraph: ReadParagraph
    bullet: bool
    board: bool  # whether it stands in the part about the safeguarding board
    small: bool  # whether it is small print: a footnote or the imprint


class Headed(NamedTuple):
    """A heading as printed, in one line, and its page."""

    text: str
    page: int


class Body(NamedTuple):
    """The whole text of a report, its headings, and what is odd about its numbering."""

    blocks: list[Block]
    headings: list[Headed]
    problems: list[str]


def joined(texts: Iterable[str]) -> str:
    """Lines as one text. A hyphen at a line's end is a real one and takes no space after it; nor does a slash."""
    pieces: list[str] = []
    for text in texts:
        tight = not pieces or (pieces[-1][-1:] in _JOINTS and _TIGHT.search(pieces[-1]))
        pieces.append(text if tight else f" {text}")
    return "".join(pieces)


def read_body(lines: list[Line]) -> Body:
    """The paragraphs of a report from its lines, which must be without running headers."""
    opened, problems = openings(candidates(lines))
    reader = _Reader(Look(lines), _hang(lines, opened))
    for index, line in enumerate(lines):
        reader.take(line, opened.get(index))
    reader.close()
    return Body(reader.blocks, reader.headings, problems)


def _hang(lines: list[Line], opened: dict[int, int]) -> float:
    """How much further right numbered paragraphs go on than they begin, in points."""
    pairs = [(lines[i], lines[i + 1]) for i in opened if i + 1 < len(lines) and i + 1 not in opened]
    return median([second.x - first.x for first, second in pairs if first.page == second.page] or [0.0])


@dataclass
class _Open:
    """The paragraph that is being read: where it stands, its last line and its text so far."""

    number: int | None
    section: str
    board: bool
    bullet: bool
    small: bool
    page: int
    x: float
    last: Line
    texts: list[str]

    def add(self, line: Line) -> None:
        """One more line."""
        self.last = line
        self.texts.append(line.text if line.text.isascii() else _STRANGE.sub("• ", line.text))

    def block(self) -> Block | None:
        """The paragraph as it is; None where it has no words, or is no text but a row of the cover's table."""
        text = joined(filter(None, (text.strip() for text in self.texts))).rstrip(" •")  # a bullet before nothing
        if not text or (self.page == 1 and self.number is None and not _SENTENCE.search(text)):
            return None
        return Block(ReadParagraph(self.number, self.page, self.section, text), self.bullet, self.board, self.small)


class _Reader:
    """Takes lines one by one and keeps what is under way between them: a heading, a paragraph, small print."""

    def __init__(self, look: Look, hang: float) -> None:
        self.blocks: list[Block] = []
        self.headings: list[Headed] = []
        self._look = look
        self._hang = hang
        self._sections = Sections()
        self._heading: list[Line] = []
        self._row = False  # whether the heading under way is the row of a table
        self._imprint = 0  # the page on which the imprint has begun
        self._open: _Open | None = None
        self._small: list[_Open] = []

    def take(self, line: Line, number: int | None) -> None:
        """The next line; ``number`` is that of the paragraph it opens, if it opens one."""
        if number is not None:
            self._start(line, line.text[_length(NUMBER, line) :], number)
        elif self._is_small(line):
            self._take_small(line)
        elif line.page > 1 and (self._is_row(line) or self._is_heading(line)):
            self._take_heading(line)
        else:
            self._take_text(line)

    def close(self) -> None:
        """End what is under way."""
        self._end_heading()
        self._end()

    def _is_small(self, line: Line) -> bool:
        """Whether a line is of a footnote or of the imprint, which goes on to the end of its page."""
        if line.text[0].isupper() and _IMPRINT.match(line.text):
            self._imprint = line.page
        return line.page == self._imprint or (self._look.is_aside(line) and not self._goes_on(line))

    def _goes_on(self, line: Line) -> bool:
        """Whether a line in small letters is text: straight below a line of the paragraph under way."""
        above = None if self._small or self._heading else self._open and self._open.last
        return bool(above and above.page == line.page and not self._look.is_apart(above, line))

    def _is_heading(self, line: Line) -> bool:
        before = self._open.last if self._open and not self._heading else None
        return self._look.is_heading(line, before)

    def _is_row(self, line: Line) -> bool:
        """Whether a line is of the row under the head of a table of one judgement, or of a heading that gives a grade.

        Either may be printed as plain text. Such a heading goes on until its grade has come.
        """
        if not self._heading:
            return False
        above = self._heading[-1]
        if _TABLE.fullmatch(above.text):
            self._row = True
            return True
        if not self._look.is_same_heading(above, line):
            return False
        printed = joined(row.text for row in self._heading)
        return (self._row and not line.bold) or bool(JUDGED.match(printed) and not first_grade(printed))

    def _take_heading(self, line: Line) -> None:
        """A line of a heading: of the one above it, or of a new one."""
        if self._heading and not self._look.is_same_heading(self._heading[-1], line):
            self._end_heading()
        self._heading.append(line)

    def _end_heading(self) -> None:
        """The heading under way, if any, is whole: what follows stands beneath it."""
        if not self._heading:
            return
        self._end()
        printed = joined(line.text for line in self._heading)
        self._row = self._row and bool(_TABLE.fullmatch(printed))
        self.headings.append(Headed(self._sections.enter(printed), self._heading[0].page))
        self._heading = []

    def _take_text(self, line: Line) -> None:
        """A line of text: of the paragraph under way, or of a new one without a number."""
        self._end_heading()
        if self._open and not self._begins(self._open, line):
            self._open.add(line)
        else:
            self._start(line, line.text[_length(_BULLET, line) :])

    def _begins(self, current: _Open, line: Line) -> bool:
        """Whether a line without a number begins a paragraph of its own."""
        if line.page == current.last.page:
            apart = self._look.is_apart(current.last, line)
        else:
            apart = bool(ENDED.search(current.texts[-1]))
        if current.number is not None:  # text below a numbered paragraph leaves its hanging indent
            listed = _BULLET.match(line.text) and any(text.endswith(":") for text in current.texts)
            return apart and line.x < current.x + self._hang - INDENT and not listed
        if _BULLET.match(line.text):
            return not (current.bullet and line.x > current.x + INDENT)
        return apart

    def _start(self, line: Line, text: str, number: int | None = None) -> None:
        """Begin a paragraph with this line, of which ``text`` is what follows its number or bullet."""
        self._end_heading()
        self._end()
        sections, bullet = self._sections, number is None and bool(_BULLET.match(line.text))
        self._open = _Open(
            number, sections.section, sections.board, bullet, False, line.page, line.x, line, [_STRANGE.sub("• ", text)]
        )

    def _take_small(self, line: Line) -> None:
        """A line of small print: kept apart, after the paragraph that it interrupts."""
        last = self._small[-1] if self._small else None
        if last and last.page == line.page and not self._look.is_apart(last.last, line):
            last.add(line)
        else:
            text = line.text[_length(_MARK, line) :]
            self._small.append(_Open(None, "", self._sections.board, False, True, line.page, line.x, line, [text]))

    def _end(self) -> None:
        """The paragraph under way is whole, and so is the small print below it."""
        for current in filter(None, [self._open, *self._small]):
            if block := current.block():
                self.blocks.append(block)
        self._open, self._small = None, []


def _length(pattern: re.Pattern[str], line: Line) -> int:
    """How much of the line's beginning is its number, bullet or mark."""
    match = pattern.match(line.text)
    return match.end() if match else 0
