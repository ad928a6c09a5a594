"""A claim mended in the text it stands in: the report's words in place of its own, or the right paragraphs. Pure.

Only what differs is replaced: quotation marks, markup and typography around it stay. A text in which the claim no
longer stands comes back as it was.
"""

import re
from collections.abc import Callable, Iterator
from html import escape

from releases.claims.lines import lines
from releases.claims.recitation import recitation
from releases.claims.rewording import BY_PAIRS, Edit, pairs, rewording
from releases.claims.shape import Checked

_TAG = re.compile(r"<[^>]*>")


_Edits = Callable[[str], Iterator[Edit]]


def with_report_words(body: str, checked: Checked) -> str:
    """The HTML ``body`` with the report's words where the claim has others."""
    return _edited(body, lambda text: rewording(text, checked))


def with_paragraphs(body: str, checked: Checked) -> str:
    """The HTML ``body`` with the paragraphs in which the claim was found where it cites others."""
    return _edited(body, lambda text: recitation(text, checked))


def text_with_report_words(text: str, checked: Checked) -> str:
    """A plain ``text`` with the report's words where the claim has others; of a key fact only its number."""
    edits = list(rewording(text, checked))
    if not edits and checked.claim.kind in BY_PAIRS:
        edits = list(pairs(text, 0, len(text), checked))
    return _edited_text(text, edits)


def text_with_paragraphs(text: str, checked: Checked) -> str:
    """A plain ``text`` with the paragraphs in which the claim was found where it cites others."""
    return _edited_text(text, list(recitation(text, checked)))


def _edited_text(text: str, edits: list[Edit]) -> str:
    for start, end, words in reversed(edits):
        text = text[:start] + words + text[end:]
    return text


def _edited(body: str, edits: _Edits) -> str:
    """``body`` with the edits of its lines; tags within a replaced stretch are kept after the new words."""
    for line in reversed(lines(body)):
        for start, end, words in reversed(list(edits(line.text))):
            first = line.spans[start][0] if start < len(line.spans) else line.spans[-1][1]
            last = line.spans[end - 1][1] if end > start else first
            tags = "".join(_TAG.findall(body[first:last]))
            body = body[:first] + escape(words, quote=False) + tags + body[last:]
    return body
