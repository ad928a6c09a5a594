"""Texts as words: what counts as the same word, and which signs between two words matter. Pure."""

import re
import unicodedata
from dataclasses import dataclass

# Words that say little by themselves.
STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        """a an and are as at be been being but by can could did do does for from had has have he
        her his how i if in into is it its may might no nor not of on or our she should so some such
        than that the their them then there these they this those to was we were what when where
        which while who will with would you your""",
    )
)

_JOINS = "'’‘`´\u00ad\u200b\u2060\ufeff"
_WORD = re.compile(rf"[^\W_]+(?:[{_JOINS}]+[^\W_]+|(?<=\d)[.,](?=\d)[^\W_]+)*|[£%&]")
# What is not part of a word's letters: apostrophes, invisible joiners, thousands separators, raised footnote figures.
_NO_LETTERS = str.maketrans(
    dict.fromkeys(f"{_JOINS},⁰¹²³⁴⁵⁶⁷⁸⁹", "")
    | {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "%": "percent", "&": "and"}
)
_FOOTNOTE = re.compile(r"(?<=[a-z]{4})[1-9]$")  # "board1": the mark of a footnote sticks to the word before it
_SIGNS = re.compile(r"[,;:?!()]|\.(?!\w)|\s[-–]\s|—")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Words:
    """A text cut into words; ``keys`` are the words as they are compared, ``starts`` and ``ends`` where they stand."""

    text: str
    keys: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.keys)

    def printed(self, first: int, last: int) -> str:
        """The text from word ``first`` up to, not including, word ``last``, in one line."""
        return _SPACE.sub(" ", self.text[self.starts[first] : self.ends[last - 1]]) if first < last else ""

    def signs(self, at: int) -> str:
        """The punctuation that counts between word ``at`` and the word after it."""
        return signs(self.text[self.ends[at] : self.starts[at + 1]], self.keys[at])


def composed(text: str) -> str:
    """``text`` with accents as part of their letters, so that the same letters are the same characters."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def cut(text: str) -> Words:
    """``text``, which is to be ``composed``, as words; hyphens part them, apostrophes do not."""
    keys, starts, ends = [], [], []
    for found in _WORD.finditer(text):
        key = key_of(found[0])
        if key:
            keys.append(key)
            starts.append(found.start())
            ends.append(found.end())
    return Words(text, keys, starts, ends)


def letters(text: str) -> str:
    """The letters and figures of ``text`` as they are compared, without what stands between the words."""
    return "".join(cut(composed(text)).keys)


def key_of(word: str) -> str:
    """A word as it is compared: small letters without apostrophes and footnote marks."""
    key = word.lower()
    if not key.isalpha() or not key.isascii():
        key = _FOOTNOTE.sub("", key.translate(_NO_LETTERS))
    return key


def signs(between: str, before: str) -> str:
    """The signs of ``between`` that count: commas and stops, not quotation marks, hyphens or the stop of an initial."""
    if between == " ":
        return ""
    found = "".join(sign.strip().replace("—", "–").replace("-", "–") for sign in _SIGNS.findall(between))
    return found.replace(".", "") if len(before) == 1 else found
