"""Figures worth reading first, where a sentence counts: "3,100 children receive…, 512 are… and 467 are…"."""

import re

from releases.importers.parsed import Block, Figure, Figures, Paragraph, Remarks
from releases.importers.sentences import sentences

LONGEST_SENTENCE = 500
LONGEST_LABEL = 160
LONGEST_VALUE = 40

_ABOUT = (
    r"(?:(?:more|fewer|less) than|over|under|around|about|nearly|almost|up to|at least|some|approximately|just over)"
)
_AMOUNT = r"£?\d{1,3}(?:,\d{3})+|£?\d+(?:\.\d+)?"
_FIGURE = re.compile(
    rf"(?P<value>(?:{_ABOUT} )?(?:{_AMOUNT})(?: (?:million|billion))?)(?P<unit>%| per cent)? (?P<label>[a-z].*)",
    re.IGNORECASE,
)
_BREAK = re.compile(rf"(?:, and|, while|,| and) (?=(?:{_ABOUT} )?£?\d[\d,.]*(?:%| per cent)? [a-z])", re.IGNORECASE)
_AFTERTHOUGHT = re.compile(r",? (?:compared (?:to|with)|up from|down from|against|, which)\b.*")
# What follows a number that counts nothing: days, years, ages, times.
_NO_COUNT = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|years?|months?|weeks?"
    r"|days?|hours?|minutes?|am|pm|o'clock|saw|was|has been|marks)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def find_figures(blocks: list[Block], remarks: Remarks) -> list[Block]:
    """The blocks with key facts after the paragraphs that give them; the paragraphs stay as they are."""
    found: list[Block] = []
    for block in blocks:
        found.append(block)
        figures = _figures(block.text) if isinstance(block, Paragraph) else ()
        if figures:
            found.append(Figures(figures, block.line))
            for figure in figures:
                remarks.know(f"A figure: {figure.value}{figure.unit} {figure.label}.", block.line)
    return found


def _figures(text: str) -> tuple[Figure, ...]:
    """The figures of the first sentence of ``text`` that counts."""
    for sentence in sentences(text):
        figures = _counted(sentence) if len(sentence) <= LONGEST_SENTENCE else ()
        if figures:
            return figures
    return ()


def _counted(sentence: str) -> tuple[Figure, ...]:
    """The figures of a sentence made of nothing but figures and what they count; a lone one must be a share or sum."""
    parts = _BREAK.split(sentence.rstrip(".!"))
    figures = [_figure(part) for part in parts]
    told = tuple(figure for figure in figures if figure)
    if len(told) < len(figures) or (len(told) == 1 and not told[0].unit and "£" not in told[0].value):
        return ()
    return told


def _figure(part: str) -> Figure | None:
    """The figure that ``part`` begins with and what it counts, in its own words."""
    found = _FIGURE.fullmatch(part.strip())
    if found is None or _YEAR.fullmatch(found["value"]) or _NO_COUNT.match(found["label"]):
        return None
    label = _AFTERTHOUGHT.sub("", found["label"]).strip(" ,;")
    if len(label.split()) < 3 or len(label) > LONGEST_LABEL or len(found["value"]) > LONGEST_VALUE:
        return None
    return Figure(found["value"], (found["unit"] or "").strip(), label)
