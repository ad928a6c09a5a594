"""What officers do with facts beside editing them. Each verb is one transaction with its history row inside."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from council_news.outbox.models import Change
from inspections.models import Inspection

CONFIRM = "inspections.confirm_inspection"


class Refused(ValueError):  # noqa: N818 - reads as the sentence it is
    """The record cannot be confirmed; ``reasons`` are sentences for the officer."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def refusals(inspection: Inspection, by: User) -> list[str]:
    """Why ``by`` cannot confirm this record, in sentences; empty when nothing stands against it."""
    reasons = []
    if not by.has_perm(CONFIRM):
        reasons.append("You may not confirm inspections: ask a colleague with the inspections officer’s role.")
    if not inspection.bodies.exists():
        reasons.append("Say what was inspected: add at least one body.")
    if not inspection.periods.exists():
        reasons.append("Give the dates of the inspection; the year is enough where no more is known.")
    if not inspection.outcome and not inspection.judgements.exists():
        reasons.append("Give the result: at least one judgement, or the outcome in a sentence.")
    return reasons


@transaction.atomic
def confirm(*, inspection: Inspection, by: User) -> Inspection:
    """Show the record to the public; raises ``Refused``. Confirming twice changes nothing."""
    inspection = Inspection.objects.select_for_update().get(pk=inspection.pk)
    if inspection.is_confirmed:
        return inspection
    if reasons := refusals(inspection, by):
        raise Refused(reasons)
    inspection.confirmed_at, inspection.confirmed_by = timezone.now(), by
    inspection.save(update_fields=["confirmed_at", "confirmed_by"])
    _record(inspection, by, "Confirmed the record: the public can see it.")
    return inspection


@transaction.atomic
def unconfirm(*, inspection: Inspection, by: User, reason: str) -> Inspection:
    """Take the record out of public view again; raises ``Refused`` without a reason or the permission."""
    inspection = Inspection.objects.select_for_update().get(pk=inspection.pk)
    if not inspection.is_confirmed:
        return inspection
    if not by.has_perm(CONFIRM):
        raise Refused(["You may not take inspections out of public view: ask an inspections officer."])
    if not reason.strip():
        raise Refused(["Say why the record is taken out of public view: the reason is kept in its history."])
    inspection.confirmed_at = inspection.confirmed_by = None
    inspection.save(update_fields=["confirmed_at", "confirmed_by"])
    _record(inspection, by, f"Took the record out of public view: {reason.strip()}")
    return inspection


def _record(inspection: Inspection, by: User, sentence: str) -> None:
    """One row of the history the admin shows; the public pages of the facts are to be written again."""
    Change.objects.record(Change.Kind.FACTS)
    LogEntry.objects.log_actions(by.pk, [inspection], CHANGE, change_message=sentence, single_object=True)
