"""What the text tells of an inspection in lists: categories, praise, recommendations; and where its panels fit."""

import re
from dataclasses import replace

from inspections.paragraphs import ParagraphReferenceError, parse_paragraphs
from releases.claims.marks import plain
from releases.importers.parsed import (
    Block,
    Bullets,
    Heading,
    Holds,
    Item,
    Panel,
    PanelKind,
    Paragraph,
    Remarks,
)
from releases.importers.sentences import sentences

_INSPECTORATE = re.compile(r"\b(?:ofsted|inspect(?:ors?|orate|ions?)|watchdog|cqc|care quality commission)\b", re.I)
_CATEGORIES = re.compile(r"\b(?:categor(?:y|ies)|judge?ments?)\b", re.I)
_AREAS = re.compile(r"\bareas\b", re.I)
_RATED = re.compile(r"\b(?:rated?|ratings?|judged?|graded?|ranked|found)\b", re.I)
_PRAISED = re.compile(
    r"\b(?:prais(?:ed?|es|ing)|commended|strengths?|positives?|impressed|highlights included|applauded)\b", re.I
)
_ASKED = re.compile(
    r"\b(?:recommend(?:s|ed|ations?)?|areas? (?:for|of) (?:improvement|development)|needs? to (?:be )?improved?"
    r"|should (?:be )?improved?|looks? to|must improve|priority action)\b",
    re.I,
)
_CITATION = re.compile(r"\s*\(\s*(para(?:graph)?s?\.?\s+[\d\s,;&–—-]+(?:(?:and|to|&)[\d\s,;&–—-]+)*)\)\s*(\.?)$", re.I)
_REPORT_LINK = re.compile(
    r"(?:an? (?:full )?copy of|you can|to (?:read|view|see|download)|read|view|see|download|the (?:full )?(?:ofsted )?"
    r"(?:inspection )?report)\b.{0,120}",
    re.I,
)
_HERE = re.compile(r"\b(?:here|online|website|link|at (?:https?|www)\S+)[.:]?\s*(?:https?://\S+|www\.\S+)?\.?$", re.I)
_LEVELS = re.compile(
    r"\b(?:four|five|three|4|5|3) (?:\w+ )?(?:levels?|grades?|ratings?|judge?ments?|categories)\b", re.I
)
_LINE_OF_TABLE = re.compile(
    r"\w.{0,160}[:–—(-]\s*[‘'“\"]?(?:outstanding|good|requires? improvement(?: to be good)?|inadequate)\W*$", re.I
)
_GRADE_WORD = re.compile(r"\b(?:outstanding|good|requires? improvement|inadequate|adequate)\b", re.I)


def find_findings(blocks: list[Block], remarks: Remarks, *, is_cut: bool) -> list[Block]:
    """The blocks with the lists of findings named as such, the report link marked, and panels where they fit.

    ``is_cut``: the text ends in the middle of a sentence; a list at its end is then not taken for findings.
    """
    found: list[Block] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Bullets) and is_cut and at == len(blocks) - 1:
            remarks.ask("The last list was cut off, so it stays in the body as it is.", block.line)
            found.append(block)
        elif isinstance(block, Bullets):
            found += _list(block, _above(blocks, at), _heading_above(blocks, at), remarks)
        elif isinstance(block, Paragraph):
            found += _paragraph(block, remarks)
        else:
            found.append(block)
    return found


def _above(blocks: list[Block], at: int) -> str:
    """The last sentence of the paragraph or heading that introduces the list at ``at``."""
    block = blocks[at - 1] if at else None
    return sentences(block.text)[-1] if isinstance(block, Paragraph | Heading) else ""


def _heading_above(blocks: list[Block], at: int) -> str:
    """The heading under which the list at ``at`` stands."""
    return next((block.text for block in reversed(blocks[max(0, at - 8) : at]) if isinstance(block, Heading)), "")


def _list(block: Bullets, above: str, heading: str, remarks: Remarks) -> list[Block]:
    """The list, named for what it holds; a panel of the judgements after the categories."""
    holds = _held(block, above, heading)
    if holds is Holds.CATEGORIES:
        remarks.know(f"A list of {len(block.items)} judgement categories.", block.line)
        return [replace(block, holds=holds), Panel(PanelKind.JUDGEMENTS, block.line)]
    if holds is Holds.TEXT:
        return [block]
    items = tuple(_cited(item, remarks) for item in block.items)
    what = "areas the inspectors praised" if holds is Holds.PRAISE else "recommendations"
    remarks.know(f"A list of {len(items)} {what}.", block.line)
    return [replace(block, items=items, holds=holds)]


def _held(block: Bullets, above: str, heading: str) -> Holds:
    """What a list holds, by its items or the sentence above it; the heading only settles who speaks of what."""
    if len(block.items) > 1 and all(_LINE_OF_TABLE.search(item.text) for item in block.items):
        return Holds.CATEGORIES
    by_inspectors = (
        _INSPECTORATE.search(above)
        or (_INSPECTORATE.search(heading) and above.endswith(":"))
        or any(_CITATION.search(item.text[-200:]) for item in block.items)  # only a report has numbered paragraphs
    )
    if not by_inspectors:
        return Holds.TEXT
    asked, praised = _ASKED.search(above), _PRAISED.search(above)
    named = _CATEGORIES.search(above) or (_AREAS.search(above) and not praised)
    if named and _RATED.search(above) and not asked:
        return Holds.CATEGORIES
    if bool(asked) == bool(praised):
        return Holds.TEXT
    return Holds.RECOMMENDATIONS if asked else Holds.PRAISE


def _cited(item: Item, remarks: Remarks) -> Item:
    """The item with its paragraph reference parted from its text; a reference nobody can follow stays where it is."""
    found = _CITATION.search(item.text[-200:])
    if found is None:
        return item
    citation = " ".join(found[1].split())
    try:
        parse_paragraphs(citation)
    except ParagraphReferenceError as error:
        remarks.ask(f"The reference “({citation})” stays in the text: {error}", item.line)
        return item
    text = item.text[: -len(found[0])].rstrip()
    stop = found[2] if text[-1:] not in (".", "!", "?", "…") else ""
    return Item(text + stop, item.line, citation) if text else item


def _paragraph(block: Paragraph, remarks: Remarks) -> list[Block]:
    """The paragraph, marked if it leads to the report; a panel after it where it names the levels."""
    parts = sentences(block.text)
    if len(parts) == 1 and len(block.text) < 160 and _leads_to_report(block.text):
        remarks.know("A sentence that leads to the report.", block.line)
        return [replace(block, is_report_link=True)]
    if any(_names_levels(sentence) for sentence in parts):
        remarks.know("A sentence that names the levels of judgement.", block.line)
        return [block, Panel(PanelKind.SCALE, block.line)]
    return [block]


def _leads_to_report(text: str) -> bool:
    """Whether a sentence sends the reader to the report: "A copy of the report can be found here"."""
    return bool("report" in text.lower() and _REPORT_LINK.match(text) and _HERE.search(text))


def _names_levels(sentence: str) -> bool:
    """Whether a sentence says how many levels there are and names three or more."""
    names = {found.lower() for found in _GRADE_WORD.findall(plain(sentence))}
    return bool(_LEVELS.search(sentence)) and len(names) >= 3
