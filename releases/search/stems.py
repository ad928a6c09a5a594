"""PostgreSQL's vector of a text, put together here from stems that PostgreSQL was asked for once a word.

To take a text apart, stem each of its words and sort them takes PostgreSQL three times as long as to look the stems up.
What is packed is byte for byte what PostgreSQL would have made, or nothing.

The form is that of ``tsvectorsend`` (tsvector.c): how many lexemes there are; of each, in their order, its letters, a
NUL, how many places it has, and the places. The first number has 32 bits and the others have 16; the upper two of a
place are its weight, and places are counted from one. Bytes are held as the characters of Latin-1, which Python looks
up and sorts sooner, in the same order.
"""

from collections.abc import Sequence

MOST_PLACES = 16_383  # PostgreSQL gives what comes later this place
MOST_TIMES = 255  # so many places of a lexeme are kept
LONGEST_NUMBER = 100

_HEADLINE, _TEXT = 3 << 14, 0  # the weights A and D
_ONE_LEXEME, _ONE_PLACE = b"\0\0\0\1", b"\0\1\0\1"


def _short(number: int) -> str:
    return number.to_bytes(2, "big").decode("latin-1")


_AT_TITLE, _AT_TEXT = ([_short(place | weight) for place in range(1, MOST_PLACES)] for weight in (_HEADLINE, _TEXT))
_TIMES = [_short(length // 2) for length in range(2 * MOST_TIMES + 1)]  # by the length of the places


class Stems(dict[str, str]):
    """Of each word its lexeme with the NUL; empty where it is not one lexeme in one place. Numbers are their own."""

    def __missing__(self, word: str) -> str:
        if word.isascii() and word.isdigit() and len(word) <= LONGEST_NUMBER:
            return f"{word}\0"
        raise KeyError(word)


def vector(title: Sequence[str], text: Sequence[str], stems: Stems) -> bytes | None:
    """The vector of a headline's words and a text's; None if PostgreSQL has to make it. Raises KeyError for others."""
    number = len(title) + len(text)
    if number >= MOST_PLACES:
        return None
    places: dict[str, str] = {}
    lexemes = [*map(stems.__getitem__, title), *map(stems.__getitem__, text)]
    for lexeme, place in zip(lexemes, [*_AT_TITLE[: len(title)], *_AT_TEXT[len(title) : number]], strict=True):
        if (earlier := places.setdefault(lexeme, place)) is not place:
            places[lexeme] = earlier + place
    if "" in places or max(map(len, places.values()), default=0) > 2 * MOST_TIMES:
        return None
    packed = "".join([f"{lexeme}{_TIMES[len(at := places[lexeme])]}{at}" for lexeme in sorted(places)])
    return len(places).to_bytes(4, "big") + packed.encode("latin-1")


def stem(made: bytes) -> str:
    """The stem of a word whose vector alone is ``made``, as ``Stems`` hold it."""
    is_one = made.startswith(_ONE_LEXEME) and made.find(b"\0", len(_ONE_LEXEME)) == len(made) - len(_ONE_PLACE) - 1
    is_there_once = is_one and made.endswith(_ONE_PLACE)
    return made[len(_ONE_LEXEME) : -len(_ONE_PLACE)].decode("latin-1") if is_there_once else ""
