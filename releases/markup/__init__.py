"""The rich text of a release: what may be in it, and nothing else.

``clean`` rebuilds whatever it is given from the allow-list of ``allowed`` (each entry has its reason
there), in a fixed shape, and lets nh3 have the last word. It runs when a release is saved and again
when a page is rendered; ``clean(clean(x)) == clean(x)``.

The shape: blocks at the top (paragraph, heading 2 and 3, list, block quotation, table, embed marker);
an embed marker is ``<div data-embed="NAME" data-ref="REF"></div>``, always empty, never inside
anything. The package is pure: it knows no database and no request.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from releases.markup.allowed import CLEANER
from releases.markup.node import serialise
from releases.markup.ready import ready_blocks, without_tags
from releases.markup.shape import shaped
from releases.markup.tokens import TEXT, is_printed, tokens
from releases.markup.tree import grow

__all__ = ["Embed", "clean", "is_printed", "plain_text", "split_embeds"]

_MARKER = re.compile(r'<div data-embed="([a-z-]+)" data-ref="([^"]*)"></div>')
# What stands inside a line; every other tag ends one.
_INLINE = {"a", "abbr", "b", "em", "i", "span", "strong", "sub", "sup"}


class Embed(NamedTuple):
    """A part or panel placed in the body: the name of its kind and which one (empty for "all of them")."""

    name: str
    ref: str


def clean(html: str) -> str:
    """``html`` with only what a release may hold, in the fixed shape; safe to print in a page.

    Never raises; text survives except inside elements that are not text (scripts, styles, drawings).
    """
    blocks = ready_blocks(html)
    if blocks is None:
        blocks = rebuilt_blocks(html)
    return CLEANER.clean("\n".join(blocks))


def rebuilt_blocks(html: str) -> list[str]:
    """The blocks of a body that ``html`` makes, whatever it is."""
    return [serialise(block) for block in shaped(grow(tokens(html)))]


def plain_text(html: str) -> str:
    """The words of ``html``: one line a block, no tags, no entities; embeds are not text."""
    text = without_tags(html)
    if text is None:
        text = "".join(unescape(value) if kind == TEXT else _gap(value) for kind, value, _ in tokens(html))
    lines = map(_spaced, text.split("\n"))
    return "\n".join(line for line in lines if line)


def _spaced(line: str) -> str:
    """``line`` with one space between words."""
    return line.strip() if line.isprintable() and "  " not in line else " ".join(line.split())


def split_embeds(html: str) -> list[str | Embed]:
    """The body cut at its embed markers: runs of HTML and ``Embed``s in their order. Expects cleaned HTML."""
    return list(_pieces(html))


def _pieces(html: str) -> Iterator[str | Embed]:
    """The runs and markers of ``html``, without runs of white space."""
    end = 0
    for marker in _MARKER.finditer(html):
        if run := html[end : marker.start()].strip():
            yield run
        yield Embed(marker[1], marker[2])
        end = marker.end()
    if run := html[end:].strip():
        yield run


def _gap(tag: str) -> str:
    """What a tag leaves between words: nothing inside a line, a new line around a block."""
    return "" if tag in _INLINE else "\n"
