"""What inspectors ask for: numbered paragraphs and bullets under the headings that announce them. Pure.

Kinds are those of ``Recommendation.Kind`` (reference/ofsted.md 0.5, 5.1).
"""

import re

from inspections.reading.cover import place
from inspections.reading.paragraphs import Block
from inspections.reading.sections import BOARD
from inspections.reading.shape import ReadRecommendation

_KINDS = (
    ("priority", re.compile(r"Priority and immediate actions?", re.IGNORECASE)),
    ("priority_action", re.compile(r"Areas? for priority actions?", re.IGNORECASE)),
    ("improvement", re.compile(r"Areas? for (?:further )?(?:improvement|development)", re.IGNORECASE)),
    (
        "improvement",
        re.compile(r"What (?:does .{2,80} )?needs? to (?:improve|be improved|do to improve)\b.{0,40}", re.IGNORECASE),
    ),
    ("recommendation", re.compile(r"Recommendations?", re.IGNORECASE)),
)
_REFERENCE = re.compile(
    r"\s*\(((?:[^()]|\([^()]*\))*\b(?:outcome|enabler|principle)s?\b(?:[^()]|\([^()]*\))*national\s+framework[^()]*)\)\.?\s*$",
    re.IGNORECASE,
)


def kind_of(section: str) -> str | None:
    """The kind of recommendation that a heading announces, if it announces any."""
    bare = section.removeprefix(f"{BOARD}: ")
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(bare)), None)


def read_recommendations(blocks: list[Block], *, board_only: bool = False) -> list[ReadRecommendation]:
    """All recommendations in printed order; ``board_only`` where the whole report is of a safeguarding board."""
    return [
        _recommendation(block, kind, board_only)
        for block in blocks
        if (kind := kind_of(block.paragraph.section)) and _is_item(block)
    ]


def _is_item(block: Block) -> bool:
    """Whether a paragraph under such a heading is one of the list, not the sentence that introduces it."""
    numbered = block.paragraph.number is not None
    return not block.small and (block.bullet or (numbered and not block.paragraph.text.endswith(":")))


def _recommendation(block: Block, kind: str, board_only: bool) -> ReadRecommendation:
    paragraph = block.paragraph
    reference = _REFERENCE.search(paragraph.text)
    return ReadRecommendation(
        kind=kind,
        number=paragraph.number,
        text=paragraph.text[: reference.start()] if reference else paragraph.text,
        reference=f"({reference[1]})" if reference else "",
        board=block.board or board_only,
        place=place(paragraph.page, paragraph.text),
    )
