"""A claim mended in the text it stands in: the report's words in place of its own, or the right paragraphs. Pure.

Only what differs is replaced: quotation marks, markup and typography around it stay. A text in which the claim no
longer stands comes back as it was.
"""

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from html import escape
from typing import NamedTuple

from inspections.paragraphs import ParagraphRange, normalise, print_paragraphs
from inspections.quotations import letters
from releases.claims.citations import Citation, citations
from releases.claims.lines import lines
from releases.claims.marks import quoted
from releases.claims.shape import Checked, Kind

_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\S+")
_NAME = re.compile(r"(?P<name>para(?:graph)?)s?(?P<stop>\.?)", re.IGNORECASE)
_SIGNS = re.compile(r"[,;:?!()]|\.$|^[-–—]$")
_BY_PAIRS = frozenset({Kind.FIGURE, Kind.GRADE})  # of these only the number or the grade is the report's


class _Edit(NamedTuple):
    """``words`` in place of the characters from ``start`` to ``end`` of a line."""

    start: int
    end: int
    words: str


_Edits = Callable[[str], Iterator[_Edit]]


def with_report_words(body: str, checked: Checked) -> str:
    """The HTML ``body`` with the report's words where the claim has others."""
    return _edited(body, lambda text: _rewording(text, checked))


def with_paragraphs(body: str, checked: Checked) -> str:
    """The HTML ``body`` with the paragraphs in which the claim was found where it cites others."""
    return _edited(body, lambda text: _recitation(text, checked))


def text_with_report_words(text: str, checked: Checked) -> str:
    """A plain ``text`` with the report's words where the claim has others; of a key fact only its number."""
    edits = list(_rewording(text, checked))
    if not edits and checked.claim.kind in _BY_PAIRS:
        edits = list(_pairs(text, 0, len(text), checked))
    return _edited_text(text, edits)


def text_with_paragraphs(text: str, checked: Checked) -> str:
    """A plain ``text`` with the paragraphs in which the claim was found where it cites others."""
    return _edited_text(text, list(_recitation(text, checked)))


def _edited_text(text: str, edits: list[_Edit]) -> str:
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


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where ``words`` stand in ``text``, whatever the white space between them."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    yield from (found.span() for found in re.finditer(pattern, text))


def _rewording(text: str, checked: Checked) -> Iterator[_Edit]:
    """What makes the claim's words the report's, in order."""
    for start, end in _places(text, checked.claim.words):
        if checked.claim.kind in _BY_PAIRS:
            yield from _pairs(text, start, end, checked)
        else:
            yield from _differing(text, start, end, checked.report_words)


def _pairs(text: str, start: int, end: int, checked: Checked) -> Iterator[_Edit]:
    """The first place of each difference within the claim."""
    for ours, theirs in checked.differences:
        at = text.find(ours, start, end)
        if at >= 0:
            yield _Edit(at, at + len(ours), theirs.lower() if ours[:1].islower() else theirs)


def _differing(text: str, start: int, end: int, report_words: str) -> Iterator[_Edit]:
    """The words between ``start`` and ``end`` that are not those of ``report_words``, run by run."""
    ours = [(found.start() + start, found.end() + start) for found in _WORD.finditer(text[start:end])]
    theirs = report_words.split()
    keys = [_key(text[first:last]) for first, last in ours]
    matcher = SequenceMatcher(None, keys, [_key(word) for word in theirs], autojunk=False)
    for change, a, b, c, d in matcher.get_opcodes():
        words = " ".join(theirs[c:d])
        if change == "equal" or (change != "insert" and _is_bracket(text[ours[a][0] : ours[b - 1][1]])):
            continue
        if change == "replace":
            yield _Edit(ours[a][0], ours[b - 1][1], _cased(words, text[ours[a][0]]) if a == 0 else words)
        elif change == "insert" and a < len(ours):
            yield _Edit(ours[a][0], ours[a][0], f"{words} ")
        elif change == "insert":
            yield _Edit(end, end, f" {words}")
        elif b < len(ours):
            yield _Edit(ours[a][0], ours[b][0], "")
        else:
            yield _Edit(ours[a - 1][1] if a else start, end, "")


def _key(word: str) -> tuple[str, str]:
    """A word with its punctuation as it is compared."""
    bare = letters(word)
    return bare, "".join(_SIGNS.findall(word.strip("“”‘’\"'…"))) if bare else "".join(_SIGNS.findall(word))


def _is_bracket(words: str) -> bool:
    """Whether words are an addition in brackets or an ellipsis, which stand for the report's."""
    return (words.startswith("[") and words.endswith("]")) or not words.strip("….[]() ")


def _cased(words: str, first: str) -> str:
    """``words`` beginning with a small letter if the quotation began so."""
    return words[:1].lower() + words[1:] if first.islower() else words


def _recitation(text: str, checked: Checked) -> Iterator[_Edit]:
    """The right paragraphs in place of the citation that the claim stands under."""
    if not checked.paragraphs:
        return
    done: set[int] = set()
    for _start, end in _places(text, checked.claim.words):
        wrong = next((one for one in citations(text) if one.start >= end and one.ranges == checked.claim.cited), None)
        if wrong and wrong.start not in done:
            done.add(wrong.start)
            at = text.index(wrong.printed.split()[0], wrong.start)
            found = _shown(text, wrong)
            yield _Edit(at, at + len(found), _printed(found, _paragraphs(text, wrong, checked)))


def _shown(text: str, citation: Citation) -> str:
    """The reference as it stands in the text, with its own white space."""
    pattern = r"\s+".join(map(re.escape, citation.printed.split()))
    found = re.search(pattern, text[citation.start : citation.end])
    return found[0] if found else citation.printed


def _paragraphs(text: str, citation: Citation, checked: Checked) -> list[ParagraphRange]:
    """Where the claim was found, beside the paragraphs cited if other words stand under the same citation."""
    above = [one.end for one in citations(text) if one.end <= citation.start]
    shared = [one for one in quoted(text) if max(above, default=0) <= one.start < citation.start]
    return normalise([*checked.paragraphs, *(citation.ranges if len(shared) > 1 else ())])


def _printed(shown: str, ranges: list[ParagraphRange]) -> str:
    """The reference with the word that ``shown`` has, in the number that fits."""
    numbers = print_paragraphs(ranges)
    name = _NAME.match(shown)
    if name is None:
        return numbers
    return f"{name['name']}{'' if numbers.isdigit() else 's'}{name['stop']} {numbers}"
