"""From lines to paragraphs, numbered or not, each under its heading (reference/ofsted.md 5.1 to 5.3). Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from inspections.reading.layout import Look
from inspections.reading.numbering import INDENT, NUMBER, candidates, openings
from inspections.reading.pages import Line
from inspections.reading.shape import ReadParagraph

LONGEST_SECTION = 200  # characters, as the record keeps them
BULLETS = "\uf06e\uf0a7\uf0b7\uf0a8\uf0fc\uf02d\u25fc\u25a0\u25aa\u25cf\u2022\u00b7"
_BULLET = re.compile(rf"[{BULLETS}]\s*")
_STRANGE = re.compile(rf"[{BULLETS}\ue000-\uf8ff]\s*")
_ENDED = re.compile(r"[.:;!?][’”)]*$")
_HEADING_TAIL = re.compile(r"[\s:.]+$")
# Headings that tell no section of their own: what stands beneath belongs to the heading above them.
_PASSING = re.compile(
    r"(?:Summary|Key judge?ments?(?: Judge?ment)?(?: grade)?|Judge?ment Grade|.{0,90}\bbecause|Immediately"
    r"|Within .{1,12} months?|Grade \d.{0,15})",
    re.IGNORECASE,
)
# The head of a table whose row is the heading of the section, printed as plain text.
_TABLE = re.compile(r"Key judge?ments? (?:Judge?ment )?grade|Judge?ment Grade", re.IGNORECASE)
_FINDINGS = re.compile(r"Inspection findings", re.IGNORECASE)
JUDGED = re.compile(
    r"(?:The )?experiences? and progress of|Leadership,? management|The graded judge?ment|The impact of leaders",
    re.IGNORECASE,
)
_BOARD = re.compile(r"\bSafeguarding Children(?:[’']s)? Board\b|\b[A-Z]{0,4}SCB\b|\bthe Board\b", re.IGNORECASE)
_BOARD_OVER = re.compile(r"What the inspection judge?ments mean|Information about this|Annex", re.IGNORECASE)
BOARD = "Local Safeguarding Children Board"


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
    whole = ""
    for text in texts:
        tight = not whole or re.search(r"\w[-/]$|\d–$", whole)
        whole += text if tight else f" {text}"
    return whole


def read_body(lines: list[Line]) -> Body:
    """The paragraphs of a report from its lines, which must be without running headers."""
    opened, problems = openings(candidates(lines))
    reader = _Reader(Look(lines))
    for index, line in enumerate(lines):
        reader.take(line, opened.get(index))
    reader.close()
    return Body(reader.blocks, reader.headings, problems)


@dataclass
class _Open:
    """The paragraph that is being read."""

    number: int | None
    page: int
    section: str
    board: bool
    bullet: bool
    small: bool
    x: float
    lines: list[Line] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def indent(self) -> float:
        """Where its later lines begin."""
        return self.lines[1].x if len(self.lines) > 1 else self.x


class _Reader:
    """Takes lines one by one and keeps the state between them: section, part, the paragraph and heading under way."""

    def __init__(self, look: Look) -> None:
        self.blocks: list[Block] = []
        self.headings: list[Headed] = []
        self._look = look
        self._section = ""
        self._board = False
        self._heading: list[Line] = []
        self._row = False
        self._open: _Open | None = None
        self._asides: list[_Open] = []

    def take(self, line: Line, number: int | None) -> None:
        """The next line; ``number`` is that of the paragraph it opens, if it opens one."""
        if number is not None:
            self._end_heading()
            self._start(line, number)
        elif self._look.is_aside(line):
            self._take_aside(line)
        elif line.page > 1 and (self._is_row(line) or self._is_heading(line)):
            self._take_heading(line)
        else:
            self._end_heading()
            self._take_text(line)

    def close(self) -> None:
        """End what is under way."""
        self._end_heading()
        self._end()

    def _is_heading(self, line: Line) -> bool:
        before = self._open.lines[-1] if self._open and not self._heading else None
        return self._look.is_heading(line, before)

    def _is_row(self, line: Line) -> bool:
        """Whether a line is of the row under the head of a table of one judgement."""
        if not self._heading:
            return False
        if _TABLE.fullmatch(self._heading[-1].text):
            self._row = True
            return True
        return self._row and not line.bold and self._look.is_same_heading(self._heading[-1], line)

    def _take_heading(self, line: Line) -> None:
        """A line of a heading: of the one above it, or of a new one."""
        if self._heading and not self._look.is_same_heading(self._heading[-1], line):
            self._end_heading()
        self._heading.append(line)

    def _end_heading(self) -> None:
        """The heading under way is whole: what follows stands beneath it."""
        if not self._heading:
            return
        self._end()
        text = _HEADING_TAIL.sub("", joined(line.text for line in self._heading))
        self.headings.append(Headed(text, self._heading[0].page))
        self._heading, self._row = [], self._row and bool(_TABLE.fullmatch(text))
        if _BOARD_OVER.match(text):
            self._board = False
        elif _BOARD.search(text) and not JUDGED.match(text):
            self._board = True
        passing = _PASSING.fullmatch(text) or (_FINDINGS.fullmatch(text) and JUDGED.match(self._section))
        if passing and self._section:
            return
        prefix = f"{BOARD}: " if self._board and not _BOARD.search(text) else ""
        self._section = (prefix + text)[:LONGEST_SECTION]

    def _start(self, line: Line, number: int | None = None, *, small: bool = False) -> None:
        """Begin a paragraph with this line."""
        self._end()
        opening = NUMBER.match(line.text) if number is not None else _BULLET.match(line.text)
        text = line.text[opening.end() :] if opening else line.text
        bullet = opening is not None and number is None
        self._open = _Open(number, line.page, self._section, self._board, bullet, small, line.x, [line], [text])

    def _take_text(self, line: Line) -> None:
        """A line of text: of the paragraph under way, or of a new one without a number."""
        if self._open is None or self._begins(self._open, line):
            self._start(line)
        else:
            self._open.lines.append(line)
            self._open.texts.append(_STRANGE.sub("• ", line.text))

    def _begins(self, current: _Open, line: Line) -> bool:
        """Whether a line without a number begins a paragraph of its own."""
        apart = self._look.is_apart(current.lines[-1], line)
        if current.number is not None:  # text below a numbered paragraph that leaves its hanging indent
            return apart and line.x < current.indent - INDENT and line.x < current.x + INDENT
        if _BULLET.match(line.text):
            return not (current.bullet and line.x > current.x + INDENT)
        if line.page != current.lines[-1].page:
            return bool(_ENDED.search(current.texts[-1]))
        return apart

    def _take_aside(self, line: Line) -> None:
        """A line of small print: kept after the paragraph that it interrupts."""
        last = self._asides[-1] if self._asides else None
        if last and last.page == line.page and not self._look.is_apart(last.lines[-1], line):
            last.lines.append(line)
            last.texts.append(_STRANGE.sub("• ", line.text))
        else:
            texts = [_STRANGE.sub("• ", line.text)]
            self._asides.append(_Open(None, line.page, self._section, self._board, False, True, line.x, [line], texts))

    def _end(self) -> None:
        """The paragraph under way is whole."""
        for current in filter(None, [self._open, *self._asides]):
            if text := joined(filter(None, (text.strip() for text in current.texts))):
                paragraph = ReadParagraph(current.number, current.page, current.section, text)
                self.blocks.append(Block(paragraph, current.bullet, current.board, current.small))
        self._open, self._asides = None, []
