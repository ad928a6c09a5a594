"""Marks beside words that were checked against an inspectorate's report: which, and where in the HTML. Pure.

An edition's ``evidence`` holds what each claim was found to be when the edition was published. A mark is given to
a claim that the report bears out at a place that can be named; where the council kept a difference, nothing is
claimed. The mark stands after the closing quotation mark, or after the last word where nothing is quoted.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, NamedTuple

from inspections.paragraphs import ParagraphRange, print_paragraphs

BORNE_OUT = {"verbatim", "supported"}
FEWEST = 4  # words that tell a place by themselves; fewer are marked only in quotation marks or as a line of their own
QUOTES = "“”„‘’‚'\"«»`´"

_INLINE = {"a", "abbr", "b", "em", "i", "small", "span", "strong", "sub", "sup"}  # other tags end the line
_TOKEN = re.compile(r"<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)[^>]*>|&[#\w]+;|.", re.DOTALL)
_CLOSE = r"(?:</(?:abbr|b|em|i|small|span|strong|sub|sup)>)*"
_CLOSING = re.compile(rf"{_CLOSE}[.,;:!?…]{{0,3}}{_CLOSE}(?:[{QUOTES}]|&quot;|&#x27;){{1,2}}{_CLOSE}")
_STOP = re.compile(rf"[.!?…]*{_CLOSE}")
_CITATION = re.compile(r'\s*<span class="cite">[^<]*</span>')


@dataclass(frozen=True)
class Mark:
    """One claim that the report bears out, and where the report says so; either of the places may be blank."""

    words: tuple[str, ...]
    paragraphs: str
    page: int | None
    url: str

    @property
    def address(self) -> str:
        """That page of the report at its own address; empty where the record has no address."""
        return f"{self.url}#page={self.page}" if self.url and self.page else self.url


class _Word(NamedTuple):
    """A word of the HTML and where it ends. A break between blocks is one without letters."""

    letters: str
    end: int
    is_opened: bool  # a quotation mark stands right before it


def marks(evidence: Iterable[dict[str, Any]]) -> list[Mark]:
    """The marks an edition's evidence gives rise to, in its order."""
    return [
        Mark(
            words=tuple(word.letters for word in _words(entry["claim"])),
            paragraphs=print_paragraphs(ParagraphRange(*pair) for pair in entry["paragraphs"]),
            page=entry["page"],
            url=entry["url"],
        )
        for entry in evidence
        if entry["verdict"] in BORNE_OUT and not entry["kept"] and (entry["paragraphs"] or entry["page"])
    ]


def place(html: str, wanted: Iterable[Mark]) -> list[tuple[int, Mark]]:
    """Where in ``html`` each of ``wanted`` belongs, as offsets in rising order; what is not there is left out.

    Of several occurrences the first in quotation marks is taken, else the first. No two marks share one. A claim of
    few words is placed only in quotation marks or where it is a line of its own: “good” stands everywhere.
    """
    wanted = list(wanted)
    words = list(_words(html)) if wanted else []
    taken: set[int] = set()
    found = []
    for mark in wanted:
        at = next((start for start in _starts(html, words, mark.words) if start not in taken), None)
        if at is not None:
            taken.add(at)
            found.append((_after(html, words[at + len(mark.words) - 1].end), mark))
    return sorted(found, key=lambda pair: pair[0])


def insert(html: str, pieces: Iterable[tuple[int, str]]) -> str:
    """``html`` with each piece put in at its offset; the offsets rise."""
    done, end = [], 0
    for at, piece in pieces:
        done += [html[end:at], piece]
        end = at
    return "".join([*done, html[end:]])


def _starts(html: str, words: list[_Word], claim: tuple[str, ...]) -> list[int]:
    """The places in ``words`` at which the claim begins, those in quotation marks first."""
    letters = tuple(word.letters for word in words)
    last = len(claim) - 1
    begins = [at for at, word in enumerate(letters) if claim and word == claim[0]]
    found = [at for at in begins if letters[at : at + last + 1] == claim]
    quoted = [at for at in found if words[at].is_opened and _CLOSING.match(html, words[at + last].end)]
    others = [at for at in found if at not in quoted]
    return quoted + [at for at in others if len(claim) >= FEWEST or _is_line(html, words, at, at + last)]


def _is_line(html: str, words: list[_Word], first: int, last: int) -> bool:
    """Whether these words are all there is in their paragraph or list item, but for a citation."""
    begins = first == 0 or not words[first - 1].letters
    return begins and html.startswith(("</li>", "</p>"), _after(html, words[last].end))


def _after(html: str, end: int) -> int:
    """Where a mark goes that belongs to the word ending at ``end``: past its closing marks, links and citations."""
    for pattern in (_CLOSING, _STOP):
        if match := pattern.match(html, end):
            end = match.end()
            break
    if html.rfind("<a ", 0, end) > html.rfind("</a>", 0, end):  # a link does not hold another one
        end = html.index("</a>", end) + len("</a>")
    citation = _CITATION.match(html, end)
    return citation.end() if citation else end


def _words(html: str) -> Iterator[_Word]:
    """The words of ``html`` in small letters, through inline markup; blocks are parted by an empty one."""
    letters, before, is_opened, end = "", "", False, 0
    for token in _TOKEN.finditer(html):
        text = "" if token["tag"] else unescape(token[0])
        if text.isalnum():
            is_opened = is_opened if letters else before != "" and before in QUOTES
            letters, end = letters + text.casefold(), token.end()
        elif text or token["tag"] not in _INLINE:
            if letters:
                yield _Word(letters, end, is_opened)
                letters = ""
            if not text:
                yield _Word("", token.end(), is_opened=False)
        before = text or (before if token["tag"] in _INLINE else "")
    if letters:
        yield _Word(letters, end, is_opened)
