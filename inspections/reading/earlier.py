"""Earlier results that a report restates, so that the history before its framework can be told. Pure.

"The previous inspection of the council's services for looked after children was in March 2011. The local authority was
judged to be Grade 2 (Good)." (reference/ofsted.md 1.2)
"""

import re

from inspections.reading.cover import place
from inspections.reading.grades import GRADE, as_grade
from inspections.reading.paragraphs import Block
from inspections.reading.shape import EarlierResult

_RESULT = re.compile(
    r"The (?:previous|last|most recent) (?:Ofsted )?inspections? of (?P<subject>[^.]{5,240}?),?"
    r" (?:was|were|took place)(?: carried out| undertaken| published| held| conducted)?,? (?:in|on|between|during)"
    r" (?P<when>[^.]{4,60}?)(?:\.|,? and| when)"
    r"(?P<between>[^.]{0,160}?\b(?:judged|found|rated|graded)\b[^.]{0,120}?)"
    rf"(?:Grade \d \(?)?\b(?P<grade>{GRADE})\b[^.]*\.?",
    re.IGNORECASE,
)
_FOR = re.compile(rf"\b({GRADE}) for ([^.,]+?)(?=[.,]| and\b|$)", re.IGNORECASE)


def read_earlier(blocks: list[Block]) -> list[EarlierResult]:
    """Each earlier result stated in a sentence of the unnumbered text."""
    return [
        EarlierResult(subject, match["when"], as_grade(grade), place(block.paragraph.page, match[0]))
        for block in blocks
        for match in _RESULT.finditer(block.paragraph.text)
        for subject, grade in _grades(match)
    ]


def _grades(match: re.Match[str]) -> list[tuple[str, str]]:
    """What was graded and how: one inspection may be said to be "good for safeguarding, adequate for …"."""
    several = [(each[2], each[1]) for each in _FOR.finditer(match[0])]
    return several if len(several) > 1 else [(match["subject"], match["grade"])]
