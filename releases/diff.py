"""The readable difference between two texts of a release. Pure: snapshots in, rows of marked words out.

A snapshot becomes labelled sections ("Headline", "Quote by Jim Leivers"), a section paragraphs.
Paragraphs are aligned first and words marked within those that changed, so that a moved comma
shows as a moved comma and not as a new page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import Any

from releases.blocks import blocks

Content = dict[str, Any]

# Below this likeness two paragraphs are shown as one removed and one added, not woven into each other.
ALIKE = 0.45
_WORD = re.compile(r"\s+|[\w’'\-/@]+(?:[.,:]\w+)*|[^\w\s]")


class Mark(StrEnum):
    """What happened to a run of words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Run:
    """Words that share one mark."""

    mark: Mark
    text: str


@dataclass(frozen=True)
class Row:
    """One paragraph of the comparison."""

    runs: tuple[Run, ...]

    @property
    def is_changed(self) -> bool:
        """Whether any word of it differs."""
        return any(run.mark is not Mark.SAME for run in self.runs)


@dataclass(frozen=True)
class Fold:
    """Unchanged rows out of sight, kept so that they can be unfolded."""

    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Section:
    """One labelled piece of the release and its rows."""

    label: str
    rows: tuple[Row, ...]

    @property
    def is_changed(self) -> bool:
        """Whether any row of it differs."""
        return any(row.is_changed for row in self.rows)

    @property
    def folded(self) -> list[Row | Fold]:
        """The rows, with those further than one from a change folded together."""
        near = {at + step for at, row in enumerate(self.rows) if row.is_changed for step in (-1, 0, 1)}
        shown: list[Row | Fold] = []
        for is_near, group in groupby(enumerate(self.rows), key=lambda numbered: numbered[0] in near):
            rows = tuple(row for _at, row in group)
            shown += rows if is_near else [Fold(rows)]
        return shown


def differences(old: Content | None, new: Content | None) -> list[Section]:
    """Every section of both texts with what changed marked; ``None`` stands for "nothing yet"."""
    before, after = dict(sections(old)), dict(sections(new))
    labels = [*after, *(label for label in before if label not in after)]
    compared = [Section(label, compare(before.get(label, []), after.get(label, []))) for label in labels]
    return [section for section in compared if section.rows]


def compare(old: Sequence[str], new: Sequence[str]) -> tuple[Row, ...]:
    """Rows for two lists of paragraphs, aligned, with the words of changed ones marked."""
    rows: list[Row] = []
    for operation, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if operation == "equal":
            rows += [Row((Run(Mark.SAME, text),)) for text in new[c:d]]
        else:
            rows += _replaced(old[a:b], new[c:d])
    return tuple(rows)


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    """Pair paragraphs that are alike, in order; what finds no partner is removed or added whole."""
    at = 0
    for text in new:
        partner = next((i for i in range(at, len(old)) if _alike(old[i], text)), None)
        if partner is None:
            yield Row((Run(Mark.ADDED, text),))
            continue
        yield from (Row((Run(Mark.REMOVED, gone),)) for gone in old[at:partner])
        yield Row(tuple(words(old[partner], text)))
        at = partner + 1
    yield from (Row((Run(Mark.REMOVED, gone),)) for gone in old[at:])


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, _WORD.findall(one), _WORD.findall(other), autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def words(old: str, new: str) -> Iterator[Run]:
    """``old`` and ``new`` woven together as runs: what left, what came, what stayed."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    for operation, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if operation == "equal":
            yield Run(Mark.SAME, "".join(after[c:d]))
            continue
        if a < b:
            yield Run(Mark.REMOVED, "".join(before[a:b]))
        if c < d:
            yield Run(Mark.ADDED, "".join(after[c:d]))


def sections(content: Content | None) -> Iterator[tuple[str, list[str]]]:
    """The labelled paragraphs of a snapshot, in the order in which officers think of them."""
    if content is None:
        return
    yield "Headline", [content["headline"]]
    yield "Summary", _lines(content["summary"])
    yield "Text", blocks(content["body"], _names(content))
    yield from _parts(content)
    place = content["place"]
    yield "Place of issue", [place["name"]] if place else []
    yield "Topics", [topic["name"] for topic in content["topics"]]
    yield "Address", [content["slug"]]
    yield "First published", _lines(content["first_published_at"] or "")
    for inspection in content["inspections"]:
        yield f"Inspection: {inspection['title']}", list(_facts(inspection))


def _parts(content: Content) -> Iterator[tuple[str, list[str]]]:
    """The parts, each under a label that says which: two quotes by one person are numbered."""
    seen: dict[str, int] = {}
    for label, paragraphs in _labelled_parts(content):
        seen[label] = seen.get(label, 0) + 1
        yield (label if seen[label] == 1 else f"{label} ({seen[label]})"), paragraphs


def _labelled_parts(content: Content) -> Iterator[tuple[str, list[str]]]:
    for part in content["quotes"]:
        yield f"Quote by {part['speaker']['name']}", [part["lead_in"], *_lines(part["words"])]
    yield (
        "Key facts",
        [_joined(fact["value"], fact["unit"], fact["label"], _source(fact)) for fact in content["key_facts"]],
    )
    for part in content["photos"]:
        yield f"Photo {part['name']}", list(_photo(part))
    for part in content["attachments"]:
        yield f"Attachment: {part['title']}", [f"{part['name']}, {part['size']} bytes, {part['sha256'][:8]}"]
    yield "Notes to editors", [line for note in content["notes"] for line in _lines(note["text"])]
    yield (
        "Contacts",
        [_joined(c["name"], c["team"], c["phone"], c["email"], c["hours"], between=", ") for c in content["contacts"]],
    )


def _photo(part: Content) -> Iterator[str]:
    yield "Description: " + ("decorative" if part["decorative"] else part["alt"] or "none")
    if part["caption"]:
        yield f"Caption: {part['caption']}"
    yield _joined("Lead photo." if part["is_lead"] else "", part["credit"], part["licence"], part["sha256"][:8])


def _facts(inspection: Content) -> Iterator[str]:
    yield _joined(inspection["kind"], inspection["framework"]["short_title"], inspection["periods_text"], between=", ")
    for judgement in inspection["judgements"]:
        yield f"{judgement['label']}: {judgement['grade'] or judgement['status_label']}"
    for area in inspection["praised_areas"]:
        yield _joined("Praised:", area["text"], _bracketed(area["citation"]))
    for asked in inspection["recommendations"]:
        yield _joined(f"{asked['kind_label']}:", asked["text"], _bracketed(asked["citation"]))
    yield from _lines(inspection["outcome"])


def _names(content: Content) -> dict[tuple[str, str], str]:
    """What to call each placed part: (name, ref) → label."""
    names = {("quote", part["key"]): f"Quote by {part['speaker']['name']}" for part in content["quotes"]}
    names |= {("photo", part["key"]): f"Photo {part['name']}" for part in content["photos"]}
    names |= {("attachment", part["key"]): f"Attachment: {part['title']}" for part in content["attachments"]}
    return names


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _joined(*pieces: str, between: str = " ") -> str:
    return between.join(piece for piece in pieces if piece)


def _bracketed(text: str) -> str:
    return f"({text})" if text else ""


def _source(fact: Content) -> str:
    return _bracketed(f"source: {fact['source']}") if fact["source"] else ""
