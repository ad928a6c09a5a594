"""Blocks from a run of anything: paragraphs, headings, lists, quotations."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from releases.markup.lines import line
from releases.markup.node import BREAK, LINES, LISTS, Node, is_inline
from releases.markup.word_lists import gather_items


def blocks(items: Iterable[Node | str]) -> list[Node]:
    """``items`` as blocks: as ``flow``, and paragraphs that Word meant as list items made lists."""
    return gather_items(flow(items))


def flow(items: Iterable[Node | str]) -> list[Node]:
    """``items`` as blocks: loose text becomes paragraphs, loose items become a list, what is empty goes."""
    found: list[Node] = []
    for kind, run in groupby(_without_gaps(items), key=_kind):
        if kind == "inline":
            found += _line(Node("p", children=[*run]))
        elif kind == "item":
            found += _list(Node("ul", children=[*run]))
        else:
            found += [block for item in run if isinstance(item, Node) for block in _block(item)]
    return found


def unwrapped(found: list[Node]) -> list[Node | str]:
    """``found`` with the paragraph it begins with as bare text, if that is the only one."""
    if found and found[0].tag == "p" and sum(block.tag == "p" for block in found) == 1:
        return [*found[0].children, *found[1:]]
    return [*found]


def _without_gaps(items: Iterable[Node | str]) -> Iterator[Node | str]:
    """``items`` without blanks and breaks after a list item: items before and after one are one list."""
    after_item = False
    for item in items:
        is_gap = not item.strip() if isinstance(item, str) else item.tag == BREAK
        if not (is_gap and after_item):
            after_item = _kind(item) == "item"
            yield item


def _kind(item: Node | str) -> str:
    """What ``item`` becomes part of: a line, a list or a block of its own."""
    if is_inline(item):
        return "inline"
    return "item" if isinstance(item, Node) and item.tag == "li" else "block"


def _block(node: Node) -> list[Node]:
    """``node`` in its shape; nothing if it is empty."""
    if node.tag in LINES:
        return _line(node)
    if node.tag in LISTS:
        return _list(node)
    if node.tag == "blockquote":
        inside = blocks(node.children)
        return [Node("blockquote", children=[*inside])] if inside else []
    return []


def _line(node: Node) -> list[Node]:
    """A paragraph or heading with its text trimmed."""
    text = line(node.children, heading=node.tag != "p")
    return [Node(node.tag, children=text, level=node.level)] if text else []


def _list(node: Node) -> list[Node]:
    """A list of items only; a list between items belongs to the item before it."""
    items: list[Node] = []
    strays: list[Node | str] = []
    for child in [*node.children, Node("li")]:
        if isinstance(child, Node) and child.tag == "li":
            _join(items, flow(strays) if strays else [])
            _join(items, flow(child.children) if child.children else [])
            strays = []
        else:
            strays.append(child)
    return [Node(node.tag, children=[*items])] if items else []


def _join(items: list[Node], found: list[Node]) -> None:
    """Add ``found`` as an item, or to the item before if it is lists alone."""
    if items and found and all(block.tag in LISTS for block in found):
        items[-1].children.extend(found)
    elif found:
        items.append(Node("li", children=unwrapped(found)))
