"""The judgements and recommendations of a reading, each beside what is on record for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inspections.models import Framework, Grade, Inspection, Judgement, JudgementCategory, Recommendation
from inspections.reading.shape import ReadJudgement, ReadRecommendation

BOARD = "Safeguarding Children Board"


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


def recommendations(read: Iterable[ReadRecommendation], record: Inspection | None) -> list[ProposedRecommendation]:
    """What the report asks for, each with its like on record: the same words, or the same number in the same set."""
    left = list(record.recommendations.select_related("body")) if record else []
    rows = []
    for asked in read:
        held = next(_alike(asked, left), None)
        if held:
            left.remove(held)
        rows.append(ProposedRecommendation(asked, held))
    return rows


def _alike(asked: ReadRecommendation, known: list[Recommendation]) -> Iterator[Recommendation]:
    yield from (one for one in known if same_words(one.text, asked.text))
    if asked.number is not None:
        yield from (one for one in known if one.number == asked.number)


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
