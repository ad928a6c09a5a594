"""Notes to editors: what stands at the end for journalists, under a heading that says so."""

import re

from releases.importers.parsed import Block, Bullets, Heading, LeftOut, Paragraph, Remarks

_NOTES = re.compile(
    r"(?:notes?|information) (?:to|for) (?:the )?(?:editors?|journalists|media)s?:?|editors?['’]?s? notes?:?", re.I
)


def part_notes(blocks: list[Block], remarks: Remarks) -> tuple[list[Block], list[str]]:
    """The blocks of the text, and the notes to editors that follow it, one a paragraph or item."""
    for at, block in enumerate(blocks):
        if isinstance(block, Heading | Paragraph) and _NOTES.fullmatch(block.text) and at + 1 < len(blocks):
            why = "the page prints the heading of the notes to editors itself"
            remarks.left_out.append(LeftOut(block.text, block.line, why))
            notes = _notes(blocks[at + 1 :])
            count = "One note" if len(notes) == 1 else f"{len(notes)} notes"
            remarks.know(f"{count} to editors.", block.line)
            return blocks[:at], notes
    return blocks, []


def _notes(blocks: list[Block]) -> list[str]:
    """The text of each note."""
    notes: list[str] = []
    for block in blocks:
        if isinstance(block, Bullets):
            notes += [item.full_text for item in block.items]
        elif isinstance(block, Paragraph | Heading):
            notes.append(block.text)
    return notes
