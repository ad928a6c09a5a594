"""What an officer does about a claim that the report does not bear out: mend it, or keep it with a reason.

Verbs in the manner of ``workflow``: nothing is changed silently, the history says from what to what.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone

from inspections.paragraphs import print_paragraphs
from inspections.quotations import Verdict
from releases.claims import Checked
from releases.claims.mending import text_with_paragraphs, text_with_report_words, with_paragraphs, with_report_words
from releases.embeds import EMBEDS, placed
from releases.markup import Embed, clean
from releases.models import HistoryEntry, KeptClaim, KeyFact, Quote, Release
from releases.refusals import Refused, WorkingCopy
from releases.workflow import record_edit

LONGEST_REASON = 500
_WRONG = frozenset({Verdict.DIFFERS, Verdict.ELSEWHERE, Verdict.NOT_FOUND})

Mend = Callable[[str, Checked], str]


@transaction.atomic
def use_report_words(*, release: Release, key: str, by: Any) -> HistoryEntry | None:
    """Put the report's words in place of the claim's, wherever in the release it stands. Raises ``Refused``."""
    fresh, found = _begin(release, key, by)
    if found[0].verdict is not Verdict.DIFFERS or not found[0].differences:
        raise Refused(["The report has no other words for this claim. Read the findings again."])
    for one in found:
        _mend(fresh, one, with_report_words, text_with_report_words)
    changes = "; ".join(f"“{ours or '…'}” → “{theirs or '…'}”" for ours, theirs in found[0].differences)
    return _mended(fresh, found[0], f"the report’s words in “{found[0].claim.words}”: {changes}", by)


@transaction.atomic
def correct_paragraphs(*, release: Release, key: str, by: Any) -> HistoryEntry | None:
    """Cite the paragraphs in which the claim stands in place of those it cites. Raises ``Refused``."""
    fresh, found = _begin(release, key, by)
    if not found[0].is_wrong_citation:
        raise Refused(["Nothing stands against the paragraphs that this claim cites. Read the findings again."])
    if not found[0].paragraphs:
        raise Refused(["The report says so in text without a number: remove the citation from the text by hand."])
    for one in found:
        _mend(fresh, one, with_paragraphs, text_with_paragraphs)
    right = print_paragraphs(found[0].paragraphs)
    return _mended(fresh, found[0], f"the citation of “{found[0].claim.words}”: {found[0].claim.printed} → {right}", by)


@transaction.atomic
def keep_claim(*, release: Release, key: str, reason: str, by: Any) -> KeptClaim:
    """Let a claim stand although the report does not bear it out, saying why. Raises ``Refused``."""
    fresh, found = _begin(release, key, by)
    one, reason = found[0], reason.strip()
    if one.refusal:
        raise Refused([f"This claim cannot be kept. {one.refusal}"])
    if one.verdict not in _WRONG and not one.is_wrong_citation:
        raise Refused(["Nothing stands against this claim, so there is nothing to give a reason for."])
    if not reason:
        raise Refused(["Say in a sentence why the claim may stand: the reason is kept with the edition."])
    if len(reason) > LONGEST_REASON:
        raise Refused([f"The reason has {len(reason)} characters; give it in {LONGEST_REASON} or fewer."])
    kept, _made = KeptClaim.objects.update_or_create(
        release=fresh,
        key=key,
        defaults={
            "claim": one.claim.words,
            "cited": one.claim.printed[:120],
            "verdict": str(one.verdict),
            "reason": reason,
            "at": timezone.now(),
            "by": by,
        },
    )
    record_edit(release=fresh, by=by, note=f"Kept “{one.claim.words}” ({one.verdict}): {reason}")
    return kept


@transaction.atomic
def unkeep(*, release: Release, key: str, by: Any) -> HistoryEntry | None:
    """Take the reason back, so that the finding stands again. Raises ``Refused``."""
    fresh = _locked(release, by)
    kept = fresh.kept_claims.filter(key=key).first()
    if kept is None:
        raise Refused(["No reason was given for this claim. Read the findings again."])
    kept.delete()
    return record_edit(release=fresh, by=by, note=f"No longer kept: “{kept.claim}” ({kept.reason})")


@transaction.atomic
def insert_panel(*, release: Release, name: str, ref: str, by: Any) -> HistoryEntry | None:
    """Place a panel of the inspection ``ref`` ("judgements", "recommendations") after the text. Raises ``Refused``."""
    fresh = _locked(release, by)
    kind, content = EMBEDS.get(name), WorkingCopy(fresh).content
    if kind is None or kind.context(content, ref) is None:
        raise Refused(["This release has no such panel to insert. Link the inspection to it first."])
    if Embed(name, ref) in placed(content):
        raise Refused([f"The panel “{kind.label}” stands in the text already."])
    fresh.body = clean(f'{fresh.body}\n<div data-embed="{name}" data-ref="{ref}"></div>')
    fresh.save(update_fields=["body"])
    return record_edit(release=fresh, by=by, note=f"Inserted the panel “{kind.label}” at the end of the text")


def _locked(release: Release, by: Any) -> Release:
    """The row as it stands now, for somebody who may change it."""
    if by is None or not by.has_perm("releases.change_release"):
        raise Refused(["You may not change releases: ask an author."])
    return Release.objects.select_for_update().get(pk=release.pk)


def _begin(release: Release, key: str, by: Any) -> tuple[Release, list[Checked]]:
    """The locked row and the claim of that key in every place where it stands."""
    fresh = _locked(release, by)
    found = [one for one in WorkingCopy(fresh).checked if one.claim.key == key]
    if not found:
        raise Refused(["This claim is no longer in the release: it was changed meanwhile. Read the findings again."])
    return fresh, found


def _mend(release: Release, one: Checked, in_html: Mend, in_text: Mend) -> None:
    """Change the place in which a claim stands. Raises ``Refused`` where that is not the release's to change."""
    place, _colon, ref = one.claim.place.partition(":")
    if place in ("praised_areas", "recommendations"):
        raise Refused(
            [f"These words stand in the record of the inspection {ref.partition(':')[0]}: change them there."]
        )
    if place == "body":
        _change(release, "body", lambda text: clean(in_html(text, one)))
    elif place in ("headline", "summary"):
        _change(release, place, lambda text: in_text(text, one))
    elif place == "quotes":
        _change(Quote.objects.get(release=release, key=ref), "words", lambda text: in_text(text, one))
    else:
        _change(KeyFact.objects.get(release=release, key=ref), "value", lambda text: in_text(text, one))


def _change(row: Release | Quote | KeyFact, field: str, change: Callable[[str], str]) -> None:
    """Save the changed field, if it holds the words and has room for the new ones."""
    old = getattr(row, field)
    new = change(old)
    if new == old:
        raise Refused(["The words could not be changed where they stand: change them by hand."])
    longest = getattr(row._meta.get_field(field), "max_length", None)
    if longest and len(new) > longest:
        raise Refused([f"With the report’s words the {field} has {len(new)} characters, and has room for {longest}."])
    setattr(row, field, new)
    row.save(update_fields=[field])


def _mended(release: Release, one: Checked, what: str, by: Any) -> HistoryEntry | None:
    """Note the change; a reason given for the old words goes with them."""
    release.kept_claims.filter(key=one.claim.key).delete()
    return record_edit(release=release, by=by, note=f"Put {what}")
