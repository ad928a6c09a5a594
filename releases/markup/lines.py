"""What stands inside a line of text: marks without their like inside, white space as it is read."""

import re

from releases.markup.node import GROUP, INLINE, Node, words

Items = list[Node | str]

# A non-breaking space alone is meant ("30 June"); in a run it is an editor's or Word's padding.
_PADDING = re.compile(r"[ \t\r\n\xa0]{2,}|[\t\r\n]")
# Marks that mean nothing without their attribute.
_NEEDS = {"a": "href", "abbr": "title", "span": "lang"}


def line(items: Items, *, heading: bool = False) -> Items:
    """The content of one line, trimmed; empty if there is nothing to read. A heading is bold as it is."""
    found = _marked(items, frozenset({"strong", "br"}) if heading else frozenset())
    _trim(found, 0)
    _trim(found, -1)
    return found


def _marked(items: Items, within: frozenset[str]) -> Items:
    """``items`` without marks that are in force already (``within``), empty or pointless."""
    found: Items = []
    for item in items:
        if isinstance(item, str):
            _add(found, _PADDING.sub(" ", item))
        elif item.tag == "br":
            _add(found, " " if "br" in within else item)
        elif item.tag in INLINE | {GROUP}:
            _add_mark(found, item, within)
        else:
            _add(found, " ")
    return found


def _add_mark(found: Items, mark: Node, within: frozenset[str]) -> None:
    """Add ``mark``, or only what it holds."""
    inside = _marked(mark.children, within | {mark.tag})
    pointless = mark.tag == GROUP or mark.tag in within or _NEEDS.get(mark.tag, "") not in {"", *mark.attributes}
    if pointless or not words(inside).strip():
        for item in inside:
            _add(found, item)
    else:
        _add(found, Node(mark.tag, mark.attributes, inside))


def _add(found: Items, item: Node | str) -> None:
    """Add ``item``, joined with the one before where they are one text or one mark."""
    before = found[-1] if found else None
    if isinstance(item, str):
        if isinstance(before, str) and _PADDING.search(before[-1:] + item[:1]):
            found[-1] = f"{before[:-1]} {item[1:]}"
        elif isinstance(before, str):
            found[-1] = before + item
        elif item:
            found.append(item)
    elif _is_one_mark(before, item) and isinstance(before, Node):
        for child in item.children:
            _add(before.children, child)
    else:
        found.append(item)


def _is_one_mark(before: Node | str | None, after: Node) -> bool:
    """Whether ``after`` carries on the mark ``before`` it."""
    return (
        isinstance(before, Node)
        and before.tag == after.tag != "br"
        and before.attributes == after.attributes
        and before.tag != "a"
    )


def _trim(items: Items, end: int) -> None:
    """Take blank text and line breaks off one end (0 or -1) of ``items``, inside marks too."""
    while items:
        item = items[end]
        if isinstance(item, str):
            item = item.lstrip() if end == 0 else item.rstrip()
            items[end] = item
        elif item.tag != "br":
            _trim(item.children, end)
            item = words(item.children)
        else:
            item = ""
        if item:
            return
        del items[end]
