"""What elements are called elsewhere and here: the habits of Word, Google Docs and browsers."""

import re

from releases.markup.allowed import TAGS, href, language, span_of
from releases.markup.node import BREAK, CELLS, GROUP, Node
from releases.markup.tokens import Attributes

# Elements without content or end tag; but for br none means anything here.
VOID = {
    "area", "base", "basefont", "bgsound", "br", "col", "frame", "hr", "img", "input", "keygen", "link", "meta",
    "param", "source", "track", "wbr",
}  # fmt: skip
_RENAMED = {
    "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "b": "strong", "i": "em", "menu": "ul", "dir": "ul",
    "tfoot": "tbody",
}  # fmt: skip
# Elements that end a line and mean nothing else here.
_BREAKS = {
    "address", "article", "aside", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "head", "header", "hgroup", "hr", "html", "legend", "main", "nav", "pre", "search",
    "section", "summary",
}  # fmt: skip
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"font-weight:\s*(?:normal|[1-5]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style:\s*italic", re.IGNORECASE)
_WORD_LEVEL = re.compile(r"mso-list:[^;]{0,40}?\blevel(\d)", re.IGNORECASE)
_LONGEST_TITLE = 200


def known(name: str, attributes: Attributes) -> Node:
    """The element that ``name`` is here, with the attributes it keeps; a break or a mere group if it is none."""
    tag = _RENAMED.get(name, name)
    if tag in _BREAKS:
        return Node(BREAK, source=name)
    style = attributes.get("style", "")
    if tag == "strong" and _NOT_BOLD.search(style):  # Google Docs wraps whatever it copies in one
        tag = GROUP
    elif tag == "span":
        tag = _styled(style) or "span"
    elif tag not in TAGS:
        tag = GROUP
    return Node(tag, _kept(tag, attributes), source=name, level=_word_level(tag, attributes))


def _styled(style: str) -> str:
    """The element a style stands for: Google Docs writes bold and italics that way."""
    if _BOLD.search(style):
        return "strong"
    return "em" if _ITALIC.search(style) else ""


def _kept(tag: str, given: Attributes) -> Attributes:
    """The attributes of ``given`` that ``tag`` keeps; absent rather than empty."""
    kept: Attributes = {}
    if tag == "a":
        kept = {"href": href(given.get("href", ""))}
    elif tag == "abbr":
        kept = {"title": " ".join(given.get("title", "").split())[:_LONGEST_TITLE].strip()}
    elif tag == "span":
        kept = {"lang": language(given.get("lang", ""))}
    elif tag in CELLS:
        kept = {name: span_of(given.get(name, "")) for name in ("colspan", "rowspan")}
        if tag == "th" and given.get("scope") in {"col", "row", "colgroup", "rowgroup"}:
            kept["scope"] = given["scope"]
    return {name: value for name, value in kept.items() if value}


def _word_level(tag: str, attributes: Attributes) -> int:
    """How deep in a Word list a paragraph lies: 1 is the top, 0 is none."""
    if tag != "p":
        return 0
    found = _WORD_LEVEL.search(attributes.get("style", ""))
    if found:
        return int(found[1])
    return 1 if attributes.get("class", "").startswith("MsoListParagraph") else 0
