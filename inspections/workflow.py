"""What officers do with facts beside editing them. Each verb is one transaction with its history row inside."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone

from council_news.outbox.models import Change
from inspections.models import Inspection, InspectionPeriod, Judgement

CONFIRM = "inspections.confirm_inspection"
CONFIRMED = "Confirmed the record: the public can see it."


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
    _record(inspection, by, CONFIRMED)
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
    """One row of the history the admin shows; the public pages are to be written again."""
    Change.objects.record(Change.Kind.FACTS, inspection.pk)
    LogEntry.objects.log_actions(by.pk, [inspection], CHANGE, change_message=sentence, single_object=True)


def untouched() -> Q:
    """The condition that no person has changed, confirmed or unconfirmed an inspection since it was made."""
    kind = ContentType.objects.get_for_model(Inspection)
    changes = LogEntry.objects.filter(content_type=kind, action_flag=CHANGE)
    by_key = changes.filter(object_id=Cast(OuterRef("pk"), CharField()))
    return ~Q(Exists(by_key))


@transaction.atomic
def confirm_all(*, inspections: QuerySet[Inspection], by: User) -> int:
    """Confirm those of ``inspections`` that ``refusals`` has nothing against, in a constant number of queries.

    How many that were; none where ``by`` may not confirm.
    """
    if not by.has_perm(CONFIRM):
        return 0
    has_bodies = Exists(Inspection.bodies.through.objects.filter(inspection=OuterRef("pk")))
    has_periods = Exists(InspectionPeriod.objects.filter(inspection=OuterRef("pk")))
    has_judgements = Exists(Judgement.objects.filter(inspection=OuterRef("pk")))
    ready = inspections.filter(has_bodies, has_periods, ~Q(outcome="") | Q(has_judgements), confirmed_at=None)
    confirmed = list(ready.select_for_update(of=("self",)))
    Inspection.objects.filter(pk__in=[inspection.pk for inspection in confirmed]).update(
        confirmed_at=timezone.now(), confirmed_by=by
    )
    if confirmed:
        Change.objects.record(Change.Kind.FACTS)
        LogEntry.objects.log_actions(by.pk, confirmed, CHANGE, change_message=CONFIRMED)
    return len(confirmed)
