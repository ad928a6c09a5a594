"""A report as one run of words, in which passages are found again. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from inspections.quotations.stems import stem
from inspections.quotations.words import Words, composed, cut, signs


class Passage(NamedTuple):
    """A stretch of a report: one numbered paragraph, or text without a number, in printed order."""

    number: int | None
    page: int | None
    section: str
    text: str


class Span(NamedTuple):
    """The words ``first`` up to, not including, ``last`` of a report."""

    first: int
    last: int


class ReportText:
    """The passages of a report, cut into words once and asked many times."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self.passages = [passage._replace(text=composed(passage.text)) for passage in passages]
        self.keys: list[str] = []
        self._words: list[Words] = []
        self._firsts: list[int] = []  # the first word of each passage
        for passage in self.passages:
            words = cut(passage.text)
            self._firsts.append(len(self.keys))
            self._words.append(words)
            self.keys += words.keys

    @cached_property
    def _squashed(self) -> str:
        return "".join(self.keys)

    @cached_property
    def _offsets(self) -> list[int]:
        """Where each word begins in the squashed text, and its end."""
        offsets, at = [0], 0
        for key in self.keys:
            at += len(key)
            offsets.append(at)
        return offsets

    @cached_property
    def positions(self) -> dict[str, list[int]]:
        """Where each word stands."""
        return _places(self.keys)

    @cached_property
    def stems(self) -> list[str]:
        """The stem of each word, "" for those that carry no meaning."""
        return [stem(key) for key in self.keys]

    @cached_property
    def stem_positions(self) -> dict[str, list[int]]:
        """Where each stem stands."""
        return _places(self.stems)

    def find(self, keys: Sequence[str], start: int = 0) -> Iterator[Span]:
        """Where ``keys`` stand one after another from word ``start`` on, whether or not hyphens join or part them."""
        wanted = "".join(keys)
        offsets = self._offsets
        at = self._squashed.find(wanted, offsets[start]) if wanted else -1
        while at >= 0:
            first = bisect_left(offsets, at)
            last = bisect_left(offsets, at + len(wanted))
            if offsets[first] == at and offsets[last] == at + len(wanted):
                yield Span(first, last)
            at = self._squashed.find(wanted, at + 1)

    def passage_at(self, word: int) -> int:
        """Which passage a word stands in."""
        return bisect_right(self._firsts, word) - 1

    def passages_of(self, span: Span) -> range:
        """The passages, by their place, that ``span`` runs through."""
        return range(self.passage_at(span.first), self.passage_at(span.last - 1) + 1)

    def words_of(self, passage: int) -> Span:
        """The words of a passage."""
        end = self._firsts[passage + 1] if passage + 1 < len(self._firsts) else len(self.keys)
        return Span(self._firsts[passage], end)

    def printed(self, span: Span) -> str:
        """The report's own words, in one line."""
        pieces = []
        for passage in self.passages_of(span) if span.first < span.last else ():
            start, end = self.words_of(passage)
            first, last = max(span.first, start) - start, min(span.last, end) - start
            pieces.append(self._words[passage].printed(first, last))
        return " ".join(filter(None, pieces))

    def signs(self, at: int) -> str:
        """The punctuation that counts between word ``at`` and the word after it."""
        here, there = self.passage_at(at), self.passage_at(at + 1)
        words, start = self._words[here], self._firsts[here]
        if here == there:
            return words.signs(at - start)
        after = self._words[there]
        between = f"{words.text[words.ends[at - start] :]} {after.text[: after.starts[0]]}"
        return signs(between, words.keys[at - start])

    def sentence_start(self, at: int) -> int:
        """The first word of the sentence in which word ``at`` stands."""
        start = self.words_of(self.passage_at(at)).first
        while at > start and not _ends_sentence(self.signs(at - 1)):
            at -= 1
        return at

    def sentence_end(self, at: int) -> int:
        """The word after the last one of the sentence in which word ``at`` stands."""
        end = self.words_of(self.passage_at(at)).last
        while at + 1 < end and not _ends_sentence(self.signs(at)):
            at += 1
        return at + 1


def _places(keys: list[str]) -> dict[str, list[int]]:
    """The places of each of ``keys``."""
    found: dict[str, list[int]] = {}
    for at, key in enumerate(keys):
        found.setdefault(key, []).append(at)
    return found


def _ends_sentence(between: str) -> bool:
    return any(sign in between for sign in ".?!")
