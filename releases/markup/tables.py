"""Tables: caption, header rows, body rows, and which cells a header cell speaks for."""

from dataclasses import dataclass, field

from releases.markup.flow import blocks, unwrapped
from releases.markup.node import CELLS, ROW_GROUPS, Node, words


@dataclass
class _Parts:
    """The pieces of a table, told apart. ``strays`` is what stands outside the cells."""

    caption: list[Node | str] = field(default_factory=list)
    head: list[Node] = field(default_factory=list)
    body: list[Node] = field(default_factory=list)
    strays: list[Node | str] = field(default_factory=list)


def table(node: Node) -> list[Node]:
    """``node`` in its shape, after any text that stood outside its cells; no table if it says nothing."""
    parts = _Parts()
    _sort(node, parts, parts.body)
    if not parts.head and len(parts.body) > 1 and _is_head(parts.body[0]):
        parts.head.append(parts.body.pop(0))
    head = [row for row in (_row(row, parts, in_head=True) for row in parts.head) if row.children]
    body = [row for row in (_row(row, parts, in_head=False) for row in parts.body) if row.children]
    before = blocks(parts.strays)
    if not words([*head, *body]).strip():
        return before
    groups = [
        Node("caption", children=parts.caption),
        Node("thead", children=[*head]),
        Node("tbody", children=[*body]),
    ]
    return [*before, Node("table", children=[group for group in groups if group.children])]


def _sort(node: Node, parts: _Parts, rows: list[Node]) -> None:
    """Tell the pieces of ``node`` apart; rows go to ``rows`` unless a group says otherwise."""
    for child in node.children:
        if isinstance(child, str):
            parts.strays.append(child)
        elif child.tag == "tr":
            rows.append(child)
        elif child.tag in ROW_GROUPS:
            _sort(child, parts, parts.head if child.tag == "thead" else parts.body)
        elif child.tag == "caption" and not parts.caption:
            parts.caption = _caption(child)
        else:
            parts.strays += child.children if child.tag == "caption" else [child]


def _is_head(row: Node) -> bool:
    """Whether every cell of ``row`` is a header cell."""
    cells = [child.tag for child in row.children if isinstance(child, Node) and child.tag in CELLS]
    return bool(cells) and set(cells) == {"th"}


def _caption(node: Node) -> list[Node | str]:
    """The caption as one line."""
    found: list[Node | str] = []
    for block in blocks(node.children):
        found += [" "] if found else []
        found += block.children if block.tag == "p" else [" ".join(words([block]).split())]
    return found


def _row(node: Node, parts: _Parts, *, in_head: bool) -> Node:
    """A row of cells; what is not a cell joins the strays."""
    cells = [child for child in node.children if isinstance(child, Node) and child.tag in CELLS]
    parts.strays += [child for child in node.children if isinstance(child, str) or child.tag not in CELLS]
    row = Node("tr", children=[Node(c.tag, c.attributes, unwrapped(blocks(c.children))) for c in cells])
    return _with_scope(row, "col") if in_head else _with_scope(row, "row", others="col")


def _with_scope(row: Node, scope: str, others: str = "") -> Node:
    """``row`` with a scope on each header cell that has none: ``scope`` on the first, else ``others``."""
    for index, cell in enumerate(row.children):
        if isinstance(cell, Node) and cell.tag == "th":
            default = others if others and index else scope
            cell.attributes = {**cell.attributes, "scope": cell.attributes.get("scope", default)}
    return row
