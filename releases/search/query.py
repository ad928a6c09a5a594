"""What was typed, as words and phrases. Pure.

There is no syntax but quotation marks: whatever else stands in a query – operators of either database,
brackets, stars – only parts words. A chunk with marks inside ("well-being", "3,100") is a phrase; the s of
"children’s" is dropped, as stemmers do.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

LONGEST = 200  # characters read of a query
TOO_LONG = f"Your search was long: we looked for its first {LONGEST} characters."

Term = tuple[str, ...]  # the words of a phrase; mostly one
Subquery = tuple[str, Any]  # SQL and its parameters

_CHUNK = re.compile(r'["“”]([^"“”]*)["“”]?|[^\s"“”]+')
_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"[’']s\b", re.IGNORECASE)
_ACCENTS = re.compile("[\u0300-\u036f]+")


def fold(text: str) -> str:
    """``text`` without accents and other marks: "Ŵyn café" becomes "Wyn cafe". Keeps its length if it was NFC."""
    if text.isascii() or (unicodedata.is_normalized("NFD", text) and not _ACCENTS.search(text)):
        return text
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text)))


def parse(text: str) -> list[Term]:
    """The terms of ``text``, each one word or the words of a phrase; all of them have to be found. Never raises."""
    chunks = (found[1] if found[1] is not None else found[0] for found in _CHUNK.finditer(text[:LONGEST]))
    terms = (tuple(_WORD.findall(fold(_POSSESSIVE.sub("", chunk)).lower())) for chunk in chunks)
    return list(dict.fromkeys(term for term in terms if term))


def corrected(text: str, spellings: Mapping[str, str]) -> str:
    """``text`` with each word that ``spellings`` knows spelt so; empty if it knows none of them."""

    def spelt(found: re.Match[str]) -> str:
        return spellings.get(fold(found[0]).lower(), found[0])

    return _WORD.sub(spelt, text[:LONGEST]) if spellings else ""
