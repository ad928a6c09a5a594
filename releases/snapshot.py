"""The single list of what a release consists of, and its hash.

``snapshot`` reads the working copy; an edition freezes the result. Approvals, previews and the
comparison of editions use it too, so a new kind of part is added here and nowhere else.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Any

from inspections.facts import facts
from inspections.models import Inspection
from releases.markup import clean
from releases.models import (
    Attachment,
    KeyFact,
    NoteToEditors,
    PhotoPlacement,
    Quote,
    Release,
    ReleaseContact,
    Topic,
)

FORMAT = 1

Content = dict[str, Any]


def snapshot(release: Release) -> Content:
    """Everything the public would read if ``release`` were published now; plain JSON values only.

    Reads a constant number of queries when the release comes from ``Release.objects.with_parts()``.
    """
    inspections = Inspection.objects.with_facts().filter(releases=release).order_by("slug")
    return snapshot_of_words(release, release.topics.all()) | {
        "body": clean(release.body),
        **{group: [describe(part) for part in getattr(release, rows).all()] for group, rows, describe in PARTS},
        "inspections": [facts(inspection) for inspection in inspections],
        **_kept(release),
    }


def snapshot_of_words(release: Any, topics: Iterable[Topic]) -> Content:
    """The snapshot of a release on ``topics`` that has no parts, reports on no inspection and is clean. No query.

    It need not be saved: whatever has its key, its words, its date and its place will do.
    """
    return {
        "format": FORMAT,
        "release": str(release.key),
        "slug": release.slug,
        "headline": release.headline,
        "summary": release.summary,
        "body": release.body,
        "language": "en-GB",
        "first_published_at": _instant(release.first_published_at),
        "place": {"name": release.place.name, "slug": release.place.slug} if release.place else None,
        "topics": sorted(({"name": t.name, "slug": t.slug} for t in topics), key=lambda t: t["slug"]),
        **{group: [] for group, _rows, _describe in PARTS},
        "inspections": [],
    }


def canonical(content: Content) -> bytes:
    """``content`` as canonical JSON: sorted keys, no white space, UTF-8; equal content gives equal bytes."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest(content: Content) -> str:
    """The SHA-256 of the canonical JSON, in hexadecimal: what approvals and editions point at."""
    return hash_of(canonical(content))


def hash_of(canonical_content: bytes) -> str:
    """The SHA-256 of what ``canonical`` gives, in hexadecimal."""
    return hashlib.sha256(canonical_content).hexdigest()


def _instant(at: dt.datetime | None) -> str | None:
    return at.astimezone(dt.UTC).isoformat(timespec="seconds") if at else None


def _kept(release: Release) -> Content:
    """The claims that were kept with a reason; nothing where there are none, so that older hashes stay."""
    kept = [
        {"key": row.key, "claim": row.claim, "cited": row.cited, "verdict": row.verdict, "reason": row.reason}
        for row in release.kept_claims.all()
    ]
    return {"kept": kept} if kept else {}


def _quote(part: Quote) -> Content:
    return {
        "key": str(part.key),
        "speaker": {"name": part.speaker.full_name, "slug": part.speaker.slug},
        "role": part.role.title if part.role else "",
        "lead_in": part.lead_in,
        "words": part.words.replace("\r\n", "\n"),
    }


def _key_fact(part: KeyFact) -> Content:
    return {
        "key": str(part.key),
        "value": part.value,
        "unit": part.unit,
        "label": part.label,
        "source": part.source,
        **({"figure": part.figure} if part.figure else {}),  # absent otherwise, so that older hashes stay
    }


def _photo(part: PhotoPlacement) -> Content:
    photo = part.photo
    return {
        "key": str(part.key),
        "photo": photo.pk,
        "sha256": photo.sha256,
        "name": photo.name,
        "alt": "" if part.is_decorative else part.alt or photo.alt,
        "decorative": part.is_decorative,
        "caption": part.caption,
        "credit": photo.credit,
        "licence": photo.get_licence_display(),
        "is_lead": part.is_lead,
        "width": photo.width,
        "height": photo.height,
    }


def _attachment(part: Attachment) -> Content:
    document = part.document
    return {
        "key": str(part.key),
        "document": document.pk,
        "title": part.title,
        "sha256": document.sha256,
        "name": document.name,
        "content_type": document.content_type,
        "size": document.size,
        "pages": document.pages,
    }


def _note(part: NoteToEditors) -> Content:
    return {"key": str(part.key), "text": part.text.replace("\r\n", "\n")}


def _contact(part: ReleaseContact) -> Content:
    contact = part.contact
    return {
        "key": str(part.key),
        "name": contact.name,
        "team": contact.team,
        "phone": contact.phone,
        "email": contact.email,
        "hours": contact.hours,
        "audience": contact.audience,
    }


# Each kind of part: its list in the content, the release's rows of it, and how one is told.
PARTS: tuple[tuple[str, str, Callable[[Any], Content]], ...] = (
    ("quotes", "quote_set", _quote),
    ("key_facts", "keyfact_set", _key_fact),
    ("photos", "photoplacement_set", _photo),
    ("attachments", "attachment_set", _attachment),
    ("notes", "notetoeditors_set", _note),
    ("contacts", "releasecontact_set", _contact),
)
