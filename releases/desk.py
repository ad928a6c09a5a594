"""What the newsdesk (the admin's front page) shows: work in progress, what waits for whom, what went out."""

from typing import Any

from inspections.models import Inspection, ReportReading
from releases.models import HistoryEntry, Release
from releases.permissions import Act, may
from releases.standing import UNPUBLISHED_WORK, standing

Status = Release.Status

MOST = 12  # rows of one list; the release list has the rest
RECENT = 8
READINGS = (ReportReading.Status.WAITING, ReportReading.Status.READING, ReportReading.Status.READ)

LISTS: list[tuple[Status, str]] = [
    (Status.IN_REVIEW, "In review"),
    (Status.APPROVED, "Approved, ready to publish"),
    (Status.DRAFT, "Drafts"),
]


def desk(user: Any) -> dict[str, Any]:
    """Everything the front page lists for ``user``, in a constant number of queries."""
    if not user.has_perm("releases.view_release"):
        return {"may_read": False, **_facts(user)}
    lists = [_list(status, name, user) for status, name in LISTS]
    return {
        "may_read": True,
        "may_write": user.has_perm("releases.add_release"),
        "may_import": user.has_perm("releases.import_release"),
        "lists": lists,
        "in_progress": any(row["rows"] for row in lists),
        "scheduled": _rows(_released().filter(status=Status.SCHEDULED).order_by("publish_at")[:MOST], user),
        "recent": _rows(_released().filter(live_since__isnull=False).order_by("-live_since")[:RECENT], user),
        **_facts(user),
    }


def _released() -> Any:
    return Release.objects.with_standing().defer("body")


def _list(status: Status, name: str, user: Any) -> dict[str, Any]:
    """The newest releases that stand at ``status``; a live one is no draft until something in it changed."""
    found = _released().filter(status=status).order_by("-revised_at", "-pk")
    if status == Status.DRAFT:
        found = found.filter(UNPUBLISHED_WORK)
    return {"status": status, "name": name, "rows": _rows(found[:MOST], user)}


def _rows(releases: Any, user: Any) -> list[dict[str, Any]]:
    return [{"release": row, "standing": standing(row), "waits": waits_for(row, user)} for row in releases]


def waits_for(release: Any, user: Any) -> str:
    """What ``release`` waits for ``user`` to do, in words; empty if it waits for somebody else."""
    if release.status == Status.IN_REVIEW and may(user, Act.APPROVE) and release.last_by_id != user.pk:
        return "Waits for your approval"
    if release.status == Status.APPROVED and may(user, Act.PUBLISH):
        return "Ready for you to publish"
    sent_back = release.last_verb == HistoryEntry.Verb.SENT_BACK and release.status == Status.DRAFT
    if sent_back and may(user, Act.SUBMIT) and not may(user, Act.APPROVE):
        return "Sent back to you"
    return ""


def _facts(user: Any) -> dict[str, Any]:
    """Inspections and readings of reports that an officer has yet to confirm, for those who may see them."""
    if not user.has_perm("inspections.view_inspection"):
        return {"unconfirmed": [], "unconfirmed_more": 0, "readings": []}
    sent_in = ReportReading.objects.filter(status__in=READINGS).defer("content")
    waiting = Inspection.objects.filter(confirmed_at__isnull=True).select_related("framework").order_by("-pk")
    found = list(waiting[: MOST + 1])
    return {
        "unconfirmed": found[:MOST],
        "unconfirmed_more": len(found) > MOST,
        "readings": sent_in[:MOST] if user.has_perm("inspections.view_reportreading") else [],
    }
