"""The body as lines of text, each character with its place in the HTML, so that words found can be mended. Pure."""

import re
from dataclasses import dataclass, field
from html import unescape

_PIECE = re.compile(r"<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)[^>]*>|&(?:#\w{1,8}|\w{1,32});|<[^>]*>|[^<&]+|[<&]")
_INLINE = frozenset({"a", "abbr", "b", "em", "i", "span", "strong", "sub", "sup"})
_KINDS = ("blockquote", "li", "h2", "h3", "td", "th", "caption")


@dataclass
class Line:
    """A block of the body: its kind ("p", "h2", "li", "blockquote", "td"…), its text, and where each character stands.

    ``spans`` are the beginning and end of each character in the HTML: an entity has several there.
    """

    kind: str
    text: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)


def lines(html: str) -> list[Line]:
    """The lines of cleaned HTML in order, without empty ones; white space of any kind is a space."""
    found: list[Line] = []
    open_tags: list[str] = []
    is_new = True
    for piece in _PIECE.finditer(html):
        tag = (piece["tag"] or "").lower()
        if tag in _INLINE or (not tag and piece[0].startswith("<") and piece[0] != "<"):
            continue
        if tag and tag != "br":
            is_new = True
            _nest(open_tags, tag, is_end=bool(piece["close"]))
            continue
        if is_new and not tag:
            found.append(Line(next((kind for kind in _KINDS if kind in open_tags), "p")))
            is_new = False
        if found:
            _add(found[-1], " " if tag else piece[0], *piece.span())
    return [line for line in found if line.text.strip()]


def _nest(open_tags: list[str], tag: str, *, is_end: bool) -> None:
    """Note that an element begins or ends."""
    if not is_end:
        open_tags.append(tag)
    elif tag in open_tags:
        del open_tags[len(open_tags) - 1 - open_tags[::-1].index(tag) :]


def _add(line: Line, source: str, start: int, end: int) -> None:
    """Append a run of text, or one entity."""
    text = unescape(source) if source.startswith("&") else source
    is_one = end - start != len(text)
    line.spans += [(start, end)] * len(text) if is_one else [(at, at + 1) for at in range(start, end)]
    line.text += re.sub(r"\s", " ", text)
