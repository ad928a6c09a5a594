"""Frameworks as an import needs them: the line a heading means, the grade that words mean. Loaded once."""

from inspections.importers.headings import plain
from inspections.importers.problems import BadRow, quoted
from inspections.importers.records import Outcome, Words
from inspections.models import Framework, Grade, JudgementCategory

NOT_JUDGED = "not judged"
Result = tuple[Grade | None, Words]  # no grade where the words say that it was not judged


class Methods:
    """The frameworks by code, with their lines and grades."""

    def __init__(self) -> None:
        related = ("categories__scale__grades", "scale__grades")
        self.by_code = {one.code: one for one in Framework.objects.prefetch_related(*related)}
        self.by_key = {one.pk: one for one in self.by_code.values()}

    def framework(self, code: str) -> Framework:
        """The framework of an outcome. Raises ``BadRow`` where an editor has removed it."""
        if code not in self.by_code:
            raise BadRow(f"There is no framework “{code}” on record: add it first.")
        return self.by_code[code]

    def results(self, outcome: Outcome, framework: Framework) -> dict[JudgementCategory, Result]:
        """The judgements of a row by the lines of ``framework``. Raises ``BadRow`` for one that does not fit."""
        lines = {plain(label): line for line in framework.categories.all() for label in [*line.aliases, line.label]}
        found = {}
        for label, words in outcome.judgements.items():
            if plain(label) not in lines:
                raise BadRow(f"{framework} has no judgement “{label}”.", words.column)
            line = lines[plain(label)]
            found[line] = _grade(line, framework, words), words
        return found


def _grade(line: JudgementCategory, framework: Framework, words: Words) -> Grade | None:
    """The grade of the line's scale by its label or an alias. Raises ``BadRow``."""
    scale = line.scale or framework.scale
    grades = list(scale.grades.all()) if scale else []
    wanted = plain(words.text)
    for grade in grades:
        if wanted in {plain(str(label)) for label in (grade.label, *grade.aliases)}:
            return grade
    if wanted == NOT_JUDGED:
        return None
    offered = ", ".join(grade.label for grade in grades)
    raise BadRow(f"{quoted(words.text)} is not a grade here. The grades are: {offered}.", words.column)
