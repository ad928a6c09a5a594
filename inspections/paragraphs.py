"""References to numbered paragraphs: "11 & 92-108" to ranges and back. Pure."""

from typing import NamedTuple


class ParagraphRange(NamedTuple):
    """Paragraphs ``first`` to ``last``, both included."""

    first: int
    last: int


def parse_paragraphs(text: str) -> list[ParagraphRange]:
    """Placeholder until the facts helper writes it."""
    raise ValueError(text)


def validate_paragraphs(text: str) -> None:
    """Placeholder until the facts helper writes it."""
