"""The tree in the one shape a body may have: see the package for what that is."""

from releases.markup.flow import blocks
from releases.markup.node import Node
from releases.markup.tables import table


def shaped(root: Node) -> list[Node]:
    """The blocks of a body: tables and markers, which stand only at the top, and the runs between them."""
    found: list[Node] = []
    run: list[Node | str] = []
    for item in root.children:
        if isinstance(item, Node) and item.tag in {"div", "table"}:
            found += blocks(run)
            found += table(item) if item.tag == "table" else [item]
            run = []
        else:
            run.append(item)
    return found + blocks(run)
