"""A text that was read, row by row: its words on one side, what becomes of them on the other."""

from dataclasses import dataclass

from council_news.text import counted
from releases.importers.parsed import (
    Block,
    Bullets,
    Figures,
    Heading,
    Holds,
    Panel,
    PanelKind,
    Paragraph,
    ParsedRelease,
)

_LISTS = {
    Holds.TEXT: "",
    Holds.CATEGORIES: "Judgement categories",
    Holds.PRAISE: "Praised areas",
    Holds.RECOMMENDATIONS: "Recommendations",
}
_PANELS = {PanelKind.SCALE: "Panel: the levels of judgement", PanelKind.JUDGEMENTS: "Panel: the judgements"}


@dataclass(frozen=True)
class Row:
    """A piece of the text. ``becomes`` is empty where it stays body text; ``shape`` says how it is printed."""

    shape: str
    words: tuple[str, ...]
    becomes: str = ""
    detail: str = ""


def rows(parsed: ParsedRelease) -> list[Row]:
    """Every piece of the release in order: the headline, the blocks of the text, the notes to editors."""
    headline = [Row("headline", (parsed.header.headline,), "Headline")] if parsed.header.headline else []
    notes = [Row("paragraph", (note,), "Note to editors") for note in parsed.notes]
    return [*headline, *map(_row, parsed.blocks), *notes]


def _row(block: Block) -> Row:
    """One block as a row."""
    if isinstance(block, Paragraph):
        return Row("paragraph", (block.text,), "Link to the report" if block.is_report_link else "")
    if isinstance(block, Heading):
        return Row("heading", (block.text,), "Heading")
    if isinstance(block, Bullets):
        shape = "numbers" if block.is_numbered else "list"
        return Row(shape, tuple(item.full_text for item in block.items), _LISTS[block.holds])
    if isinstance(block, Panel):
        return Row("panel", (), _PANELS[block.kind], "from the record of the inspection")
    if isinstance(block, Figures):
        told = "; ".join(f"{figure.value}{figure.unit} {figure.label}" for figure in block.figures)
        return Row("panel", (), "Key facts", told)
    speaker = block.speaker
    who = ", ".join(part for part in (f"{speaker.title} {speaker.name}".strip(), speaker.role) if part)
    return Row("quotation", (block.lead_in, *block.words), f"Quote, {counted(len(block.words), 'paragraph')}", who)
