"""HTML as a stream of text and tags, in time linear in its length whatever it is.

The rules of browsers for broken markup are not repeated here. They need not be: what comes of these
tokens is built anew from the allow-list and serialised, so a tag misread is a tag lost, never one let
through. ``html.parser`` is not used, as it raises on some declarations and differs between versions.
"""

import re
from collections.abc import Iterator
from html import unescape

TEXT, START, END = "text", "start", "end"

Attributes = dict[str, str]
Token = tuple[str, str, Attributes]  # (TEXT, raw text, {}) or (START or END, tag name, attributes)

# Every alternative ends at \Z as well, so that nothing is scanned twice.
_TAG = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|<[!?][^>]*(?:>|\Z)"
    r"|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*)"
    r"(?P<attributes>(?:=\s*(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))|[^>])*+)(?:>|\Z)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s\"'>/=]+)\s*+(?:=\s*+(?:\"([^\"]*)\"?|'([^']*)'?|([^\s\"'>]+)))?")
# What PostgreSQL, nh3 or a browser would refuse or drop: controls but tab and line ends, lone surrogates.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
# Elements whose content is not text of the release.
_NOT_TEXT = {
    "applet", "audio", "button", "canvas", "embed", "frameset", "iframe", "map", "math", "noembed", "noframes",
    "noscript", "object", "plaintext", "script", "select", "style", "svg", "template", "textarea", "title",
    "video", "xml", "xmp",
}  # fmt: skip
_EMPTY_BY_NATURE = {"embed"}
_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*(?:>|\Z)", re.IGNORECASE) for name in _NOT_TEXT}


def tokens(html: str) -> Iterator[Token]:
    """The text and tags of ``html``; comments, declarations and elements that hold no text are left out."""
    html = printable(html)
    at = 0
    while tag := _TAG.search(html, at):
        if at < tag.start():
            yield TEXT, html[at : tag.start()], {}
        at = tag.end()
        if not tag["name"]:
            continue
        name = tag["name"].lower()
        if name in _NOT_TEXT:
            at = _after(html, name, tag)
        else:
            yield (END, name, {}) if tag["close"] else (START, name, _attributes(tag["attributes"]))
    if at < len(html):
        yield TEXT, html[at:], {}


def printable(text: str) -> str:
    """``text`` without characters that no page and no database should hold."""
    return text if is_printed(text) else _UNPRINTABLE.sub("", text)


def is_printed(text: str) -> bool:
    """Whether ``text`` has nothing but printed characters, spaces and line ends: a short way past looking at each."""
    return all(map(str.isprintable, text.split("\n")))


def _after(html: str, name: str, tag: "re.Match[str]") -> int:
    """Where the text goes on after an element that holds none: the end of all, if it is never closed."""
    if tag["close"] or tag["attributes"].endswith("/") or name in _EMPTY_BY_NATURE:
        return tag.end()
    end = _ENDS[name].search(html, tag.end())
    return end.end() if end else len(html)


def _attributes(source: str) -> Attributes:
    """Attribute names in lower case with their values decoded; the first of a name counts, as in a browser."""
    found: Attributes = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source):
        found.setdefault(name.lower(), printable(unescape(double or single or bare)))
    return found
