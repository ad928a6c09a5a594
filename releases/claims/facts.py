"""Claims that stand in the record of an inspection and that a release prints in a panel. Pure."""

from collections.abc import Iterator
from typing import Any

from inspections.paragraphs import ParagraphRange
from releases.claims.attribution import Voice
from releases.claims.prose import Reader
from releases.claims.shape import Claim, Content, Kind
from releases.markup import Embed, split_embeds

# The panel that prints them, the list of the facts, and what they are.
_PANELS = (
    ("praised-areas", "praised_areas", Kind.PRAISED_AREA),
    ("recommendations", "recommendations", Kind.RECOMMENDATION),
)


def placed_panels(content: Content) -> set[tuple[str, str]]:
    """The panels that the body places: their names and whose they are."""
    return {(piece.name, piece.ref) for piece in split_embeds(content["body"]) if isinstance(piece, Embed)}


def facts_claims(content: Content) -> Iterator[Claim]:
    """The praised areas and recommendations of the panels that the body places."""
    panels = placed_panels(content)
    for facts in content["inspections"]:
        for panel, group, kind in _PANELS:
            if not facts["is_confidential"] and (panel, facts["slug"]) in panels:
                for index, row in enumerate(facts[group]):
                    place = f"{group}:{facts['slug']}:{index}"
                    yield from Reader(place, facts["slug"], Voice.REPORT).finding(
                        row["text"], kind, _cited(row), row["citation"]
                    )


def _cited(row: dict[str, Any]) -> tuple[ParagraphRange, ...]:
    """The paragraphs a finding names; a recommendation's own number is one."""
    ranges = tuple(ParagraphRange(first, last) for first, last in row["ranges"])
    number = row.get("number")
    return ranges or ((ParagraphRange(number, number),) if number else ())
