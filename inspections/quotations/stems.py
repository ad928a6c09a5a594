"""Words reduced to roughly what they mean, so that "improvement" is found in "improves". Pure."""

import re
from functools import lru_cache

from inspections.quotations.words import STOP_WORDS, composed, cut

_SAME = {
    "children": "child", "childrens": "child", "lives": "life", "enquiry": "inquiry", "enquiries": "inquiry",
    "inquiries": "inquiry", "people": "person", "looked": "care", "schools": "school", "found": "find", "felt": "feel",
    "council": "authority", "knew": "know", "given": "give", "kept": "keep", "made": "make", "told": "tell",
}  # fmt: skip
_ENDING = re.compile(r"(?:ations?|ingly|edly|ment|ings?|ally|ies|ed|es|ly|al|s|y|e)$")
_SHORTEST = 4
_EMPTY = STOP_WORDS | set(re.findall(r"\w+", "also very said well described many other county local city borough"))


@lru_cache(maxsize=20_000)
def stem(key: str) -> str:
    """What is left of a word, as ``words.key_of`` gives it, without its endings; "" for one that carries no meaning."""
    if key in _EMPTY:
        return ""
    key = _SAME.get(key, key)
    for _ending in range(2):
        shorter = _ENDING.sub("", key)
        if len(shorter) < _SHORTEST or shorter == key:
            break
        key = shorter
    return key


def stems(text: str) -> set[str]:
    """What ``text`` speaks of: the stems of its words that carry a meaning."""
    return {stem(key) for key in cut(composed(text)).keys} - {""}
