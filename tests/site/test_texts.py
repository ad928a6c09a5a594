"""The texts that benchmarks import and search are as varied as what councils and inspectors write."""

import re
from functools import cache
from pathlib import Path
from statistics import mean

from benchmarks.texts import WORDS, Author

WORD = re.compile(r"[^\W_]+")


def windows(text: str, number: int) -> list[list[str]]:
    """The words of ``text``, so many in a row at a time."""
    words = WORD.findall(text.lower())
    return [words[at : at + number] for at in range(0, len(words) - number + 1, number)]


@cache
def invented(number: int) -> list[list[str]]:
    """Of thirty releases the first words of their texts."""
    author = Author()
    bodies = (str(author.release(each, 30)["body"]) for each in range(30))
    return [windows(re.sub("<[^>]+>", " ", body), number)[0] for body in bodies]


def different(of: list[list[str]]) -> float:
    """How many different words there are in each, on average."""
    return mean(len(set(words)) for words in of)


def test_six_hundred_words_hold_as_many_different_ones_as_a_report() -> None:
    # 427 windows of 31 reports by Ofsted hold 206 to 320, 275 on average; the release of 2014 holds 257.
    assert 257 <= different(invented(WORDS)) <= 295
    assert min(len(set(words)) for words in invented(WORDS)) >= 206


def test_real_releases_are_no_more_varied(shared: Path) -> None:
    texts = [path.read_text("utf-8", errors="replace") for path in sorted((shared / "releases").glob("*.txt"))]
    for number in (250, WORDS):
        real = [words for text in texts for words in windows(text, number)]
        assert different(real) <= 1.05 * different(invented(number))
        letters = mean(mean(map(len, words)) for words in real)
        assert letters <= mean(mean(map(len, words)) for words in invented(number))
