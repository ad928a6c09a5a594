"""Sentences, words and quotation marks: what the other steps ask of a text."""

import re

DOUBLE = '“”„‟"«»'
SINGLE = "‘’‚‛'`´"

_STOP = re.compile(r"[.!?…][”\"’')\]]*\s+(?=[“\"‘'(]?[A-Z0-9])")
_ABBREVIATION = re.compile(r"(?:\b(?:Cllrs?|Dr|Mr|Mrs|Ms|Prof|Rev|St|Sgt|Supt|No|Hon|e\.g|i\.e|approx)|\b[A-Z])\.$")
_WORD = re.compile(r"[^\W_]+")


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph. A stop after an abbreviation or an initial ends none."""
    found, start = [], 0
    for stop in _STOP.finditer(text):
        end = stop.start() + 1
        if text[stop.start()] == "." and _ABBREVIATION.search(text, max(start, end - 12), end):
            continue
        found.append(text[start : stop.end()].strip())
        start = stop.end()
    return [sentence for sentence in [*found, text[start:].strip()] if sentence]


def words(text: str) -> list[str]:
    """The words of ``text`` in small letters; apostrophes of all kinds join a word, other signs part it."""
    return _WORD.findall(re.sub(rf"(?<=\w)[{SINGLE}](?=\w)", "", text.lower()))


def is_opening(text: str, at: int) -> bool:
    """Whether the double mark at ``at`` opens a quotation: by what is around it, as its shape is often wrong."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before in " (-–—[‘'/") and bool(after) and not after.isspace() and after not in ".,;:!?)"


def closing_of(text: str, opening: int) -> int:
    """Where the quotation opened by the double mark at ``opening`` closes; -1 if it does not."""
    depth = 0
    for at in range(opening, len(text)):
        if text[at] in DOUBLE:
            depth += 1 if is_opening(text, at) else -1
            if depth <= 0:
                return at
    return -1
