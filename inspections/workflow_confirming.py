"""Confirming what was read: the officer's choices become the record, in one transaction, each value with its source.

Nothing on record is overwritten unless the officer said so. What is replaced goes to ``FactChange``; a disagreement
that is left open becomes a conflict row.
"""

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from council_news.outbox.models import Change
from inspections import workflow
from inspections.models import Inspection, ReportReading
from inspections.proposing.choices import Choices
from inspections.proposing.proposal import propose
from inspections.workflow_reading import refuse_settled
from inspections.writing.bodies import bodies_of, new_record
from inspections.writing.earlier import record_earlier
from inspections.writing.facts import write_judgements, write_recommendations, write_values
from inspections.writing.ledger import Ledger
from inspections.writing.report import write_report


@transaction.atomic
def confirm(*, reading: ReportReading, choices: Choices, by: User) -> Inspection:
    """Write what was chosen to the record, and show it to the public if ``choices.public``.

    Raises ``Refused``: somebody confirmed or discarded the reading meanwhile, or the record may not be public yet.
    """
    row = ReportReading.objects.select_for_update().get(pk=reading.pk)
    refuse_settled(row)
    record = Inspection.objects.select_for_update().get(pk=choices.record.pk) if choices.record else None
    proposal = propose(row, record=record, framework=choices.framework)
    bodies = bodies_of(choices.body)
    inspection = record or new_record(choices, bodies[0])
    ledger = Ledger(inspection, proposal, choices, by=by, note=f"Read from {row.name}", is_new=record is None)
    write_values(inspection, choices, ledger)
    inspection.bodies.add(*bodies)
    write_judgements(inspection, choices, proposal, ledger)
    write_recommendations(inspection, choices, proposal, bodies[-1], ledger)
    write_report(inspection, row, proposal, choices, ledger)
    record_earlier(proposal, choices, bodies[0], by=by)
    _settle(row, inspection, by)
    Change.objects.record(Change.Kind.FACTS)  # of any: earlier results and other bodies may be told as well
    flag = ADDITION if record is None else CHANGE
    LogEntry.objects.log_actions(
        by.pk, [inspection], flag, change_message=f"Confirmed what was read in {row.name}.", single_object=True
    )
    return workflow.confirm(inspection=inspection, by=by) if choices.public else inspection


def _settle(row: ReportReading, inspection: Inspection, by: User) -> None:
    row.status, row.inspection = ReportReading.Status.CONFIRMED, inspection
    row.settled_at, row.settled_by = timezone.now(), by
    row.save(update_fields=["status", "inspection", "settled_at", "settled_by"])
