"""What makes a citation name the paragraphs in which the claim was found. Pure."""

import re
from collections.abc import Iterator

from inspections.paragraphs import ParagraphRange, normalise, print_paragraphs
from releases.claims.citations import Citation, citations
from releases.claims.marks import quoted
from releases.claims.rewording import Edit, places_in
from releases.claims.shape import Checked

_NAME = re.compile(r"(?P<name>para(?:graph)?)s?(?P<stop>\.?)", re.IGNORECASE)


def recitation(text: str, checked: Checked) -> Iterator[Edit]:
    """The right paragraphs in place of the citation that the claim stands under."""
    if not checked.paragraphs:
        return
    done: set[int] = set()
    for _start, end in places_in(text, checked.claim.words):
        wrong = next((one for one in citations(text) if one.start >= end and one.ranges == checked.claim.cited), None)
        if wrong and wrong.start not in done:
            done.add(wrong.start)
            at = text.index(wrong.printed.split()[0], wrong.start)
            found = _shown(text, wrong)
            yield Edit(at, at + len(found), _printed(found, _paragraphs(text, wrong, checked)))


def _shown(text: str, citation: Citation) -> str:
    """The reference as it stands in the text, with its own white space."""
    pattern = r"\s+".join(map(re.escape, citation.printed.split()))
    found = re.search(pattern, text[citation.start : citation.end])
    return found[0] if found else citation.printed


def _paragraphs(text: str, citation: Citation, checked: Checked) -> list[ParagraphRange]:
    """Where the claim was found, beside the paragraphs cited if other words stand under the same citation."""
    above = [one.end for one in citations(text) if one.end <= citation.start]
    shared = [one for one in quoted(text) if max(above, default=0) <= one.start < citation.start]
    return normalise([*checked.paragraphs, *(citation.ranges if len(shared) > 1 else ())])


def _printed(shown: str, ranges: list[ParagraphRange]) -> str:
    """The reference with the word that ``shown`` has, in the number that fits."""
    numbers = print_paragraphs(ranges)
    name = _NAME.match(shown)
    if name is None:
        return numbers
    return f"{name['name']}{'' if numbers.isdigit() else 's'}{name['stop']} {numbers}"
