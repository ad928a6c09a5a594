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
_NOTE = re.compile(r":$|^(?:There (?:are|were) no|No|None)\b")  # what introduces a list, or says that there is none


def kind_of(section: str) -> str | None:
    """The kind of recommendation that a heading announces, if it announces any."""
    bare = section.removeprefix(f"{BOARD}: ")
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(bare)), None)


def read_recommendations(blocks: list[Block], *, board_only: bool = False) -> list[ReadRecommendation]:
    """All recommendations in printed order; ``board_only`` where the whole report is of a safeguarding board."""
    under = [(block, kind) for block in blocks if not block.small and (kind := kind_of(block.paragraph.section))]
    listed = {block.paragraph.section for block, _ in under if _is_item(block)}
    return [
        _recommendation(block, kind, board_only)
        for block, kind in under
        if (_is_item(block) or block.paragraph.section not in listed) and not _NOTE.search(block.paragraph.text)
    ]


def _is_item(block: Block) -> bool:
    """Whether a paragraph is one of a list; where there is no list, each paragraph is a recommendation."""
    return block.bullet or block.paragraph.number is not None


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
