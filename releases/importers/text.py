"""A plain-text release, read: the front door of the pure half of the importer."""

import re

from releases.importers.figures import find_figures
from releases.importers.findings import find_findings
from releases.importers.header import read_header
from releases.importers.layout import lay_out
from releases.importers.lines import lines
from releases.importers.notes import part_notes
from releases.importers.parsed import Block, Bullets, Heading, Paragraph, ParsedRelease, Quotation, Remarks
from releases.importers.proposal import propose
from releases.importers.quotations import find_quotations

_ADDRESS_OR_NUMBER = re.compile(r"(?:https?://|www\.|@)\S+$|\d$")
_HANGING = re.compile(
    r"(?:^| )(?:in|of|the|and|with|to|for|a|an|by|from|that|on|at|or|but|as|its|their|which|[b-hj-z])$", re.I
)


def read(text: str, remark: str = "") -> ParsedRelease:
    """``text`` read as a release. ``remark`` on its encoding, if any, is kept. Never raises, whatever the text."""
    remarks = Remarks(normalised=[remark] if remark else [])
    found, normalised = lines(text)
    remarks.normalised += normalised
    header, left = read_header(found, remarks)
    body, notes = part_notes(lay_out(left), remarks)
    is_cut = _ask_about_cut(body if not notes else [], remarks)
    blocks = find_findings(find_figures(find_quotations(body, remarks), remarks), remarks, is_cut=is_cut)
    _ask_about_headings(blocks, remarks)
    proposal = propose(header, blocks, remarks)
    remarks.left_out.sort(key=lambda left_out: left_out.line)
    for told in (remarks.recognised, remarks.not_understood):
        told.sort(key=lambda remark: remark.line)
    return ParsedRelease(header, tuple(blocks), tuple(notes), proposal, remarks)


def _ask_about_cut(blocks: list[Block], remarks: Remarks) -> bool:
    """Whether the text ends in the middle of a sentence; if so, say where."""
    last = blocks[-1] if blocks else None
    text = last.items[-1].text if isinstance(last, Bullets) else getattr(last, "text", "")
    ends = text.rstrip("”\"’')").endswith((".", "!", "?", "…", ":", "here")) or _ADDRESS_OR_NUMBER.search(text)
    if not text or ends or (isinstance(last, Bullets) and not _HANGING.search(text)):
        return False
    line = last.items[-1].line if isinstance(last, Bullets) else last.line if last else 0
    end = " ".join(text.split()[-6:])
    remarks.ask(f"The text seems to end in the middle of a sentence: “…{end}”.", line)
    return True


def _ask_about_headings(blocks: list[Block], remarks: Remarks) -> None:
    """Say what was taken for headings, and that the first may be something else."""
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            remarks.know(f"A heading: {block.text}", block.line)
            if at == 0:
                remarks.ask(
                    f"“{block.text}” stands between the headline and the text: it is kept as a heading, "
                    "but may be a topic or a second headline.",
                    block.line,
                )


def words_of(parsed: ParsedRelease) -> list[str]:
    """The text that ``parsed`` holds, piece by piece in order: for the law that no word is lost or added."""
    pieces = [parsed.header.headline]
    for block in parsed.blocks:
        if isinstance(block, Paragraph | Heading):
            pieces.append(block.text)
        elif isinstance(block, Bullets):
            pieces += [item.full_text for item in block.items]
        elif isinstance(block, Quotation):
            pieces += [block.lead_in, *block.words]
    return [piece for piece in [*pieces, *parsed.notes] if piece]
