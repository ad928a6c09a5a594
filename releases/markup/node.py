"""An element of the body while it is being shaped, and how it is written."""

from dataclasses import dataclass, field
from html import escape

from releases.markup.allowed import TAGS
from releases.markup.tokens import Attributes

INLINE = {"strong", "em", "a", "sub", "sup", "abbr", "span"}
LINES = {"p", "h2", "h3"}  # blocks that hold a line of text
LISTS = {"ul", "ol"}
CELLS = {"td", "th"}
ROW_GROUPS = {"thead", "tbody"}
IN_TABLE = CELLS | ROW_GROUPS | {"tr", "caption"}
GROUP, BREAK = "", "break"  # what only groups text; where one line ends and another may begin


@dataclass
class Node:
    """An element.

    ``source`` is the tag it was read from, whose end tag closes it; ``level`` the depth of a paragraph
    that is an item of a Word list (0: it is not one).
    """

    tag: str
    attributes: Attributes = field(default_factory=dict)
    children: "list[Node | str]" = field(default_factory=list)
    source: str = ""
    level: int = 0

    def twin(self) -> "Node":
        """The same element, empty."""
        return Node(self.tag, self.attributes, [], self.source, self.level)


def is_inline(item: Node | str) -> bool:
    """Whether ``item`` stands inside a line."""
    return isinstance(item, str) or item.tag in INLINE or item.tag in {GROUP, "br"}


def words(items: list[Node | str]) -> str:
    """The text of ``items``."""
    return "".join(item if isinstance(item, str) else words(item.children) for item in items)


def serialise(item: Node | str) -> str:
    """``item`` as HTML; only allowed elements and attributes are written."""
    if isinstance(item, str):
        return escape(item, quote=False)
    inside = "".join(serialise(child) for child in item.children)
    if item.tag not in TAGS:
        return inside
    allowed = TAGS[item.tag]
    attributes = "".join(f' {name}="{escape(text)}"' for name, text in item.attributes.items() if name in allowed)
    return f"<{item.tag}{attributes}>" + ("" if item.tag == "br" else f"{inside}</{item.tag}>")
