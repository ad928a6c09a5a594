"""What a sentence says an inspectorate found, in the release's own words: "Ofsted has found that …". Pure."""

import re

from releases.claims.attribution import INSPECTORATE, SAID
from releases.claims.citations import citations

FEWEST = 5  # words that can say something

_FOUND_THAT = re.compile(rf"\b{INSPECTORATE}\b[^.!?:“”]{{0,60}}? {SAID} that (?P<words>[^.!?]{{12,400}})")


def reported(sentence: str) -> str:
    """The words after "found that"; empty if the sentence reports nothing so."""
    found = _FOUND_THAT.search(sentence)
    if found is None:
        return ""
    words = found["words"]
    cited = citations(words)
    told = (words[: cited[0].start] if cited else words).strip()
    return told if len(told.split()) >= FEWEST else ""
