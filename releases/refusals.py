"""Why an act on a release is refused, in sentences: the admin shows them, ``workflow`` enforces them."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.utils import timezone

from releases import checks
from releases.claims import Checked, Source, check_claims
from releases.evidence import sources_for
from releases.models import Edition, HistoryEntry, Release
from releases.permissions import Act, may
from releases.snapshot import Content, digest, snapshot

Status = Release.Status

# Where each act leads from each status; an act that is not listed is refused.
TRANSITIONS: dict[Status, dict[Act, Status]] = {
    Status.DRAFT: {Act.SUBMIT: Status.IN_REVIEW},
    Status.IN_REVIEW: {Act.SEND_BACK: Status.DRAFT, Act.APPROVE: Status.APPROVED},
    Status.APPROVED: {
        Act.SEND_BACK: Status.DRAFT,
        Act.SCHEDULE: Status.SCHEDULED,
        Act.PUBLISH: Status.DRAFT,
    },
    Status.SCHEDULED: {Act.UNSCHEDULE: Status.APPROVED, Act.PUBLISH: Status.DRAFT},
}
# These concern what is live and leave the working copy where it is.
LIVE_ACTS = frozenset({Act.WITHDRAW, Act.RESTORE})

_TOUCHING = [HistoryEntry.Verb.CREATED, HistoryEntry.Verb.IMPORTED, HistoryEntry.Verb.EDITED]


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """An act was refused; ``sentences`` say why, for the person who asked."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True)
class Intent:
    """What somebody wants to do: who, with which words, and which text they were looking at."""

    by: Any = None
    note: str = ""
    kind: str = ""
    change_note: str = ""
    at: dt.datetime | None = None
    expected: str = ""


@dataclass
class WorkingCopy:
    """A release with what the rules need to know of it, read when first asked for and then kept."""

    release: Release

    @cached_property
    def content(self) -> Content:
        """The working copy as it would be published."""
        return snapshot(Release.objects.with_parts().get(pk=self.release.pk))

    @cached_property
    def sha256(self) -> str:
        """The hash of the working copy."""
        return digest(self.content)

    @cached_property
    def current(self) -> Edition | None:
        """The edition that is live, or was until the release was withdrawn."""
        return self.release.editions.filter(is_current=True).first()

    @cached_property
    def is_withdrawn(self) -> bool:
        """Whether the release is withdrawn now."""
        return self.release.withdrawals.filter(ended_at=None).exists()

    @cached_property
    def is_approved(self) -> bool:
        """Whether somebody approved exactly this text."""
        return self.release.approvals.filter(sha256=self.sha256).exists()

    @cached_property
    def touched_by(self) -> set[int]:
        """The ids of those who wrote or changed the text since the last edition."""
        published = self.release.history.filter(verb=HistoryEntry.Verb.PUBLISHED)
        last = published.order_by("-pk").values_list("pk", flat=True).first() or 0
        touches = self.release.history.filter(verb__in=_TOUCHING, pk__gt=last, by__isnull=False)
        return set(touches.values_list("by", flat=True))

    @cached_property
    def sources(self) -> dict[str, Source]:
        """What its claims are checked against."""
        return sources_for(self.content)

    @cached_property
    def checked(self) -> list[Checked]:
        """Its claims with what the reports say to them."""
        return check_claims(self.content, self.sources)

    @cached_property
    def findings(self) -> list[checks.Finding]:
        """What the checks say of the working copy."""
        return checks.run(self.content, self.sources)


Rule = Callable[[WorkingCopy, Intent], Iterator[str]]


def refusals(
    release: Release,
    act: Act,
    *,
    by: Any,
    note: str = "",
    kind: str = "",
    change_note: str = "",
    at: dt.datetime | None = None,
    expected: str = "",
) -> list[str]:
    """Every reason why ``by`` may not do ``act`` now, in sentences; empty if they may."""
    intent = Intent(by=by, note=note, kind=kind, change_note=change_note, at=at, expected=expected)
    return reasons_against(WorkingCopy(release), act, intent)


def obstacles(copy: WorkingCopy, *, by: Any) -> dict[Act, list[str]]:
    """For each act what stands against the act itself, once its page (note, kind, time) is filled in."""
    kind = Edition.Kind.CORRECTION if copy.current else Edition.Kind.FIRST
    filled_in = Intent(by=by, kind=kind, note="said", change_note="said")
    later = replace(filled_in, at=timezone.now() + dt.timedelta(days=1))
    return {act: reasons_against(copy, act, later if act == Act.SCHEDULE else filled_in) for act in Act}


def reasons_against(copy: WorkingCopy, act: Act, intent: Intent) -> list[str]:
    """Why ``act`` is refused; permission and status first, for where they refuse the rest would only confuse."""
    first = [*_permission(copy, act, intent), *_transition(copy, act)]
    return first or [sentence for rule in (_stale, *RULES[act]) for sentence in rule(copy, intent)]


def _permission(copy: WorkingCopy, act: Act, intent: Intent) -> Iterator[str]:
    is_clock = intent.by is None and act == Act.PUBLISH and copy.release.status == Status.SCHEDULED
    if not is_clock and not may(intent.by, act):
        yield f"You may not do this: “{act.label}” needs a permission your role does not have."


def _transition(copy: WorkingCopy, act: Act) -> Iterator[str]:
    status = Status(copy.release.status)
    if act not in TRANSITIONS[status] and act not in LIVE_ACTS:
        yield f"“{act.label}” is not possible while the release stands at “{status.label.lower()}”."


def _stale(copy: WorkingCopy, intent: Intent) -> Iterator[str]:
    if intent.expected and intent.expected != copy.sha256:
        yield "The release was changed while you were looking at it. Read it again, then decide."


def _has_changed(copy: WorkingCopy, intent: Intent) -> Iterator[str]:
    if copy.current and copy.current.sha256 == copy.sha256:
        yield "Nothing has changed since the published edition."


def _errors(copy: WorkingCopy, intent: Intent) -> Iterator[str]:
    for finding in copy.findings:
        if finding.is_error:
            yield f"{finding.sentence} {finding.hint}".strip()


def _facts_confirmed(copy: WorkingCopy, intent: Intent) -> Iterator[str]:
    for inspection in copy.release.inspections.filter(confirmed_at=None):
        yield f"The record of the inspection “{inspection}” is not confirmed. An inspections officer must confirm it."


def _four_eyes(copy: WorkingCopy, intent: Intent) -> Iterator[str]:
    if intent.by is not None and intent.by.pk in copy.touched_by:
        yield "You have worked on this text since it was last published, so somebody else must approve it."


def _warnings_answered(copy: WorkingCopy, intent: Intent) -> Iterator[str]:
    if any(not finding.is_error for finding in copy.findings) and not intent.note.strip():
        yield "There are warnings. Say why they may stand before you approve."


def _approved(copy: WorkingCopy, intent: Intent) -> Iterator[str]:
    if not copy.is_approved:
        yield "Nobody has approved this exact text. Send it for review."


def _note(copy: WorkingCopy, intent: Intent) -> Iterator[str]:
    if not intent.note.strip():
        yield "Say why in a sentence."


def _in_the_future(copy: WorkingCopy, intent: Intent) -> Iterator[str]:
    if intent.at is None or intent.at <= timezone.now():
        yield "Choose a time in the future."


def _first_only(copy: WorkingCopy, intent: Intent) -> Iterator[str]:
    if copy.current:
        yield "This release is already published: publish the change at once, it cannot be scheduled."


def _kind(copy: WorkingCopy, intent: Intent) -> Iterator[str]:
    kind = intent.kind or Edition.Kind.FIRST
    if not copy.current and kind != Edition.Kind.FIRST:
        yield "This release has not been published yet, so there is nothing to correct or update."
    elif copy.current and kind not in (Edition.Kind.CORRECTION, Edition.Kind.UPDATE, Edition.Kind.TYPO):
        yield "This release is already published. Say whether this is a correction, an update or a typo fix."
    elif kind in (Edition.Kind.CORRECTION, Edition.Kind.UPDATE) and not intent.change_note.strip():
        yield "Write a change note: the sentence that tells readers what was changed and why."


def _address_is_free(copy: WorkingCopy, intent: Intent) -> Iterator[str]:
    taken = Edition.objects.filter(slug=copy.content["slug"]).exclude(release=copy.release)
    if taken.exists():
        yield f"The address “{copy.content['slug']}” belongs to another published release. Choose another."


def _first_date(copy: WorkingCopy, intent: Intent) -> Iterator[str]:
    first = copy.release.first_published_at
    if first and first > (intent.at or timezone.now()):
        yield "The date of first publication lies in the future. Leave it blank and schedule the release instead."
    if copy.current and copy.current.content["first_published_at"] != copy.content["first_published_at"]:
        yield "The date of first publication cannot change once a release is published. Put it back as it was."


def _is_live(copy: WorkingCopy, intent: Intent) -> Iterator[str]:
    if copy.current is None:
        yield "This release has not been published, so it cannot be withdrawn."
    elif copy.is_withdrawn:
        yield "This release is withdrawn already."


def _is_withdrawn(copy: WorkingCopy, intent: Intent) -> Iterator[str]:
    if not copy.is_withdrawn:
        yield "This release is not withdrawn."


RULES: dict[Act, tuple[Rule, ...]] = {
    Act.SUBMIT: (_has_changed,),
    Act.SEND_BACK: (_note,),
    Act.APPROVE: (_four_eyes, _has_changed, _facts_confirmed, _errors, _warnings_answered),
    Act.SCHEDULE: (_approved, _first_only, _facts_confirmed, _errors, _address_is_free, _in_the_future),
    Act.UNSCHEDULE: (),
    Act.PUBLISH: (_approved, _has_changed, _kind, _facts_confirmed, _errors, _address_is_free, _first_date),
    Act.WITHDRAW: (_is_live, _note),
    Act.RESTORE: (_is_withdrawn,),
}
