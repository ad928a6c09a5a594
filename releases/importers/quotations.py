"""Quotations: who is introduced, and which paragraphs are their words.

A quotation is taken out of the running text only where its speaker and both its ends are clear. It
begins after a lead-in ("…, said: “"), goes on while paragraphs begin with a quotation mark, or up to
the paragraph that closes it, and ends at its closing mark. Marks may be straight, curly or mismatched.
"""

import re
from dataclasses import dataclass

from releases.importers.parsed import Block, Paragraph, Quotation, Remarks, Speaker
from releases.importers.sentences import DOUBLE, closing_of, is_opening, sentences
from releases.importers.speakers import LeadIn, is_lead_in, read_lead_in

MOST_MARKS = 6  # opening marks looked at in one paragraph
MOST_SPEAKERS = 40  # remembered for "Councillor Tilley added:"
REACH = 6  # paragraphs without marks in the middle of a quotation
_SINGLE_OPENING = re.compile(r"(?<=: )[‘'](?=[A-Z])")
_SINGLE_END = re.compile(r"[.!?…][’']$")


@dataclass(frozen=True)
class _Known:
    """Whose words came before, and whose stand right above."""

    heard: list[Speaker]
    just_heard: Speaker | None


@dataclass(frozen=True)
class _Start:
    """Where a quotation begins: the text before its lead-in, the lead-in, and the text from its opening mark on."""

    before: str
    lead_in: LeadIn
    quoted: str


def find_quotations(blocks: list[Block], remarks: Remarks) -> list[Block]:
    """The blocks with clear quotations in place of their paragraphs."""
    found: list[Block] = []
    heard: list[Speaker] = []
    at = 0
    while at < len(blocks):
        above = found[-1] if found else None
        known = _Known(heard, above.speaker if isinstance(above, Quotation) else None)
        taken = _take(blocks, at, known, remarks)
        if taken is None:
            found.append(blocks[at])
            at += 1
        else:
            new, at = taken
            found += new
            heard = heard[-MOST_SPEAKERS:]
            heard += [block.speaker for block in new if isinstance(block, Quotation) and block.speaker not in heard]
    _ask_about_loose_words(found, remarks)
    return found


def _take(blocks: list[Block], at: int, known: _Known, remarks: Remarks) -> tuple[list[Block], int] | None:
    """The blocks that stand for the quotation at ``at`` and where the text goes on; None if none begins there."""
    start = _start(blocks, at, known)
    if start is None:
        return None
    line = blocks[at].line
    first = at + 1 if _is_split(blocks, at) else at
    words, end, rest = _collect(start.quoted, blocks, first + 1)
    if not words:
        return None
    if start.lead_in.speaker is None:
        remarks.ask(f"Who speaks is not clear from “{start.lead_in.text}” The words stay in the text.", line)
        return None
    new: list[Block] = [Paragraph(start.before, line)] if start.before else []
    new.append(Quotation(start.lead_in.text, start.lead_in.speaker, tuple(words), line))
    if rest:
        new.append(Paragraph(rest, blocks[end - 1].line))
    _tell(start.lead_in.speaker, words, line, remarks)
    return new, end


def _tell(speaker: Speaker, words: list[str], line: int, remarks: Remarks) -> None:
    """Say whose words were recognised, and what is missing."""
    length = "one paragraph" if len(words) == 1 else f"{len(words)} paragraphs"
    name = f"{speaker.title} {speaker.name}".strip()
    remarks.know(f"A quotation of {length} by {name}{', ' + speaker.role if speaker.role else ''}.", line)
    if not speaker.role:
        remarks.ask(f"The text gives no office for {name}: add the role if there is one.", line)


def _is_split(blocks: list[Block], at: int) -> bool:
    """Whether the lead-in is a paragraph of its own and the words begin in the next."""
    block = blocks[at]
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    return (
        isinstance(block, Paragraph)
        and block.text.endswith((":", "said", "said,"))
        and isinstance(below, Paragraph)
        and below.text[0] in DOUBLE
    )


def _start(blocks: list[Block], at: int, known: _Known) -> _Start | None:
    """The beginning of a quotation at ``at``, or None."""
    block = blocks[at]
    if not isinstance(block, Paragraph):
        return None
    if _is_split(blocks, at):
        below = blocks[at + 1]
        return _started(block.text, below.text, known) if isinstance(below, Paragraph) else None
    for mark in _opening_marks(block.text):
        start = _started(block.text[:mark].rstrip(), block.text[mark:], known)
        if start:
            return start
    return None


def _opening_marks(text: str) -> list[int]:
    """Where quotations of whole sentences may begin in ``text``."""
    double = [at for at, sign in enumerate(text) if sign in DOUBLE and is_opening(text, at)]
    single = [match.start() for match in _SINGLE_OPENING.finditer(text)]
    return sorted(double[:MOST_MARKS] + single[:MOST_MARKS])


def _started(before: str, quoted: str, known: _Known) -> _Start | None:
    """The beginning of a quotation, if the last sentence of ``before`` hands over to one."""
    if not before or not (quoted[1:2].isupper() or quoted[1:2].isdigit()):
        return None
    last = sentences(before[-600:])[-1]
    if len(last) > 400 or not is_lead_in(last) or any(sign in DOUBLE for sign in last):
        return None
    lead_in = read_lead_in(last, known.heard, known.just_heard)
    return _Start(before[: len(before) - len(last)].rstrip(), lead_in, quoted) if lead_in else None


def _collect(quoted: str, blocks: list[Block], following: int) -> tuple[list[str], int, str]:
    """The paragraphs of the quotation, where the text goes on, and what follows the closing mark in its paragraph.

    No paragraphs where it is not clear which words are quoted.
    """
    piece = _piece(quoted)
    if piece is None:
        return [], following, ""
    words, rest, is_closed = [piece[0]], piece[1], piece[2]
    at = following
    while not rest and at < len(blocks):
        block = blocks[at]
        more = _piece(block.text) if isinstance(block, Paragraph) and _same_kind(quoted, block.text) else None
        if more is not None:
            words.append(more[0])
            rest, is_closed = more[1], more[2]
            at += 1
            continue
        unmarked = [] if is_closed or more else _unmarked(blocks, at)
        words += unmarked
        at += len(unmarked)
        break
    return words, at, rest


def _same_kind(quoted: str, text: str) -> bool:
    """Whether a paragraph opens with a mark like that of the quotation."""
    return text[0] in DOUBLE if quoted[0] in DOUBLE else text[0] == quoted[0] and text[-1] in "’'"


def _piece(text: str) -> tuple[str, str, bool] | None:
    """The words of a paragraph that opens with a mark, the text after its closing mark, and whether it has one.

    None where the mark closes in the middle of a sentence: then only a part of it is quoted.
    """
    if text[0] not in DOUBLE:
        return (text[1:-1], "", True) if _SINGLE_END.search(text) else None
    close = closing_of(text, 0)
    if close < 0:
        return text[1:].strip(), "", False
    rest = text[close + 1 :].strip()
    if rest.strip(".!?,"):
        if text[close - 1] in ".!?…" and (rest[0].isupper() or rest[0] in DOUBLE):
            return text[1:close].strip(), rest, True
        if text[-1] not in DOUBLE or rest[0].isupper():
            return None
        return text[1:-1].strip(), "", True
    return (text[1:close] + rest).strip(), "", True


def _unmarked(blocks: list[Block], at: int) -> list[str]:
    """The paragraphs without an opening mark up to one that closes the quotation; none if no paragraph does."""
    words: list[str] = []
    for block in blocks[at : at + REACH]:
        if not isinstance(block, Paragraph) or block.text[0] in DOUBLE or _opening_marks(block.text):
            break
        if block.text[-1] in DOUBLE and sum(sign in DOUBLE for sign in block.text) == 1:
            return [*words, block.text[:-1].strip()]
        words.append(block.text)
    return []


def _ask_about_loose_words(blocks: list[Block], remarks: Remarks) -> None:
    """Say where whole paragraphs of quoted words stay in the text."""
    for block in blocks:
        if isinstance(block, Paragraph) and block.text[0] in DOUBLE and len(block.text.split()) > 12:
            start = " ".join(block.text.split()[:6])
            remarks.ask(f"Quoted words stay in the text, as nobody is introduced before them: {start}…", block.line)
