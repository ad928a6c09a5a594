"""Where a release stands, in one word for a chip and one sentence for people."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q
from django.utils.html import format_html

from releases.models import Release

Status = Release.Status


@dataclass(frozen=True)
class Standing:
    """A code, for colours and filters, and what officers read."""

    code: str
    label: str


WITHDRAWN = Standing("withdrawn", "Withdrawn")
LIVE = Standing("live", "Live")
CHANGED = {
    Status.DRAFT: Standing("changed", "Live, with unpublished changes"),
    Status.IN_REVIEW: Standing("changed", "Live, change in review"),
    Status.APPROVED: Standing("changed", "Live, change approved"),
    Status.SCHEDULED: Standing("changed", "Live, change scheduled"),
}
UNPUBLISHED = {status: Standing(status.value, status.label) for status in Status}

# Each standing as a condition on ``Release.objects.with_standing()``, in the order of work.
_NEVER = Q(live_sha256__isnull=True)
_SAME = Q(live_sha256=F("last_sha256"))
UNPUBLISHED_WORK = _NEVER | ~_SAME
FILTERS: dict[str, tuple[str, Q]] = {
    "draft": ("Draft", _NEVER & Q(status=Status.DRAFT)),
    "in_review": ("In review", Q(status=Status.IN_REVIEW)),
    "approved": ("Approved", Q(status=Status.APPROVED)),
    "scheduled": ("Scheduled", Q(status=Status.SCHEDULED)),
    "live": ("Live", Q(live_sha256__isnull=False, is_withdrawn=False) & _SAME),
    "changed": ("Live, with unpublished changes", Q(live_sha256__isnull=False, is_withdrawn=False) & ~_SAME),
    "withdrawn": ("Withdrawn", Q(is_withdrawn=True)),
}


def standing(release: Any) -> Standing:
    """Where ``release``, read ``with_standing()``, stands."""
    if release.is_withdrawn:
        return WITHDRAWN
    if release.live_sha256 is None:
        return UNPUBLISHED[Status(release.status)]
    if release.live_sha256 == release.last_sha256 and release.status == Status.DRAFT:
        return LIVE
    return CHANGED[Status(release.status)]


def chip(release: Any) -> str:
    """The standing as a coloured word; the colour only repeats what the word says."""
    where = standing(release)
    return format_html('<span class="chip {}">{}</span>', where.code, where.label)
