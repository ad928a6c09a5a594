"""Gaps that a draft marks for somebody to fill: "[Quote: who speaks for the council?]". None goes out."""

import re
from collections.abc import Iterator

from releases.checks.registry import Content, Finding, Level, check
from releases.markup import plain_text

QUOTE = "Quote"
TO_WRITE = "To write"
_GAP = re.compile(rf"\[(?:{QUOTE}|{TO_WRITE}): [^\]]+\]")


def gap(kind: str, what: str) -> str:
    """A gap as it stands in a draft, for ``QUOTE`` or ``TO_WRITE``."""
    return f"[{kind}: {what}]"


@check
def gaps(content: Content) -> Iterator[Finding]:
    """Every gap is filled: readers never see one."""
    places = {
        "headline": [content["headline"]],
        "summary": [content["summary"]],
        "body": [plain_text(content["body"])],
        "quotes": [quote["words"] for quote in content["quotes"]],
        "notes": [note["text"] for note in content["notes"]],
    }
    for place, texts in places.items():
        for found in (found for text in texts for found in _GAP.findall(text)):
            yield Finding(
                "gaps.E001",
                Level.ERROR,
                f"A gap is still to be filled: {found}",
                "Write what belongs there, or take the mark out.",
                place,
            )
