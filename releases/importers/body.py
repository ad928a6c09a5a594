"""The body of an imported release: its blocks as HTML, with markers where the parts stand."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from releases.importers.parsed import (
    Block,
    Bullets,
    Figures,
    Heading,
    Holds,
    Panel,
    PanelKind,
    Paragraph,
    Quotation,
)

_PANEL_OF_LIST = {Holds.PRAISE: "praised-areas", Holds.RECOMMENDATIONS: "recommendations"}


@dataclass(frozen=True)
class Places:
    """What the markers point at: keys of quotes in order, the inspection, and what of it can be shown."""

    quote_keys: list[str]
    has_key_facts: bool = False
    inspection: str = ""
    report_url: str = ""
    lists: frozenset[Holds] = field(default_factory=frozenset)
    panels: frozenset[PanelKind] = field(default_factory=frozenset)


def body_html(blocks: tuple[Block, ...], places: Places) -> str:
    """The body as HTML; every character of the text is escaped, so markup in a text is shown as text."""
    keys = iter(places.quote_keys)
    return "\n".join(piece for block in blocks for piece in _pieces(block, places, keys))


def _pieces(block: Block, places: Places, keys: Iterator[str]) -> Iterator[str]:
    """A block as HTML; nothing for a panel that has nothing to show."""
    if isinstance(block, Paragraph):
        yield _paragraph(block, places)
    elif isinstance(block, Heading):
        yield f"<h2>{escape(block.text, quote=False)}</h2>"
    elif isinstance(block, Bullets):
        yield _list(block, places)
    elif isinstance(block, Quotation):
        yield marker("quote", next(keys))
    elif isinstance(block, Figures) and places.has_key_facts:
        yield marker("key-facts", "")
    elif isinstance(block, Panel) and block.kind in places.panels:
        yield marker(block.kind, places.inspection)


def _paragraph(block: Paragraph, places: Places) -> str:
    """A paragraph; where the whole of it leads to the report and its address is known, the whole is the link."""
    text = escape(block.text, quote=False)
    if block.is_report_link and places.report_url:
        text = f'<a href="{escape(places.report_url)}">{text}</a>'
    return f"<p>{text}</p>"


def _list(block: Bullets, places: Places) -> str:
    """A list, or the panel of the inspection that prints the same words."""
    if block.holds in places.lists:
        return marker(_PANEL_OF_LIST[block.holds], places.inspection)
    tag = "ol" if block.is_numbered else "ul"
    items = "".join(f"<li>{escape(item.full_text, quote=False)}</li>" for item in block.items)
    return f"<{tag}>{items}</{tag}>"


def marker(name: str, ref: str) -> str:
    """The empty block that stands for a part."""
    return f'<div data-embed="{escape(name)}" data-ref="{escape(ref)}"></div>'
