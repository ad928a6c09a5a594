"""Which release a text is: so that importing a file again updates or skips, and never makes a second one."""

import datetime as dt
import hashlib

from council_news.text import LONDON
from releases.importers.parsed import ParsedRelease
from releases.importers.sentences import words
from releases.importers.text import words_of
from releases.models import HistoryEntry, Release
from releases.snapshot import digest, snapshot

_MARK = "Text SHA-256 "


def fingerprint(parsed: ParsedRelease) -> str:
    """The hash of the text itself with its date: the same for the same words, whatever stood around them."""
    issued = parsed.header.issued_at or parsed.header.issued_on or ""
    return _hash([str(issued), parsed.header.place, *words_of(parsed)])


def reference(parsed: ParsedRelease) -> str:
    """What makes the release the same in a later version of its text: its address, or headline and date.

    Without either, the headline and the first paragraph stand in, so that two statements under one
    headline do not overwrite each other.
    """
    header = parsed.header
    if header.source_url:
        return _hash(["address", header.source_url])
    if header.issued_on:
        return _hash(["dated", *words(header.headline), header.issued_on.isoformat()])
    return _hash(["undated", *words_of(parsed)[:2]])


def first_published_at(parsed: ParsedRelease) -> dt.datetime | None:
    """The instant printed on the text; the start of its day in London where no time is printed."""
    header = parsed.header
    if header.issued_at or not header.issued_on:
        return header.issued_at
    return dt.datetime.combine(header.issued_on, dt.time(), LONDON)


def import_note(parsed: ParsedRelease) -> str:
    """What the history says of the import; ``was_this_text`` finds it again."""
    source = f" from {parsed.header.source_url}" if parsed.header.source_url else ""
    return f"Imported{source[:400]}. {_MARK}{fingerprint(parsed)}."


def find_existing(parsed: ParsedRelease, headline: str) -> Release | None:
    """The release this text is a version of, however it came here."""
    by_reference = Release.objects.filter(import_ref=reference(parsed)).first()
    if by_reference:
        return by_reference
    same_text = HistoryEntry.objects.filter(
        verb=HistoryEntry.Verb.IMPORTED, note__endswith=f"{_MARK}{fingerprint(parsed)}."
    ).first()
    if same_text:
        return same_text.release
    at = first_published_at(parsed)
    return Release.objects.filter(headline=headline, first_published_at=at).first() if at else None


def was_this_text(release: Release, parsed: ParsedRelease) -> bool:
    """Whether the last import of ``release`` read these very words."""
    last = release.history.filter(verb=HistoryEntry.Verb.IMPORTED).first()
    return last is not None and last.note.endswith(f"{_MARK}{fingerprint(parsed)}.")


def is_untouched(release: Release) -> bool:
    """Whether nobody has changed, submitted or published the release since it was imported."""
    last = release.history.first()
    if last is None or last.verb != HistoryEntry.Verb.IMPORTED or release.editions.exists():
        return False
    return last.sha256 == digest(snapshot(Release.objects.with_parts().get(pk=release.pk)))


def _hash(parts: list[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()
