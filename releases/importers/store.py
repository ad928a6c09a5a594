"""A text that was read, stored: a draft release with its parts, and a draft of the inspection it reports.

Nothing here publishes. A release that an officer has touched, or that was published, is left alone.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from releases import workflow
from releases.importers.header import LONGEST_HEADLINE
from releases.importers.identity import (
    find_existing,
    first_published_at,
    import_note,
    is_untouched,
    reference,
    was_this_text,
)
from releases.importers.parsed import ParsedRelease, Remarks
from releases.importers.parts import write_parts
from releases.importers.text import words_of
from releases.models import Place, Release
from releases.slugs import free_slug


class Outcome(StrEnum):
    """What became of a text."""

    MADE = "made"
    UPDATED = "updated"
    SAME = "same"
    KEPT = "kept"


@dataclass(frozen=True)
class Stored:
    """What became of a text, on which release, and what there is to say beyond what reading it said."""

    outcome: Outcome
    release: Release
    sentence: str
    remarks: Remarks


@transaction.atomic
def store(parsed: ParsedRelease, *, by: Any) -> Stored:
    """Store ``parsed`` as a draft: a new one, or the untouched one of an earlier import. All or nothing.

    ``by`` is recorded as the author; None for a command nobody is named for. Never duplicates, and never
    overwrites what an officer or a publication has made of an earlier import.
    """
    headline, keep_headline = _headline(parsed)
    existing = find_existing(parsed, headline)
    if existing:
        existing = Release.objects.select_for_update().get(pk=existing.pk)
        if was_this_text(existing, parsed):
            return _left(Outcome.SAME, existing, "is imported already, word for word; nothing is changed")
        if not is_untouched(existing):
            why = "published" if existing.editions.exists() else "edited"
            return _left(Outcome.KEPT, existing, f"was {why} since it was imported or written; nothing is changed")
    release = _write(parsed, existing, headline, by=by)
    remarks = Remarks()
    write_parts(release, parsed, keep_headline=keep_headline, remarks=remarks)
    workflow.record_created(release=release, by=by, imported=True, note=import_note(parsed))
    if existing:
        return Stored(Outcome.UPDATED, release, f"The draft “{release}” was brought up to date.", remarks)
    return Stored(Outcome.MADE, release, f"The draft “{release}” was made.", remarks)


def _left(outcome: Outcome, release: Release, sentence: str) -> Stored:
    return Stored(outcome, release, f"“{release}” {sentence}.", Remarks())


def _headline(parsed: ParsedRelease) -> tuple[str, bool]:
    """A headline that fits, and whether the body must keep the whole of it so that no word is lost."""
    headline = parsed.header.headline
    whole = headline or next(iter(words_of(parsed)), "Imported text")
    if len(whole) <= LONGEST_HEADLINE:
        return whole, False
    return f"{whole[: LONGEST_HEADLINE - 1].rpartition(' ')[0] or whole[: LONGEST_HEADLINE - 1]}…", bool(headline)


def _write(parsed: ParsedRelease, existing: Release | None, headline: str, *, by: Any) -> Release:
    """The row of the release, without parts."""
    release = existing or Release(created_by=by, slug=free_slug(headline))
    release.import_ref = release.import_ref or reference(parsed)
    release.headline = headline
    release.place = _place(parsed.header.place)
    release.first_published_at = first_published_at(parsed)
    release.revised_at = timezone.now()
    release.save()
    if existing:
        for parts in (release.quote_set, release.keyfact_set, release.notetoeditors_set, release.releasecontact_set):
            parts.all().delete()
    return release


def _place(name: str) -> Place | None:
    """The place of issue."""
    if not name or len(name) > 80:
        return None
    place = Place.objects.filter(name__iexact=name).first()
    return place or Place.objects.create(name=name, slug=slugify(name) or "place")
