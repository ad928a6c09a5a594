"""A text that was read as the content of a release, without storing anything: for checks outside the database."""

from typing import Any

from releases.importers.body import Places, body_html
from releases.importers.parsed import ParsedRelease
from releases.markup import clean


def content_of(parsed: ParsedRelease, inspections: list[dict[str, Any]]) -> dict[str, Any]:
    """``parsed`` in the shape of ``snapshot``, reporting ``inspections``; its quotes have their numbers for keys."""
    keys = [str(number) for number in range(1, len(parsed.quotations) + 1)]
    return {
        "headline": parsed.header.headline,
        "summary": "",
        "body": clean(body_html(parsed.blocks, Places(keys))),
        "first_published_at": parsed.header.issued_on.isoformat() if parsed.header.issued_on else None,
        "quotes": [
            {
                "key": key,
                "speaker": {"name": quote.speaker.name, "slug": ""},
                "role": quote.speaker.role,
                "lead_in": quote.lead_in,
                "words": "\n\n".join(quote.words),
            }
            for key, quote in zip(keys, parsed.quotations, strict=True)
        ],
        **{group: [] for group in ("key_facts", "photos", "attachments", "contacts")},
        "notes": [{"key": str(at), "text": note} for at, note in enumerate(parsed.notes)],
        "inspections": inspections,
    }
