"""What somebody meant who misspelt a word: the words of the index that are one letter away.

One letter is missing, too many, another, or stands on the wrong side of its neighbour. Such a word shares its first two
letters or its last two with what was typed, so the database finds it by either; the same on every database.
"""

import re
from collections.abc import Iterable

from django.db.models import Q

from releases.models import IndexedWord
from releases.search.query import fold

BATCH = 500
# What can be suggested, or corrected: neither short nor endless. A piece of a longer word may come with it; as nothing
# is found by that, it is never suggested.
_WORD = re.compile("[a-z]{4,24}")


class Vocabulary:
    """The words that are known; ``learn`` adds some. Reads them all once, if it is to learn much."""

    def __init__(self, *, whole: bool = False) -> None:
        self._known = set(IndexedWord.objects.values_list("word", flat=True).iterator()) if whole else set()
        self._whole = whole

    def learn(self, words: set[str]) -> None:
        """Add ``words`` (``words_of`` a text); two that learn the same at once do no harm."""
        new = words - self._known
        if new and not self._whole:
            new -= set(IndexedWord.objects.filter(word__in=new).values_list("word", flat=True))
        rows = [IndexedWord(word=word, length=len(word), head=word[:2], tail=word[-2:]) for word in sorted(new)]
        IndexedWord.objects.bulk_create(rows, BATCH, ignore_conflicts=True)
        self._known |= new


def words_of(text: str) -> set[str]:
    """The words of ``text`` that can be suggested, or corrected, without accents."""
    # Of many texts most words come again, which a set knows sooner than the expression.
    chunks = set(fold(text).lower().split())
    return set(_WORD.findall(" ".join(chunks)))


def strange(words: Iterable[str]) -> list[str]:
    """Those of ``words`` that may be misspelt: no release ever held them as they are. At most one query."""
    wanted = {word for word in words if _WORD.fullmatch(word)}
    known = IndexedWord.objects.filter(word__in=wanted).values_list("word", flat=True) if wanted else []
    return sorted(wanted.difference(known))


def near(word: str) -> list[str]:
    """The words of the index one letter away from ``word``, those with its first letter first. One query."""
    alike = Q(head=word[:2]) | Q(tail=word[-2:])
    lengths = range(len(word) - 1, len(word) + 2)
    found = IndexedWord.objects.filter(alike, length__in=lengths).values_list("word", flat=True)
    return sorted((each for each in found if is_near(each, word)), key=lambda each: (each[0] != word[0], each))


def is_near(one: str, other: str) -> bool:
    """Whether one letter is missing, too many, another, or has changed places with its neighbour."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    one, other = one[start:], other[start:]
    if len(one) == len(other):
        return one[1:] == other[1:] or (one[:2] == other[1::-1] and one[2:] == other[2:])
    return one[1:] == other if len(one) > len(other) else one == other[1:]
