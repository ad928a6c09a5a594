"""Recognises HTML that has the shape of a body already, so that it need not be taken apart and built again.

Most of what is cleaned was cleaned before. Known here are paragraphs, headings and flat lists with plain links and
stress in them; whatever holds more (tables, quotations, markers, odd white space, what is not printed) is not
recognised, which costs time and nothing else. All of it takes linear time.
"""

import re

from releases.markup.allowed import href
from releases.markup.tokens import is_printed, printable
from releases.markup.word_lists import BULLETS

# No two spaces stand together, so what is between tags has its shape if it neither begins nor ends with one.
_TEXT = r"(?:[^<>&\n]++|&(?:amp|lt|gt);)++"
_WORDS = rf"(?! ){_TEXT}(?<! )"
_MARK = rf'<(?:strong>{_WORDS}</strong>|em>{_WORDS}</em>|a href="[^"<>&\'\s]++">{_WORDS}</a>)'
# Two marks never touch, as they may be one.
_LINE = rf"(?! )(?:{_TEXT}(?:{_MARK}{_TEXT})*+(?:{_MARK})?+|{_MARK}(?:{_TEXT}{_MARK})*+(?:{_TEXT})?+)(?<! )"
_BLOCK = re.compile(
    rf"(<p>(?!(?:<[^>]*>)?[{BULLETS}]){_LINE}</p>|<h2>{_WORDS}</h2>|<h3>{_WORDS}</h3>"
    rf"|<ul>(?:<li>{_LINE}</li>)++</ul>|<ol>(?:<li>{_LINE}</li>)++</ol>)\n*+"
)
_LINE_TAG = re.compile(r'</?(?:strong|em|a|a href="[^"<>]*")>')
_BLOCK_TAG = re.compile("</?(?:p|h2|h3|ul|ol|li)>")
_HREF = re.compile('<a href="([^"]*)">')


def ready_blocks(html: str) -> list[str] | None:
    """The blocks of ``html`` as they are, if they have their shape already; None if they may not."""
    if "  " in html or not is_printed(html):
        return None
    found, at = [], 0
    while block := _BLOCK.match(html, at):
        found.append(block[1])
        at = block.end()
    if at < len(html) or any(href(url) != url for url in _HREF.findall(html)):
        return None
    return found


def without_tags(html: str) -> str | None:
    """The text of ``html`` with a line end for each tag around a block; None if it holds other tags, or entities."""
    text = _BLOCK_TAG.sub("\n", _LINE_TAG.sub("", printable(html)))
    return None if "<" in text or "&" in text else text
