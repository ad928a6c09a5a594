"""A row against the inspection on record: blanks are filled, open data follows open data, all else conflicts."""

from dataclasses import dataclass, field
from datetime import date

from inspections.importers.methods import Result
from inspections.importers.records import Outcome
from inspections.models import FactChange, Inspection, InspectionPeriod, Judgement, JudgementCategory, Source
from inspections.workflow_conflicts import (
    NAMES,
    field_value,
    in_words,
    record_fact_conflict,
    record_judgement_conflict,
)

PLAIN = ("published_on", "kind", "theme")


@dataclass
class Compared:
    """What a row changes in one inspection; ``conflicts`` are sentences, of new ones and of those still open."""

    inspection: Inspection
    may_correct: bool
    changes: list[FactChange] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    new_judgements: list[Judgement] = field(default_factory=list)
    periods: list[InspectionPeriod] = field(default_factory=list)
    new_periods: list[InspectionPeriod] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)

    def changed(self, what: str, old: str, new: str) -> None:
        """Keep what a value was."""
        self.changes.append(
            FactChange(inspection=self.inspection, what=what[:220], old=old, new=new, source=Source.OPEN_DATA)
        )


def compare(
    inspection: Inspection, outcome: Outcome, results: dict[JudgementCategory, Result], *, may_correct: bool
) -> Compared:
    """Bring ``inspection`` up to date with a row, in memory; conflicts alone are stored at once.

    ``may_correct``: whether the source is good enough to correct what open data gave before.
    """
    compared = Compared(inspection, may_correct)
    for name, value in _told(outcome).items():
        _compare_fact(compared, name, value)
    _fill_result(compared, outcome.result)
    ours = {judgement.category_id: judgement for judgement in inspection.judgements.all()}
    for line, result in results.items():
        if line.pk in ours:
            _compare_grade(compared, ours[line.pk], line, result)
        else:
            grade, words = result
            compared.new_judgements.append(judgement_of(inspection, line, result))
            compared.changed(line.label, "", grade.label if grade else words.text)
    return compared


def judgement_of(inspection: Inspection, line: JudgementCategory, result: Result) -> Judgement:
    """A judgement as open data gives it."""
    grade, words = result
    return Judgement(
        inspection=inspection,
        category=line,
        grade=grade,
        status=Judgement.Status.GRADED if grade else Judgement.Status.NOT_JUDGED,
        words=words.text[:200],
        source=Source.OPEN_DATA,
    )


def _told(outcome: Outcome) -> dict[str, str]:
    """The facts that the row gives, as conflicts keep them."""
    facts = {
        "framework": outcome.framework,
        "published_on": outcome.published_on,
        "starts_on": outcome.starts_on,
        "ends_on": outcome.ends_on,
        "kind": "" if outcome.kind == Inspection.Kind.INSPECTION else outcome.kind,
        "theme": outcome.theme,
    }
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items() if value}


def _compare_fact(compared: Compared, name: str, theirs: str) -> None:
    """One field: agreed, filled, corrected, or in conflict."""
    inspection = compared.inspection
    ours = field_value(inspection, name)
    if ours == theirs:
        return
    is_open_data = inspection.sources.get(name) == Source.OPEN_DATA
    if name != "framework" and (not ours or (is_open_data and compared.may_correct)):
        _write(compared, name, theirs)
        inspection.sources[name] = Source.OPEN_DATA
        compared.changed(NAMES[name].capitalize(), in_words(name, ours), in_words(name, theirs))
    else:
        _raise_fact(compared, name, theirs)


def _write(compared: Compared, name: str, theirs: str) -> None:
    """Set the value in memory."""
    inspection = compared.inspection
    if name in PLAIN:
        setattr(inspection, name, date.fromisoformat(theirs) if name == "published_on" else theirs)
        return
    on = date.fromisoformat(theirs)
    periods = [*inspection.periods.all(), *compared.new_periods]
    if not periods:
        compared.new_periods.append(InspectionPeriod(inspection=inspection, starts_on=on, ends_on=on))
        return
    period = min(periods, key=lambda one: one.starts_on)
    if name == "starts_on":
        # Where only the first day is told, the last is that day too.
        period.ends_on = on if period.ends_on == period.starts_on else max(on, period.ends_on)
    setattr(period, name, on)
    if period.pk:
        compared.periods.append(period)


def _raise_fact(compared: Compared, name: str, theirs: str) -> None:
    """Keep their value beside ours, unless it was settled before."""
    inspection = compared.inspection
    wanted = (name, theirs, Source.OPEN_DATA)
    known = [one for one in inspection.conflicts.all() if (one.field, one.theirs, one.source) == wanted]
    if not known:
        record_fact_conflict(inspection=inspection, field=name, theirs=theirs, source=Source.OPEN_DATA)
    if not known or known[0].settled_at is None:
        ours = in_words(name, field_value(inspection, name))
        compared.conflicts.append(f"{NAMES[name]}: the record says {ours}, the file {in_words(name, theirs)}")


def _fill_result(compared: Compared, result: str) -> None:
    """The sentence that tells the result is ours to word: it follows open data and contradicts nobody."""
    inspection = compared.inspection
    is_open_data = inspection.sources.get("outcome") == Source.OPEN_DATA
    if result and result != inspection.outcome and (not inspection.outcome or is_open_data):
        compared.changed("Outcome", inspection.outcome, result)
        inspection.outcome, inspection.sources["outcome"] = result, Source.OPEN_DATA


def _compare_grade(compared: Compared, ours: Judgement, line: JudgementCategory, result: Result) -> None:
    """One line of the judgement table."""
    grade, words = result
    if ours.grade_id == (grade.pk if grade else None):
        return
    told, old = grade.label if grade else words.text, ours.grade.label if ours.grade else ours.get_status_display()
    if ours.source == Source.OPEN_DATA and compared.may_correct:
        new = judgement_of(compared.inspection, line, result)
        ours.grade, ours.status, ours.words = new.grade, new.status, new.words
        compared.judgements.append(ours)
        compared.changed(line.label, str(old), told)
        return
    wanted = (grade.pk if grade else None, Source.OPEN_DATA)
    known = [one for one in ours.conflicts.all() if (one.grade_id, one.source) == wanted]
    if not known:
        record_judgement_conflict(judgement=ours, grade=grade, words=words.text[:200], source=Source.OPEN_DATA)
    if not known or known[0].settled_at is None:
        compared.conflicts.append(f"{line.label}: the record says {old}, the file {told}")
