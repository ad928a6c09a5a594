"""Lists that Word writes as paragraphs ("·   Text"), made lists again."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from releases.markup.lines import line
from releases.markup.node import BREAK, Node, words

DEEPEST = 4  # the same bound as for lists that come as lists

BULLETS = "·•▪◦‣●\uf0b7\uf0a7"
_BULLET = re.compile(rf"[{BULLETS}][\s\xa0]+(?=\S)")
# In a paragraph that Word declares an item, these count as well.
_WORD_BULLET = re.compile(r"[·•▪◦‣●○■§ØüoO–\-\uf0b7\uf0a7\uf0d8\uf0fc][\s\xa0]+(?=\S)")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{2,6})[.)][\s\xa0]+(?=\S)")


class _Item(NamedTuple):
    """A paragraph that is an item: how deep, of which kind of list, with what content."""

    level: int
    tag: str
    node: Node


def gather_items(blocks: Sequence[Node]) -> list[Node]:
    """``blocks`` with each run of paragraphs that are items made a list."""
    gathered: list[Node] = []
    run: list[_Item] = []
    for block in [*blocks, Node(BREAK)]:
        item = _item(block)
        if item:
            run.append(item)
            continue
        gathered += [*_lists(run), block]
        run = []
    return gathered[:-1]


def _item(block: Node) -> _Item | None:
    """``block`` as an item without its printed bullet or number; None if it is none."""
    if block.tag != "p":
        return None
    text = words(block.children)
    number = _NUMBER.match(text) if block.level else None
    mark = number or (_WORD_BULLET if block.level else _BULLET).match(text)
    if not mark and not block.level:
        return None
    if mark:
        _drop(block, mark.end())
    return _Item(max(1, min(block.level, DEEPEST)), "ol" if number else "ul", Node("li", children=line(block.children)))


def _drop(node: Node, count: int) -> int:
    """Take the first ``count`` characters out of ``node``; how many are still to be taken after it."""
    while count and node.children:
        first = node.children[0]
        if isinstance(first, str):
            if len(first) > count:
                node.children[0] = first[count:]
                return 0
            count -= len(first)
        else:
            count = _drop(first, count)
            if first.children:
                return count
        del node.children[0]
    return count


def _lists(run: Sequence[_Item]) -> list[Node]:
    """The items of ``run`` as lists, deeper ones inside the item before them."""
    found: list[Node] = []
    opened: list[tuple[int, Node]] = []
    for level, tag, item in run:
        while opened and (opened[-1][0] > level or (opened[-1][0] == level and opened[-1][1].tag != tag)):
            opened.pop()
        if not opened or opened[-1][0] < level:
            list_ = Node(tag)
            holder = opened[-1][1].children[-1] if opened else None
            (holder.children if isinstance(holder, Node) else found).append(list_)
            opened.append((level, list_))
        opened[-1][1].children.append(item)
    return found
