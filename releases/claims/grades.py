"""Grades that a release states, compared with the judgements on record. Pure."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from inspections.quotations import Difference, Verdict
from releases.claims.comparisons import check_comparisons
from releases.claims.graded import Stated
from releases.claims.shape import Checked, Claim, Content, Kind, Source
from releases.claims.statements import Statement, is_overall, statements

Judgement = dict[str, Any]

_SAYS_OVERALL = re.compile(r"\boverall\b", re.IGNORECASE)
NO_OVERALL = (
    "“{words}” claims an overall grade, but {method} has none: its judgements stand side by side. "
    "Name the judgements with their grades."
)


def check_grades(content: Content, sources: Mapping[str, Source]) -> list[Checked]:
    """What the records say to every grade that ``content`` states, and to every comparison with earlier inspections.

    A release may report several inspections: a sentence is held against that which bears it out, if one does.
    """
    best: dict[tuple[str, str], Checked] = {}
    for slug, source in sources.items():
        for statement in statements(content, source.facts):
            for checked in _checked(statement, slug, source):
                at = (statement.place, statement.words)
                if at not in best or _weight(checked) < _weight(best[at]):
                    best[at] = checked
    return [*best.values(), *check_comparisons(content, sources)]


def _weight(checked: Checked) -> int:
    """How much speaks against a statement: of several inspections it is of the one that speaks for it."""
    return [Verdict.SUPPORTED, Verdict.CANNOT, Verdict.DIFFERS, Verdict.NOT_FOUND].index(checked.verdict)


def _checked(statement: Statement, slug: str, source: Source) -> Iterator[Checked]:
    """A sentence against one record; nothing where the record has no such line."""
    claim = Claim(statement.words, Kind.GRADE, statement.place, slug)
    found = [(stated, _judgement(stated, source.facts["judgements"])) for stated in statement.stated]
    if any(is_overall(stated) and _has_no_overall(source) for stated, _judgement_found in found):
        yield _without_overall(claim, statement, source)
        return
    known = [(stated, judgement) for stated, judgement in found if judgement]
    wrong = [(stated, judgement) for stated, judgement in known if not is_same(stated.grade, judgement["grade"])]
    if wrong or (known and not statement.is_implied):
        yield Checked(
            claim,
            Verdict.DIFFERS if wrong else Verdict.SUPPORTED,
            report_words="; ".join(_line(judgement) for _stated, judgement in wrong or known),
            differences=tuple(Difference(stated.words, judgement["grade"]) for stated, judgement in wrong),
        )


def _without_overall(claim: Claim, statement: Statement, source: Source) -> Checked:
    """An overall grade where the framework gives none: refused, unless all the judgements have that grade."""
    grades = [judgement["grade"] for judgement in source.facts["judgements"]]
    same = grades and all(is_same(statement.stated[0].grade, grade) for grade in grades)
    title = source.method.title if source.method else source.facts["framework"]["short_title"]
    if same and not _SAYS_OVERALL.search(statement.words):
        hint = f"{title} has no overall grade: say that all the judgements are so."
        return Checked(claim, Verdict.SUPPORTED, hint=hint)
    refusal = NO_OVERALL.format(words=statement.words, method=title)
    return Checked(claim, Verdict.NOT_FOUND, hint=refusal, refusal=refusal)


def _has_no_overall(source: Source) -> bool:
    """Whether the framework is known to give no overall grade and the record has none."""
    has_one = any(judgement["is_overall"] for judgement in source.facts["judgements"])
    return source.method is not None and not source.method.has_overall and not has_one


def _judgement(stated: Stated, judgements: list[Judgement]) -> Judgement | None:
    """The graded line of the record that a grade is stated for; the overall one however the framework calls it."""
    graded = [one for one in judgements if one["grade"]]
    if is_overall(stated):
        overall = [one for one in graded if one["is_overall"]]
        return overall[0] if len(overall) == 1 else None
    return next((one for one in graded if one["label"] == stated.category), None)


def is_same(grade: str, other: str | None) -> bool:
    """Whether two labels are the same grade, however much of "requires improvement to be good" is printed."""
    one, another = grade.lower(), (other or "").lower()
    return one == another or (one[:8] == another[:8] == "requires")


def _line(judgement: Judgement) -> str:
    return f"{judgement['label']}: {judgement['grade']}"
