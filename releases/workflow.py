"""What can be done with a release, by whom, from which status: the only module that changes one.

A verb is a keyword-only function with ``by=``: it asks ``refusals`` first, works in one transaction
and writes its history row there. ``by=None`` is the clock, which may only publish what is due.
"""

import datetime as dt
import logging
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from council_news.outbox.models import Change
from releases import listing, search
from releases.evidence import evidence
from releases.models import Approval, Edition, HistoryEntry, Release, Withdrawal
from releases.permissions import Act
from releases.refusals import TRANSITIONS, Intent, Refused, WorkingCopy, reasons_against
from releases.snapshot import Content, digest, snapshot

logger = logging.getLogger("council_news.workflow")

# A member of staff, or None for the clock. Anyone else is refused, so the type need not be narrower.
Officer = Any
Verb = HistoryEntry.Verb
PUBLIC_VERBS = frozenset({Verb.PUBLISHED, Verb.WITHDRAWN, Verb.RESTORED})  # after these the public reads something else


def _locked(release: Release) -> Release:
    """The row as it stands now, locked until the transaction ends (SQLite locks the whole file).

    ``no_key``: others may refer to it meanwhile. Who takes down its photo notes that in its history, while this
    transaction may be waiting for the photo.
    """
    return Release.objects.select_for_update(no_key=True).get(pk=release.pk)


def _begin(release: Release, act: Act, **intent: Any) -> tuple[Release, Content]:
    """Lock the release, refuse what may not be, and give back the row and its snapshot."""
    copy = _allowed(release, act, **intent)
    return copy.release, copy.content


def _allowed(release: Release, act: Act, **intent: Any) -> WorkingCopy:
    """Lock the release and refuse what may not be."""
    copy = WorkingCopy(_locked(release))
    reasons = reasons_against(copy, act, Intent(**intent))
    if reasons:
        raise Refused(reasons)
    return copy


def _record(release: Release, verb: Verb, *, by: Any, at: dt.datetime, sha256: str, **extra: Any) -> HistoryEntry:
    entry = HistoryEntry.objects.create(release=release, verb=verb, by=by, at=at, sha256=sha256, **extra)
    if verb in PUBLIC_VERBS:
        Change.objects.record(Change.Kind.RELEASE, release.pk)
    said = {"act": str(verb), "release": release.pk, "edition": entry.edition_id, "user": entry.by_id}
    transaction.on_commit(partial(logger.info, "An act on a release.", extra=said))
    return entry


def _move(release: Release, act: Act, **changes: Any) -> None:
    """Set the status ``act`` leads to, with ``changes``, on the row."""
    release.status = TRANSITIONS[Release.Status(release.status)][act]
    for field, value in changes.items():
        setattr(release, field, value)
    release.save(update_fields=["status", *changes])


@transaction.atomic
def record_created(*, release: Release, by: Officer, imported: bool = False, note: str = "") -> HistoryEntry:
    """Note that ``by`` wrote (or imported) the release, after it was saved with its parts."""
    content = snapshot(Release.objects.with_parts().get(pk=release.pk))
    verb = Verb.IMPORTED if imported else Verb.CREATED
    return _record(release, verb, by=by, at=timezone.now(), sha256=digest(content), note=note)


@transaction.atomic
def record_edit(*, release: Release, by: Officer, note: str = "") -> HistoryEntry | None:
    """Note that ``by`` changed the release, after it was saved; None if nothing the public reads changed.

    An approval covers one exact text, so an approved release goes back to review. A scheduled one
    is frozen: take it off the schedule first. Raises ``Refused``.
    """
    fresh = _locked(release)
    now = digest(snapshot(Release.objects.with_parts().get(pk=fresh.pk)))
    last = fresh.history.first()
    if last is not None and last.sha256 == now:
        return None
    if fresh.status == Release.Status.SCHEDULED:
        raise Refused(["This release is scheduled and cannot be changed. Take it off the schedule first."])
    if fresh.status == Release.Status.APPROVED:
        fresh.status = Release.Status.IN_REVIEW
    fresh.revised_at = timezone.now()
    fresh.save(update_fields=["status", "revised_at"])
    return _record(fresh, Verb.EDITED, by=by, at=fresh.revised_at, sha256=now, note=note)


@transaction.atomic
def submit(*, release: Release, by: Officer, expected: str = "") -> HistoryEntry:
    """Send the working copy for review. Raises ``Refused``."""
    fresh, content = _begin(release, Act.SUBMIT, by=by, expected=expected)
    _move(fresh, Act.SUBMIT)
    return _record(fresh, Verb.SUBMITTED, by=by, at=timezone.now(), sha256=digest(content))


@transaction.atomic
def send_back(*, release: Release, by: Officer, note: str, expected: str = "") -> HistoryEntry:
    """Return the working copy to its authors, saying why. Raises ``Refused``."""
    fresh, content = _begin(release, Act.SEND_BACK, by=by, note=note, expected=expected)
    _move(fresh, Act.SEND_BACK)
    return _record(fresh, Verb.SENT_BACK, by=by, at=timezone.now(), sha256=digest(content), note=note)


@transaction.atomic
def approve(*, release: Release, by: Officer, note: str = "", expected: str = "") -> Approval:
    """Agree to exactly this text; ``note`` says why warnings may stand. Raises ``Refused``."""
    fresh, content = _begin(release, Act.APPROVE, by=by, note=note, expected=expected)
    at, sha256 = timezone.now(), digest(content)
    _move(fresh, Act.APPROVE)
    approval, _made = Approval.objects.update_or_create(
        release=fresh, sha256=sha256, by=by, defaults={"at": at, "note": note}
    )
    _record(fresh, Verb.APPROVED, by=by, at=at, sha256=sha256, note=note)
    return approval


@transaction.atomic
def schedule(*, release: Release, by: Officer, publish_at: dt.datetime, expected: str = "") -> HistoryEntry:
    """Let the clock publish the approved text at ``publish_at``. Raises ``Refused``."""
    fresh, content = _begin(release, Act.SCHEDULE, by=by, at=publish_at, expected=expected)
    _move(fresh, Act.SCHEDULE, publish_at=publish_at)
    note = f"{timezone.localtime(publish_at):%d %B %Y, %H:%M}"
    return _record(fresh, Verb.SCHEDULED, by=by, at=timezone.now(), sha256=digest(content), note=note)


@transaction.atomic
def unschedule(*, release: Release, by: Officer, expected: str = "") -> HistoryEntry:
    """Take the release off the schedule; it stays approved. Raises ``Refused``."""
    fresh, content = _begin(release, Act.UNSCHEDULE, by=by, expected=expected)
    _move(fresh, Act.UNSCHEDULE, publish_at=None)
    return _record(fresh, Verb.UNSCHEDULED, by=by, at=timezone.now(), sha256=digest(content))


@transaction.atomic
def publish(
    *,
    release: Release,
    by: Officer,
    kind: str = Edition.Kind.FIRST,
    change_note: str = "",
    at: dt.datetime | None = None,
    expected: str = "",
) -> Edition:
    """Make the next edition of the approved text and let the public read it. Raises ``Refused``.

    ``kind`` says why: the first edition, a correction, an update, or a typo fix, which alone needs no
    ``change_note`` after the first.
    """
    at = at or timezone.now()
    copy = _allowed(release, Act.PUBLISH, by=by, kind=kind, change_note=change_note, at=at, expected=expected)
    fresh = copy.release
    edition = _make_edition(copy, by=by, kind=kind, change_note=change_note, at=at)
    _move(fresh, Act.PUBLISH, publish_at=None)
    _record(fresh, Verb.PUBLISHED, by=by, at=at, sha256=edition.sha256, edition=edition, note=change_note)
    if not fresh.withdrawals.filter(ended_at=None).exists():
        _show(edition)
    return edition


def _make_edition(copy: WorkingCopy, *, by: Any, kind: str, change_note: str, at: dt.datetime) -> Edition:
    """Freeze the working copy as the next edition, in the place of the current one, with what its claims rest on."""
    release, content = copy.release, copy.content
    previous = release.editions.filter(is_current=True).first()
    first = previous.first_published_at if previous else release.first_published_at or at
    told = kind in (Edition.Kind.CORRECTION, Edition.Kind.UPDATE)
    unchanged = previous.updated_at if previous else first
    release.editions.filter(is_current=True).update(is_current=False)
    edition = Edition.objects.create(
        release=release,
        number=previous.number + 1 if previous else 1,
        kind=kind,
        change_note=change_note,
        content=content,
        evidence=evidence(copy.checked, copy.sources, content.get("kept", [])),
        sha256=digest(content),
        previous_sha256=previous.sha256 if previous else "",
        first_published_at=first,
        published_at=at,
        updated_at=at if told else unchanged,
        published_by=by,
        slug=content["slug"],
        headline=content["headline"],
        summary=content["summary"],
        lead_photo=next((photo for photo in content["photos"] if photo["is_lead"]), None),
        place=release.place,
    )
    edition.topics.set(release.topics.all())
    edition.people.set(release.quote_set.values_list("speaker", flat=True))
    edition.inspections.set(release.inspections.all())
    edition.photos.set(release.photoplacement_set.values_list("photo", flat=True))
    edition.documents.set(release.attachment_set.values_list("document", flat=True))
    return edition


def _show(edition: Edition) -> None:
    """Let ``edition`` be found and listed, in the place of earlier ones."""
    search.index(edition)
    listing.index(edition)


def _hide(release: Release) -> None:
    """Let nothing of ``release`` be found or listed."""
    search.remove(release)
    listing.remove(release)


@transaction.atomic
def withdraw(
    *, release: Release, by: Officer, reason: str, kind: str = Withdrawal.Kind.WITHDRAWN, expected: str = ""
) -> Withdrawal:
    """Take the release out of view, with a reason the public reads. Raises ``Refused``."""
    fresh, content = _begin(release, Act.WITHDRAW, by=by, note=reason, expected=expected)
    at = timezone.now()
    withdrawal = Withdrawal.objects.create(release=fresh, kind=kind, reason=reason, at=at, by=by)
    _record(fresh, Verb.WITHDRAWN, by=by, at=at, sha256=digest(content), note=reason)
    _hide(fresh)
    return withdrawal


@transaction.atomic
def restore(*, release: Release, by: Officer, expected: str = "") -> HistoryEntry:
    """Put a withdrawn release back as it stands in its current edition. Raises ``Refused``."""
    fresh, content = _begin(release, Act.RESTORE, by=by, expected=expected)
    at = timezone.now()
    fresh.withdrawals.filter(ended_at=None).update(ended_at=at, ended_by=by)
    _show(fresh.editions.get(is_current=True))
    return _record(fresh, Verb.RESTORED, by=by, at=at, sha256=digest(content))


def publish_due(*, at: dt.datetime) -> list[Edition | Refused]:
    """Publish what is scheduled for ``at`` or earlier; what fails is held, not published. For the clock."""
    due = list(Release.objects.due(at=at).order_by("publish_at", "pk").values_list("pk", flat=True))
    return [outcome for outcome in (_publish_or_hold(pk, at) for pk in due) if outcome is not None]


@transaction.atomic
def _publish_or_hold(pk: int, at: dt.datetime) -> Edition | Refused | None:
    """None where the clock of another machine was quicker, or an officer took it off the schedule meanwhile."""
    release = Release.objects.due(at=at).select_for_update(no_key=True).filter(pk=pk).first()
    if release is None:
        return None
    try:
        return publish(release=release, by=None, at=at)
    except Refused as refused:
        fresh = _locked(release)
        _move(fresh, Act.UNSCHEDULE, publish_at=None)
        sha256 = digest(snapshot(Release.objects.with_parts().get(pk=fresh.pk)))
        _record(fresh, Verb.HELD, by=None, at=at, sha256=sha256, note=" ".join(refused.sentences))
        return refused
