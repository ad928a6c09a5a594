"""What sources disagree about: raised by whoever reads a source, settled by an officer.

A reader that finds a value other than the recorded one never overwrites what another source or a person gave. It calls
``record_judgement_conflict`` or ``record_fact_conflict``; both answer the new conflict, or None where there is nothing
to settle: the values agree, or the same value of the same source was raised before, settled or not.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from council_news.outbox.models import Change
from council_news.text import day
from inspections.models import (
    FactChange,
    FactConflict,
    Framework,
    Grade,
    Inspection,
    Judgement,
    JudgementConflict,
    Source,
)
from inspections.workflow import Refused

PERMISSION = "inspections.change_inspection"
NAMES = {
    "published_on": "published on",
    "starts_on": "first day on site",
    "ends_on": "last day on site",
    "kind": "kind",
    "framework": "framework",
    "theme": "theme",
    "lead_inspector": "lead inspector",
    "title": "title",
}


@dataclass(frozen=True)
class Disagreement:
    """One open conflict as a page shows it: what about, our value and theirs in words, and where each was read."""

    conflict: JudgementConflict | FactConflict
    key: str
    what: str
    ours: str
    ours_source: str
    theirs: str
    theirs_source: str


def record_judgement_conflict(
    *, judgement: Judgement, grade: Grade | None, words: str, source: str
) -> JudgementConflict | None:
    """Keep another grade for ``judgement`` beside it; ``grade`` is None where ``words`` say that it was not judged."""
    if grade is not None and judgement.grade_id == grade.pk:
        return None
    if grade is None and judgement.grade_id is None:
        return None
    if judgement.conflicts.filter(grade=grade, source=source).exists():
        return None
    return JudgementConflict.objects.create(judgement=judgement, grade=grade, words=words, source=source)


def record_fact_conflict(*, inspection: Inspection, field: str, theirs: str, source: str) -> FactConflict | None:
    """Keep another value for ``field`` (one of ``NAMES``): an ISO day, the code of a kind or framework, or words."""
    if field_value(inspection, field) == theirs:
        return None
    ours = in_words(field, field_value(inspection, field))
    conflict, is_new = FactConflict.objects.get_or_create(
        inspection=inspection, field=field, theirs=theirs, source=source, defaults={"ours": ours}
    )
    return conflict if is_new else None


def field_value(inspection: Inspection, field: str) -> str:
    """The recorded value as a conflict keeps it; empty where there is none."""
    if field in ("starts_on", "ends_on"):
        days = [getattr(period, field) for period in inspection.periods.all()]
        return (min(days) if field == "starts_on" else max(days)).isoformat() if days else ""
    if field == "framework":
        return inspection.framework.code
    value = getattr(inspection, field)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def in_words(field: str, value: str) -> str:
    """A value as people read it: "22 May 2018", "Short inspection"."""
    if field in ("published_on", "starts_on", "ends_on") and value:
        return day(date.fromisoformat(value))
    if field == "kind" and value in Inspection.Kind.values:
        return Inspection.Kind(value).label
    return value


def disagreements(inspection: Inspection) -> list[Disagreement]:
    """What is still to be settled about an inspection: grades in printed order, then the other facts."""
    open_grades = JudgementConflict.objects.filter(judgement__inspection=inspection, settled_at=None)
    grades = open_grades.select_related("grade", "judgement__grade", "judgement__category").order_by(
        "judgement__category__position", "pk"
    )
    facts = FactConflict.objects.filter(inspection=inspection, settled_at=None)
    return [*(_of_judgement(conflict) for conflict in grades), *(_of_fact(conflict, inspection) for conflict in facts)]


def _of_judgement(conflict: JudgementConflict) -> Disagreement:
    judgement = conflict.judgement
    return Disagreement(
        conflict=conflict,
        key=f"judgement-{conflict.pk}",
        what=str(judgement.category),
        ours=_result(judgement),
        ours_source=judgement.get_source_display(),
        theirs=conflict.grade.label if conflict.grade else conflict.words,
        theirs_source=conflict.get_source_display(),
    )


def _of_fact(conflict: FactConflict, inspection: Inspection) -> Disagreement:
    return Disagreement(
        conflict=conflict,
        key=f"fact-{conflict.pk}",
        what=NAMES.get(conflict.field, conflict.field).capitalize(),
        ours=in_words(conflict.field, field_value(inspection, conflict.field)) or "Not recorded",
        ours_source=Source(inspection.sources.get(conflict.field, Source.HAND)).label,
        theirs=in_words(conflict.field, conflict.theirs),
        theirs_source=conflict.get_source_display(),
    )


def _result(judgement: Judgement) -> str:
    """The grade, or the state without one."""
    return judgement.grade.label if judgement.grade else str(judgement.get_status_display())


@transaction.atomic
def settle(*, conflict: JudgementConflict | FactConflict, take_theirs: bool, by: User, note: str = "") -> None:
    """Decide between two sources. Taking theirs changes the record and keeps the old value; either way the same
    value of the same source is not raised again. Raises ``Refused``.
    """
    if not by.has_perm(PERMISSION):
        raise Refused(["You may not change inspections: ask an inspections officer to settle this."])
    # ``of``: an outer join to the grade cannot be locked, and nothing but the conflict needs to be.
    conflict = type(conflict)._default_manager.select_for_update(of=("self",)).get(pk=conflict.pk)
    if conflict.settled_at is not None:
        raise Refused(["A colleague has settled this meanwhile: open the page again."])
    if isinstance(conflict, FactConflict):
        inspection = Inspection.objects.select_for_update().get(pk=conflict.inspection_id)
        told = _of_fact(conflict, inspection)
    else:
        inspection = Inspection.objects.select_for_update().get(pk=conflict.judgement.inspection_id)
        told = _of_judgement(conflict)
    if take_theirs:
        _take(conflict, inspection)
        FactChange.objects.create(
            inspection=inspection,
            what=told.what[:220],
            old=told.ours,
            new=told.theirs,
            source=conflict.source,
            note=note[:250],
            by=by,
        )
        Change.objects.record(Change.Kind.FACTS, inspection.pk)
    conflict.settled_at, conflict.settled_by = timezone.now(), by
    conflict.save(update_fields=["settled_at", "settled_by"])
    chosen, other = (told.theirs, told.ours) if take_theirs else (told.ours, told.theirs)
    sentence = f"{told.what}: settled as “{chosen}”, not “{other}”. {note}".strip()
    LogEntry.objects.log_actions(by.pk, [inspection], CHANGE, change_message=sentence, single_object=True)


def _take(conflict: JudgementConflict | FactConflict, inspection: Inspection) -> None:
    """Write the other source's value. Raises ``Refused`` where the record cannot hold it."""
    if isinstance(conflict, JudgementConflict):
        judgement = conflict.judgement
        judgement.grade, judgement.words, judgement.source = conflict.grade, conflict.words, conflict.source
        judgement.status = Judgement.Status.GRADED if conflict.grade else Judgement.Status.NOT_JUDGED
        judgement.save()
        return
    write: Callable[[Inspection, str, str], None] = _WRITERS.get(conflict.field, _write_plain)
    try:
        write(inspection, conflict.field, conflict.theirs)
    except (ValidationError, ValueError, Framework.DoesNotExist) as error:
        raise Refused(
            ["The record cannot take this value as it stands. Change it on the form below, then keep ours."]
        ) from error
    inspection.sources[conflict.field] = conflict.source
    inspection.save(update_fields=["sources"])


def _write_plain(inspection: Inspection, field: str, value: str) -> None:
    """A field of the inspection itself."""
    if field not in NAMES:
        raise ValidationError(field)
    column: Any = inspection._meta.get_field(field)
    setattr(inspection, field, column.clean(value, inspection))
    inspection.save(update_fields=[field])


def _write_day(inspection: Inspection, field: str, value: str) -> None:
    """The first or last day on site."""
    on = date.fromisoformat(value)
    periods = list(inspection.periods.order_by("starts_on"))
    if not periods:
        inspection.periods.create(starts_on=on, ends_on=on)
        return
    period = periods[0] if field == "starts_on" else periods[-1]
    setattr(period, field, on)
    if len(periods) == 1 and period.precision != period.Precision.DAY:  # a month or a year gives way to the day
        period.starts_on = period.ends_on = on
        period.precision = period.Precision.DAY
    period.full_clean()
    period.save()


def _write_framework(inspection: Inspection, field: str, value: str) -> None:
    """The framework, as long as there are no judgements under another."""
    inspection.framework = Framework.objects.get(code=value)
    inspection.clean()
    inspection.save(update_fields=[field])


_WRITERS = {"starts_on": _write_day, "ends_on": _write_day, "framework": _write_framework}
