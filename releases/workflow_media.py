"""Taking a photo or document out of view: the verbs of media, in the manner of ``workflow``."""

import datetime as dt
import logging
from functools import partial
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, PermissionsMixin
from django.db import transaction
from django.utils import timezone

from council_news.outbox.models import Change
from council_news.text import day, london
from releases import search
from releases.models import Document, Edition, HistoryEntry, Photo, Release
from releases.refusals import Refused
from releases.snapshot import digest, snapshot

logger = logging.getLogger("council_news.media")

Officer = AbstractBaseUser | AnonymousUser | None


def take_down_refusals(file: Photo | Document, *, by: Officer, reason: str) -> list[str]:
    """Every reason why ``by`` may not take ``file`` down, in sentences; empty if they may."""
    kind = file._meta.model_name
    if not isinstance(by, PermissionsMixin) or not by.has_perm(f"releases.change_{kind}"):
        return [f"You may not take down a {kind}: your role does not have the permission."]
    if file.taken_down_at is not None:
        return [f"This {kind} is taken down already."]
    return [] if reason.strip() else ["Say why in a sentence."]


@transaction.atomic
def take_down(file: Photo | Document, *, by: Any, reason: str) -> Photo | Document:
    """Stop serving ``file`` to the public for good, wherever it is used; its address answers 410.

    Editions keep saying that it was there and the officers can still see it: erasing the bytes of a
    photo is a decision of its own. Every release that uses it gets a history row. Raises ``Refused``.
    """
    model = type(file)
    fresh: Photo | Document = model.objects.select_for_update(no_key=True).get(pk=file.pk)
    reasons = take_down_refusals(fresh, by=by, reason=reason)
    if reasons:
        raise Refused(reasons)
    _take_down(fresh, by=by, reason=reason.strip(), at=timezone.now())
    return fresh


def take_down_expired(*, at: dt.datetime) -> list[Photo | Document]:
    """Take down, in nobody's name, every file that may not be shown any more on the London day of ``at``.

    Each in a transaction of its own: safe to run at any time, and twice.
    """
    expired = {"taken_down_at": None, "shown_to__lt": london(at).date()}
    done: list[Photo | Document] = []
    for model in (Photo, Document):
        for pk in model.objects.filter(**expired).order_by("pk").values_list("pk", flat=True):
            with transaction.atomic():
                locked = model.objects.select_for_update(no_key=True)
                file: Photo | Document | None = locked.filter(pk=pk, **expired).first()
                if file is not None and file.shown_to is not None:
                    _take_down(file, by=None, reason=f"It might be shown until {day(file.shown_to)}.", at=at)
                    done.append(file)
    return done


def _take_down(file: Photo | Document, *, by: Any, reason: str, at: dt.datetime) -> None:
    """Write it down, and have what showed ``file`` be told, found and written without it."""
    kind = str(file._meta.model_name)
    file.taken_down_at, file.taken_down_reason = at, reason
    file.full_clean()
    file.save(update_fields=["taken_down_at", "taken_down_reason"])
    _wait_for_publications(file)
    for release in _users_of(file):
        HistoryEntry.objects.create(
            release=release,
            verb=HistoryEntry.Verb.TAKEN_DOWN,
            at=at,
            by=by,
            sha256=digest(snapshot(release)),
            note=f"{file.name}: {reason}",
        )
    for shown in Release.objects.filter(**{f"editions__{kind}s": file}).distinct():
        Change.objects.record(Change.Kind.RELEASE, shown.pk)
    for edition in Edition.objects.live().filter(**{f"{kind}s": file}):
        search.index(edition)  # its caption is not to be found either
    extra = {"user": getattr(by, "pk", None), kind: file.pk}
    transaction.on_commit(partial(logger.info, "A file was taken down.", extra=extra))


def _wait_for_publications(file: Photo | Document) -> None:
    """Lock every release that has or had ``file``, so that none is published while search is told of what is live.

    Who publishes never waits for a file that is locked in this way, so the two do not wait for each other.
    """
    used, part = _relations(file)
    pks = {
        *Release.objects.filter(**{f"editions__{used}s": file}).values_list("pk", flat=True),
        *Release.objects.filter(**{f"{part}__{used}": file}).values_list("pk", flat=True),
    }
    list(Release.objects.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk"))


def _relations(file: Photo | Document) -> tuple[str, str]:
    """The name of what ``file`` is, and the parts that place it."""
    return ("photo", "photoplacement_set") if isinstance(file, Photo) else ("document", "attachment_set")


def _users_of(file: Photo | Document) -> list[Release]:
    """The releases whose current edition or working copy has ``file``."""
    used, part = _relations(file)
    current = Release.objects.filter(editions__is_current=True, **{f"editions__{used}s": file})
    working = Release.objects.filter(**{f"{part}__{used}": file})
    pks = {*current.values_list("pk", flat=True), *working.values_list("pk", flat=True)}
    return list(Release.objects.with_parts().filter(pk__in=pks).order_by("pk"))
