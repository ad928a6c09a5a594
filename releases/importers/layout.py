"""Paragraphs, headings and lists: the shape of the text below the headline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from releases.importers.lines import Line, is_wrapped
from releases.importers.parsed import Block, Bullets, Heading, Item, Paragraph

_SIGN = re.compile(r"[•·●▪■◦‣∙➢➤✓\uf0b7\uf0a7\uf06e\uf0d8]\s*(?=\S)")
_DASH = re.compile(r"[-–—*]\s+(?=\S)|o\s+(?=[A-Z])")  # Word's second-level bullet comes out as the letter o
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_LETTER_OR_DIGIT = re.compile(r"\w")
_ENDS_SENTENCE = re.compile(r".*[.!?:;,…][”\"’')]*")
_SAYS = re.compile(
    r"(?:the|an?|this|these|it|they|we|he|she|there|inspectors|ofsted|children|councillors?)\b.*"
    r"\b(?:is|are|was|were|has|have|had|can|will|says?|said|be)\b.*",
    re.IGNORECASE,
)
LONGEST_HEADING = 90  # characters; real ones have up to 60
MOST_WORDS = 12


@dataclass(frozen=True)
class _Raw:
    """A run of text and what its first line looks like: "" for running text, "sign", "dash" or its number."""

    text: str
    line: int
    mark: str
    after_blank: bool


def lay_out(of: list[Line]) -> list[Block]:
    """The blocks of the text, in order; only marks of lists are not kept as text."""
    wrapped = is_wrapped([line for line in of if line.text])
    return _with_headings(list(_with_lists(list(_runs(of, wrapped=wrapped)))))


def _mark(text: str) -> tuple[str, str]:
    """The mark of a list before ``text``, and the text without it."""
    for kind, pattern in (("sign", _SIGN), ("dash", _DASH), ("number", _NUMBER)):
        found = pattern.match(text)
        if found and _LETTER_OR_DIGIT.search(text[found.end() :]):
            return (found[1] if kind == "number" else kind), text[found.end() :]
    return "", text


def _runs(of: list[Line], *, wrapped: bool) -> Iterator[_Raw]:
    """Lines joined to runs: a line goes on with the one before where the text was broken into even lines."""
    parts: list[str] = []
    first = last = Line(0, "")
    after_blank = blank = True
    for line in [*of, Line(0, "")]:
        goes_on = bool(parts) and bool(line.text) and _goes_on(last, line, bool(_mark(first.text)[0]), wrapped=wrapped)
        if not goes_on and parts:
            yield _Raw(" ".join(parts), first.number, _mark(first.text)[0], after_blank)
            parts = []
        if line.text:
            if not parts:
                first, after_blank = line, blank
            parts.append(line.text)
            last = line
        blank = not line.text


def _goes_on(last: Line, line: Line, in_list: bool, *, wrapped: bool) -> bool:
    """Whether ``line``, right below ``last``, is the rest of its sentence."""
    if line.number != last.number + 1 or _mark(line.text)[0] or len(last.text) < 30:
        return False
    if line.text[0].islower() and not _ENDS_SENTENCE.fullmatch(last.text[-8:]):
        return True
    if in_list and line.indent > last.indent and len(last.text) <= 100:
        return True
    return wrapped and len(last.text) >= 50 and not (in_list and line.indent < last.indent)


def _with_lists(runs: list[_Raw]) -> Iterator[Block]:
    """The runs as paragraphs and lists. What looks like a list of one, or is numbered from elsewhere, is no list."""
    at = 0
    while at < len(runs):
        end = _end_of_list(runs, at)
        if end > at:
            items = tuple(Item(_mark(run.text)[1], run.line) for run in runs[at:end])
            yield Bullets(items, runs[at].line, is_numbered=runs[at].mark.isdigit())
            at = end
        else:
            yield Paragraph(runs[at].text, runs[at].line)
            at += 1


def _end_of_list(runs: list[_Raw], start: int) -> int:
    """Where the list that begins at ``start`` ends; ``start`` itself if none begins there."""
    mark = runs[start].mark
    if not mark:
        return start
    end = start
    while end < len(runs) and _belongs(runs[end].mark, mark, end - start):
        end += 1
    return end if mark == "sign" or end - start > 1 else start


def _belongs(mark: str, first: str, position: int) -> bool:
    """Whether an item with ``mark`` carries a list on that began with ``first``."""
    if first.isdigit():
        return mark == str(position + 1)
    return mark in ("sign", "dash")


def _with_headings(blocks: list[Block]) -> list[Block]:
    """Short paragraphs that stand above text become headings."""
    following = [*blocks[1:], None] if blocks else []
    return [
        Heading(block.text, block.line) if isinstance(block, Paragraph) and _is_heading(block.text, below) else block
        for block, below in zip(blocks, following, strict=True)
    ]


def _is_heading(text: str, below: Block | None) -> bool:
    """Whether ``text`` is short, is no sentence, and stands above running text or a list."""
    if len(text) > LONGEST_HEADING or len(text.split()) > MOST_WORDS or not text[:1].isalnum():
        return False
    if _ENDS_SENTENCE.fullmatch(text) and not text.endswith("?"):
        return False
    if (
        text.endswith((" said", " added"))
        or text[:1].islower()
        or _SAYS.fullmatch(text)
        or not any(sign.isalpha() for sign in text)
    ):
        return False
    return isinstance(below, Bullets) or (isinstance(below, Paragraph) and not _is_short(below.text))


def _is_short(text: str) -> bool:
    """Whether ``text`` could be a heading itself; a heading stands above text."""
    return len(text.split()) <= MOST_WORDS and not _ENDS_SENTENCE.fullmatch(text) and not text.startswith(("“", '"'))
