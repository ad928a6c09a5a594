"""The judgements and recommendations of a reading, each beside what is on record for it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from inspections.models import Framework, Grade, Inspection, Judgement, JudgementCategory, Recommendation
from inspections.reading.shape import ReadJudgement, ReadRecommendation

BOARD = "Safeguarding Children Board"
MOST = 0.7  # of the longer words of a recommendation


@dataclass(frozen=True)
class ProposedJudgement:
    """One line of the framework: what the report gives it, and the judgement on record; either may be missing."""

    category: JudgementCategory
    read: ReadJudgement | None
    grade: Grade | None
    held: Judgement | None

    @property
    def status(self) -> str:
        """The state the report gives the line; "" where it says nothing of it that its scale has."""
        if self.read is None or (self.read.status == Judgement.Status.GRADED and self.grade is None):
            return ""
        return self.read.status

    @property
    def differs(self) -> bool:
        """Whether report and record give the line different results."""
        return bool(self.held and self.status and (self.status, self.grade) != (self.held.status, self.held.grade))

    @property
    def is_of_board(self) -> bool:
        """Whether it judges the safeguarding board and not the council."""
        return BOARD in self.category.label


@dataclass(frozen=True)
class ProposedRecommendation:
    """Something asked for, and the recommendation on record that it is or replaces."""

    read: ReadRecommendation
    held: Recommendation | None

    @property
    def differs(self) -> bool:
        """Whether the record has other words for it."""
        return self.held is not None and not same_words(self.held.text, self.read.text)


def judgements(
    framework: Framework, read: Iterable[ReadJudgement], record: Inspection | None
) -> list[ProposedJudgement]:
    """A row for every line of ``framework`` in printed order."""
    categories = framework.categories.select_related("parent").prefetch_related("scale__grades").order_by("position")
    found = {_key(category.label): category for category in categories}
    found |= {_key(str(alias)): category for category in categories for alias in category.aliases}
    by_line = {category.pk: line for line in read if (category := found.get(_key(line.category)))}
    held = {one.category_id: one for one in record.judgements.select_related("grade")} if record else {}
    common = list(framework.scale.grades.all()) if framework.scale else []
    return [
        ProposedJudgement(line, by_line.get(line.pk), _grade(line, common, by_line.get(line.pk)), held.get(line.pk))
        for line in categories
    ]


def grades_of(category: JudgementCategory, common: list[Grade]) -> list[Grade]:
    """The grades a line can be given: its own scale's, or those ``common`` to its framework."""
    return list(category.scale.grades.all()) if category.scale else common


def recommendations(
    read: Iterable[ReadRecommendation], record: Inspection | None
) -> tuple[list[ProposedRecommendation], list[Recommendation]]:
    """What the report asks for, each with its like on record; and what is on record that the report does not ask."""
    rows, left = list(read), list(record.recommendations.select_related("body")) if record else []
    found: dict[int, Recommendation] = {}
    for alike in (_said_so, _same_number, _reworded):  # the surest first, so that none takes another's
        for index, asked in enumerate(rows):
            held = next((one for one in left if index not in found and alike(one, asked)), None)
            if held:
                found[index] = held
                left.remove(held)
    return [ProposedRecommendation(asked, found.get(index)) for index, asked in enumerate(rows)], left


def _said_so(held: Recommendation, asked: ReadRecommendation) -> bool:
    return same_words(held.text, asked.text)


def _same_number(held: Recommendation, asked: ReadRecommendation) -> bool:
    return asked.number is not None and held.number == asked.number


def _reworded(held: Recommendation, asked: ReadRecommendation) -> bool:
    """Whether most of the words that matter on record are the report's, as where a release shortens a sentence."""
    ours, theirs = _long_words(held.text), _long_words(asked.text)
    return bool(ours) and len(ours & theirs) >= MOST * len(ours)


def _long_words(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z]+", text.lower()) if len(word) > 3}


def _grade(category: JudgementCategory, common: list[Grade], read: ReadJudgement | None) -> Grade | None:
    wanted = _key(read.grade) if read else ""
    for grade in grades_of(category, common) if wanted else []:
        if wanted in {_key(grade.label), *(_key(str(alias)) for alias in grade.aliases)}:
            return grade
    return None


def _key(label: str) -> str:
    return " ".join(label.lower().replace("’", "'").split())


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but case, white space, apostrophes and the stop at the end."""
    return _key(one).strip(" .;") == _key(other).strip(" .;")
