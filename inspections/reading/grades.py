"""The grade words of the inspectorate, as sentences and tables print them (reference/ofsted.md 1.5, 5.3). Pure."""

import re

from inspections.reading.shape import Place, ReadJudgement
from inspections.seed.scales import SCALES
from inspections.seed.shape import CategoryRow, FrameworkRow

# The longest first: "requires improvement to be good" is not "good".
GRADE = (
    r"(?:outstanding|requires?\s+improvements?(?:\s+to\s+be\s+good)?|to\s+requires?\s+improvement|good|inadequate"
    r"|adequate|not\s+judged|no\s+judge?ment)"
)
NOT_JUDGED = re.compile(r"no(?:t\s+judged|\s+judge?ment)", re.IGNORECASE)
# A grade as a word, even where the next cell of a table is printed hard against the label: "permanenceGood".
GRADED = re.compile(rf"(?:\b|(?<=[a-z])(?=(?-i:[A-Z]))){GRADE}\b", re.IGNORECASE)
_SCALES = {scale.code: scale for scale in SCALES}


def first_grade(text: str) -> str | None:
    """The first grade in a text, in its words."""
    match = GRADED.search(text)
    return " ".join(match[0].split()) if match else None


def cell_grade(text: str) -> str | None:
    """The grade of one row of a table whose cells may be printed through one another.

    "Children looked after and achieving Requires permanence improvement" is a row that requires improvement.
    """
    whole = first_grade(text)
    if whole is None and re.search(r"\brequires?\b", text, re.IGNORECASE):
        return "Requires improvement"
    return whole


def label_on(scale: str, printed: str) -> str:
    """The label of the grade on its scale, or "" for words that the scale does not have."""
    words = as_grade(printed).casefold()
    for grade in _SCALES[scale].grades if scale else ():
        if words in {name.casefold() for name in (grade.label, *grade.aliases)}:
            return grade.label
    return ""


def judgement(framework: FrameworkRow, category: CategoryRow, printed: str, place: Place) -> ReadJudgement | None:
    """One line of the judgement table; None for a grade that the framework's scale does not have."""
    if NOT_JUDGED.fullmatch(printed):
        return ReadJudgement(category.label, category.number, "", printed, "not_judged", place)
    grade = label_on(category.scale or framework.scale, printed)
    if not grade:
        return None
    return ReadJudgement(category.label, category.number, grade, printed, "graded", place)


def as_grade(printed: str) -> str:
    """Printed words as a grade is written: "require improvement to be good" is "Requires improvement to be good"."""
    words = re.sub(r"^(?:to\s+)?requires?\b", "requires", " ".join(printed.split()), flags=re.IGNORECASE)
    return words[:1].upper() + words[1:].lower()
