"""Confirming what was read: the officer's choices become the record, in one transaction, each value with its source.

Nothing on record is overwritten unless the officer said so. What is replaced goes to ``FactChange``; a disagreement
that is left open becomes a conflict row.
"""

from typing import Any

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from inspections import workflow
from inspections.ledger import Ledger
from inspections.models import (
    InspectedBody,
    Inspection,
    InspectionPeriod,
    LocalAuthority,
    Recommendation,
    Report,
    ReportParagraph,
    ReportReading,
    Source,
)
from inspections.proposing.authorities import known_entry
from inspections.proposing.choices import Choices, ChosenBody, ChosenRecommendation
from inspections.proposing.lines import same_words
from inspections.proposing.proposal import Proposal, propose
from inspections.proposing.values import ON_INSPECTION, ON_REPORT, result_in_words
from inspections.workflow_reading import drop_files, refuse_settled


@transaction.atomic
def confirm(*, reading: ReportReading, choices: Choices, by: User) -> Inspection:
    """Write what was chosen to the record, and show it to the public if ``choices.public``.

    Raises ``Refused``: somebody confirmed or discarded the reading meanwhile, or the record may not be public yet.
    """
    row = ReportReading.objects.select_for_update().select_related("settled_by").get(pk=reading.pk)
    refuse_settled(row)
    record = Inspection.objects.select_for_update().get(pk=choices.record.pk) if choices.record else None
    proposal = propose(row, record=record, framework=choices.framework)
    bodies = _bodies(choices.body)
    inspection = record or _new_record(choices, bodies[0])
    ledger = Ledger(inspection, proposal, choices, by=by, note=f"Read from {row.name}", is_new=record is None)
    _write_values(inspection, choices, ledger)
    inspection.bodies.add(*bodies)
    _write_judgements(inspection, choices, proposal, ledger)
    _write_recommendations(inspection, choices, proposal, bodies[-1], ledger)
    _write_report(inspection, row, proposal, choices, ledger)
    _settle(row, inspection, by)
    flag = ADDITION if record is None else CHANGE
    LogEntry.objects.log_actions(
        by.pk, [inspection], flag, change_message=f"Confirmed what was read in {row.name}.", single_object=True
    )
    return workflow.confirm(inspection=inspection, by=by) if choices.public else inspection


def _settle(row: ReportReading, inspection: Inspection, by: User) -> None:
    row.status, row.inspection = ReportReading.Status.CONFIRMED, inspection
    row.settled_at, row.settled_by = timezone.now(), by
    row.save(update_fields=["status", "inspection", "settled_at", "settled_by"])


# Whom it is about


def _bodies(chosen: ChosenBody) -> list[InspectedBody]:
    """The inspected body and, where there is one, the safeguarding board; those not on record are added."""
    authority = chosen.authority or _new_authority(chosen.new_authority)
    wanted = [(chosen.kind, chosen.name), *([(InspectedBody.Kind.LSCB, chosen.board)] if chosen.board else [])]
    return [
        InspectedBody.objects.get_or_create(kind=kind, name=name, defaults={"authority": authority})[0]
        for kind, name in wanted
    ]


def _new_authority(name: str) -> LocalAuthority:
    """An authority that is not on record yet: with all its codes, if it is one of England's."""
    known, entry = known_entry(name)
    if entry is None:
        return LocalAuthority.objects.create(name=name, slug=free_slug(LocalAuthority, name))
    if entry.authority is None:
        known.save([entry])
    return entry.saved


def free_slug(model: Any, wanted: str) -> str:
    """``wanted`` as the end of an address that no row of ``model`` has."""
    stem = slugify(wanted)[:110] or "record"
    taken = set(model.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for slug in (stem, *(f"{stem}-{number}" for number in range(2, 10_000))) if slug not in taken)


def _new_record(choices: Choices, body: InspectedBody) -> Inspection:
    """An empty record under the chosen framework, following the one before it of the same body and method."""
    periods = choices.values["periods"]
    area = body.authority.slug if body.authority else body.name
    return Inspection.objects.create(
        slug=free_slug(Inspection, f"{area}-{periods[0].starts_on.year}"),
        title=choices.values["title"],
        framework=choices.framework,
        previous=Inspection.objects.dated()
        .filter(bodies=body, framework__family=choices.framework.family, published_on__lt=periods[0].starts_on)
        .first(),
    )


# What it says


def _write_values(inspection: Inspection, choices: Choices, ledger: Ledger) -> None:
    """The plain fields and the days on site."""
    for name in ON_INSPECTION:
        if ledger.takes(name, choices.values.get(name)):
            setattr(inspection, name, choices.values[name])
    periods = choices.values.get("periods") or ()
    if ledger.takes("periods", periods):
        inspection.periods.all().delete()
        InspectionPeriod.objects.bulk_create(
            InspectionPeriod(inspection=inspection, **one._asdict()) for one in periods
        )
    inspection.save()


def _write_judgements(inspection: Inspection, choices: Choices, proposal: Proposal, ledger: Ledger) -> None:
    """One row a line; a grade on record changes only where the officer took the report's."""
    proposed = {line.category.pk: line for line in proposal.judgements}
    for chosen in choices.judgements:
        line = proposed[chosen.category.pk]
        is_read = (chosen.status, chosen.grade) == (line.status, line.grade)
        source = Source.REPORT if is_read else Source.HAND
        result = {"status": chosen.status, "grade": chosen.grade, "words": chosen.words, "source": source}
        held = line.held
        if held is None:
            inspection.judgements.create(category=chosen.category, **result)
            ledger.note(str(chosen.category), "", result_in_words(chosen.status, chosen.grade), source)
        elif (held.status, held.grade) == (chosen.status, chosen.grade):
            if chosen.words and held.words != chosen.words:
                inspection.judgements.filter(pk=held.pk).update(words=chosen.words)
        elif ledger.takes_judgement(held, chosen, source):
            inspection.judgements.filter(pk=held.pk).update(**result)


def _write_recommendations(
    inspection: Inspection, choices: Choices, proposal: Proposal, board: InspectedBody, ledger: Ledger
) -> None:
    """What is asked for, in the report's order; those that are not in it stay unless dropped."""
    for held in proposal.unread:
        if held.pk in choices.dropped:
            ledger.note("Recommendation", held.text, "", Source.REPORT)
            held.delete()
    for position, chosen in enumerate(choices.recommendations, start=1):
        proposed = proposal.recommendations[chosen.index]
        is_read = chosen.text == proposed.read.text and chosen.number == proposed.read.number
        fields = _recommendation_fields(chosen, board, Source.REPORT if is_read else Source.HAND)
        if proposed.held is None:
            inspection.recommendations.create(position=position, **fields)
        elif same_words(chosen.text, proposed.held.text):
            _complete(proposed.held, position, fields)
        elif ledger.takes_recommendation(chosen, proposed.held, fields["source"]):
            inspection.recommendations.filter(pk=proposed.held.pk).update(position=position, **fields)


def _recommendation_fields(chosen: ChosenRecommendation, board: InspectedBody, source: str) -> dict[str, Any]:
    return {
        "kind": chosen.kind,
        "number": chosen.number,
        "text": chosen.text,
        "paragraphs": str(chosen.number or ""),
        "reference": chosen.reference,
        "body": board if chosen.board else None,
        "source": source,
    }


def _complete(held: Recommendation, position: int, fields: dict[str, Any]) -> None:
    """Give a recommendation on record what it lacks; its words stay."""
    for name in ("number", "paragraphs", "reference", "body"):
        if not getattr(held, name):
            setattr(held, name, fields[name])
    held.position = position
    held.save()


# The report itself


def _write_report(
    inspection: Inspection, row: ReportReading, proposal: Proposal, choices: Choices, ledger: Ledger
) -> None:
    """Our copy, what the report says of itself, and its text, which replaces that of an earlier version."""
    report = Report.objects.filter(inspection=inspection).first() or Report(inspection=inspection)
    for name, column in ON_REPORT.items():
        if ledger.takes(name, choices.values.get(name)):
            setattr(report, column, choices.values[name])
    replaced = str(report.file.name or "")
    if report.sha256 and report.sha256 != row.sha256:
        ledger.note("Our copy of the report", f"SHA-256 {report.sha256}", f"SHA-256 {row.sha256}", Source.REPORT)
    report.file, report.sha256, report.pages = row.file.name, row.sha256, proposal.reading.pages
    report.save()
    inspection.save(update_fields=["sources"])
    if replaced != row.file.name:
        drop_files(replaced)
    if proposal.text and not proposal.text.is_same:
        ledger.note("Paragraphs of the report", f"{proposal.text.before}", proposal.text.in_words, Source.REPORT)
    report.paragraphs.all().delete()
    ReportParagraph.objects.bulk_create(
        ReportParagraph(
            report=report,
            position=position,
            number=paragraph.number,
            page=paragraph.page,
            section=paragraph.section[:200],
            text=paragraph.text,
        )
        for position, paragraph in enumerate(proposal.reading.paragraphs, start=1)
    )
