"""A tree grown from tokens, of known elements only and of bounded depth.

What it keeps to, so that ``shape`` need not look for it: blocks never stand inside a line, tables,
quotations and markers stand at the top, cells stand in rows, lists are at most ``DEEPEST_LIST`` deep.
"""

from collections.abc import Iterable
from html import unescape

from releases.markup.allowed import marker
from releases.markup.names import VOID, known
from releases.markup.node import BREAK, CELLS, GROUP, IN_TABLE, INLINE, LINES, LISTS, ROW_GROUPS, Node
from releases.markup.tokens import END, START, TEXT, Attributes, Token, printable

DEEPEST_LIST = 4
DEEPEST = 60  # open elements; more is no text but an attack, and is read as if unmarked
MOST_REOPENED = 500  # marks carried on into the next block; without a bound the output could be 30 times the input

_OF_LINES = INLINE | {GROUP}
_NOT_OVER = {  # what an end tag does not reach over, by the kind of element it ends
    "inline": LINES | LISTS | CELLS | {"li", "caption", "blockquote", "table"},
    "block": CELLS | {"caption"},
    "table": set(),
}


def grow(source: Iterable[Token]) -> Node:
    """The tree of ``source``: a nameless root over blocks, loose text and breaks."""
    grower = _Grower()
    for kind, value, attributes in source:
        grower.take(kind, value, attributes)
    return grower.root


class _Grower:
    """The elements open at the moment, and where the next token goes."""

    def __init__(self) -> None:
        self.root = Node(GROUP)
        self.open = [self.root]
        self.divs_in_marker = 0  # open div elements of a marker, whose content is never kept
        self.tables_in_cells = 0  # whose rows are read as lines of the cell
        self.reopened = 0

    def take(self, kind: str, value: str, attributes: Attributes) -> None:
        """Add one token."""
        if self.divs_in_marker:
            if value == "div" and kind != TEXT:
                self.divs_in_marker += 1 if kind == START else -1
        elif kind == TEXT:
            self._add(printable(unescape(value)))
        elif kind == END:
            self._end(known(value, {}), value)
        elif value == "div" and "data-embed" in attributes:
            self._marker(attributes)
        else:
            self._start(known(value, attributes))

    def _start(self, node: Node) -> None:
        """Open an element where it may stand, closing what cannot hold it."""
        if node.tag == BREAK:
            self._break()
        elif node.source in VOID:
            if node.tag == "br":
                self._add(node)
        elif node.tag in LINES:
            self._line(node)
        elif node.tag in LISTS or node.tag == "li":
            self._list(node)
        elif node.tag in {"blockquote", "table"}:
            self._top_block(node)
        elif node.tag in IN_TABLE:
            self._table_part(node)
        else:
            self._push(node)

    def _line(self, node: Node) -> None:
        """A paragraph or heading; marks open around it (``<strong><p>``) go on inside it."""
        if node.tag == "p" and self._has("h2", "h3"):
            self._add(" ")
            return
        marks = self._leave_line()
        if len(self.open) > 1:
            node.tag = "p"  # a heading inside a quotation, an item or a cell is no section of the page
        self._push(node)
        for mark in marks:
            self._push(mark)

    def _list(self, node: Node) -> None:
        self._leave_line()
        if node.tag == "li":
            self._close("li", by_tag=True, not_over=LISTS | CELLS)
        elif sum(opened.tag in LISTS for opened in self.open) >= DEEPEST_LIST:
            self._break()
            return
        self._push(node)

    def _top_block(self, node: Node) -> None:
        """A quotation inside another block is read as its lines; a table ends the block it is found in."""
        self._leave_line()
        if self._has("table") or (node.tag == "blockquote" and len(self.open) > 1):
            self.tables_in_cells += node.tag == "table"
            self._break()
            return
        del self.open[1:]
        self._push(node)

    def _table_part(self, node: Node) -> None:
        if self.tables_in_cells or not self._has("table"):
            self._break()
            return
        holders = {"table"}
        if node.tag == "tr":
            holders = ROW_GROUPS | {"table"}
        elif node.tag in CELLS:
            holders = {"tr"}
            if not self._has("tr"):
                self._table_part(Node("tr", source="tr"))
        while self.open[-1].tag not in holders:
            self.open.pop()
        self._push(node)

    def _break(self) -> None:
        if self._has("h2", "h3"):
            self._add(" ")
        else:
            self._leave_line()
            self._add(Node(BREAK))

    def _marker(self, attributes: Attributes) -> None:
        """Place a marker at the top; what is open around it is closed before and opened again after it.

        A table is not torn apart: the marker goes before it.
        """
        self.divs_in_marker = 1
        found = marker(attributes["data-embed"], attributes.get("data-ref", ""))
        if found is None:
            return
        node = Node("div", found)
        if self._has("table"):
            self.root.children.insert(-1, node)
            return
        again = [opened.twin() for opened in self.open[1:] if opened.tag not in _OF_LINES] + self._marks()
        del self.open[1:]
        self._add(node)
        for opened in again:
            self._push(opened)

    def _end(self, meant: Node, name: str) -> None:
        """Close the nearest element that ``name`` opened, unless something it cannot reach over is between."""
        if meant.tag == BREAK or (self.tables_in_cells and meant.tag in IN_TABLE | {"table"}):
            self.tables_in_cells -= meant.tag == "table"
            self._break()
        elif meant.tag in _OF_LINES:
            self._close(name, not_over=_NOT_OVER["inline"])
        elif meant.tag in IN_TABLE or meant.tag == "table":
            self._close(name, not_over=_NOT_OVER["table"])
        else:
            self._close(name, not_over=_NOT_OVER["block"])

    def _close(self, name: str, *, not_over: set[str], by_tag: bool = False) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            opened = self.open[depth]
            if name == (opened.tag if by_tag else opened.source):
                del self.open[depth:]
                return
            if opened.tag in not_over:
                return

    def _add(self, child: Node | str) -> None:
        self.open[-1].children.append(child)

    def _push(self, node: Node) -> None:
        self._add(node)
        if len(self.open) < DEEPEST:
            self.open.append(node)

    def _has(self, *tags: str) -> bool:
        return any(opened.tag in tags for opened in self.open)

    def _marks(self) -> list[Node]:
        """The marks open in this line, one of a kind, to open again elsewhere."""
        if self.reopened > MOST_REOPENED:
            return []
        marks = {opened.tag: opened.twin() for opened in self.open[1:] if opened.tag in INLINE}
        self.reopened += len(marks)
        return list(marks.values())

    def _leave_line(self) -> list[Node]:
        """Close the line and the marks in it; those marks, to open again."""
        marks = self._marks()
        while len(self.open) > 1 and (self.open[-1].tag in LINES or self.open[-1].tag in _OF_LINES):
            self.open.pop()
        return marks
