"""Under which heading a paragraph stands, and in which part of the report (reference/ofsted.md 5.1). Pure."""

import re

LONGEST = 200  # characters, as the record keeps them
BOARD = "Local Safeguarding Children Board"

_TAIL = re.compile(r"[\s:.]+$")
# Headings that tell no section of their own: what stands beneath belongs to the heading above them.
_PASSING = re.compile(
    r"(?:Summary|Key judge?ments?(?: Judge?ment)?(?: grade)?|Judge?ment Grade|.{0,90}\bbecause|Immediately"
    r"|Within .{1,12} months?|Grade \d.{0,15})",
    re.IGNORECASE,
)
_FINDINGS = re.compile(r"Inspection findings", re.IGNORECASE)
JUDGED = re.compile(
    r"(?:The )?experiences? and progress of|Leadership,? management|The graded judge?ment|The impact of leaders",
    re.IGNORECASE,
)
_BOARD = re.compile(r"\bSafeguarding Children(?:[’']s)? Board\b|\b[A-Z]{0,4}SCB\b|\bthe Board\b", re.IGNORECASE)
_BOARD_OVER = re.compile(r"What the inspection judge?ments mean|Information about this|Annex", re.IGNORECASE)


class Sections:
    """Takes the headings in order and keeps the section that they begin.

    Headings of the board's part that do not name it are told apart from those of the council's: both have
    recommendations.
    """

    def __init__(self) -> None:
        self.section = ""
        self.board = False
        self._judged = False  # whether the council's findings have begun; the board's part comes after them

    def enter(self, heading: str) -> str:
        """Begin what stands under this heading; returns the heading without the colon or full stop at its end."""
        text = _TAIL.sub("", heading)
        if JUDGED.match(text):
            self._judged, self.board = True, False
        elif _BOARD_OVER.match(text):
            self.board = False
        elif _BOARD.search(text):
            self.board = self._judged
        passing = _PASSING.fullmatch(text) or (_FINDINGS.fullmatch(text) and JUDGED.match(self.section))
        if not (passing and self.section):
            prefix = f"{BOARD}: " if self.board and not _BOARD.search(text) else ""
            self.section = (prefix + text)[:LONGEST]
        return text
