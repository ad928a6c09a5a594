"""What reading a text gives: plain data, in the order of the text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from inspections.dates import Period


@dataclass(frozen=True)
class Remark:
    """A sentence for the officer and the line of the file it is about (0: the whole file)."""

    sentence: str
    line: int = 0


@dataclass(frozen=True)
class LeftOut:
    """A line that is not part of the release: the site's furniture, the printed date, a repeated headline."""

    text: str
    line: int
    why: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. ``is_report_link``: the whole of it sends the reader to the inspectorate's report."""

    text: str
    line: int
    is_report_link: bool = False


@dataclass(frozen=True)
class Heading:
    """A sub-heading."""

    text: str
    line: int


class Holds(StrEnum):
    """What the items of a list are."""

    TEXT = "text"
    CATEGORIES = "categories"
    PRAISE = "praise"
    RECOMMENDATIONS = "recommendations"


@dataclass(frozen=True)
class Item:
    """One item of a list. A finding's reference is parted from its text: ``citation`` as printed, no brackets."""

    text: str
    line: int
    citation: str = ""

    @property
    def full_text(self) -> str:
        """The item as it stands in the text."""
        return f"{self.text} ({self.citation})" if self.citation else self.text


@dataclass(frozen=True)
class Bullets:
    """A list."""

    items: tuple[Item, ...]
    line: int
    is_numbered: bool = False
    holds: Holds = Holds.TEXT


@dataclass(frozen=True)
class Speaker:
    """Who speaks, as far as the text says."""

    name: str
    title: str = ""
    role: str = ""


@dataclass(frozen=True)
class Quotation:
    """Somebody's words: how they are introduced, as printed, and their paragraphs without the outer marks."""

    lead_in: str
    speaker: Speaker
    words: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Figure:
    """A figure worth reading first, in the words of its sentence."""

    value: str
    unit: str
    label: str


@dataclass(frozen=True)
class Figures:
    """Where the key facts stand: after the paragraph they were read in, which stays as it is."""

    figures: tuple[Figure, ...]
    line: int


class PanelKind(StrEnum):
    """What a panel of the inspection shows; the value is the name of the embed."""

    SCALE = "grade-scale"
    JUDGEMENTS = "judgements"


@dataclass(frozen=True)
class Panel:
    """Where a panel of the inspection is offered; it holds no words of the text."""

    kind: PanelKind
    line: int


Block = Paragraph | Heading | Bullets | Quotation | Figures | Panel


@dataclass(frozen=True)
class ReadGrade:
    """A grade the text states for a category: the label of the category, the grade, and its printed word."""

    category: str
    grade: str
    words: str
    line: int


@dataclass(frozen=True)
class InspectionProposal:
    """An inspection the text reports, as far as it is clear."""

    framework: str
    kind: str
    authority: str
    body: str
    periods: tuple[Period, ...] = ()
    published_on: dt.date | None = None
    grades: tuple[ReadGrade, ...] = ()


@dataclass(frozen=True)
class Header:
    """What is printed before the text."""

    headline: str = ""
    headline_line: int = 0
    source_url: str = ""
    place: str = ""
    issued_on: dt.date | None = None
    issued_at: dt.datetime | None = None


@dataclass
class Remarks:
    """What the steps have to say, gathered while they work."""

    recognised: list[Remark] = field(default_factory=list)
    not_understood: list[Remark] = field(default_factory=list)
    normalised: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def know(self, sentence: str, line: int = 0) -> None:
        """Note what was recognised."""
        self.recognised.append(Remark(sentence, line))

    def ask(self, sentence: str, line: int = 0) -> None:
        """Note what was not understood, or needs an officer's eye."""
        self.not_understood.append(Remark(sentence, line))


@dataclass(frozen=True)
class ParsedRelease:
    """A text, read. ``blocks`` and ``notes`` hold every word of it in order, but those of ``left_out``."""

    header: Header
    blocks: tuple[Block, ...]
    notes: tuple[str, ...]
    proposal: InspectionProposal | None
    remarks: Remarks

    @property
    def quotations(self) -> list[Quotation]:
        """The quotations, in order."""
        return [block for block in self.blocks if isinstance(block, Quotation)]

    @property
    def figures(self) -> list[Figure]:
        """The key facts, in order."""
        return [figure for block in self.blocks if isinstance(block, Figures) for figure in block.figures]

    def listed(self, holds: Holds) -> list[Bullets]:
        """The lists that hold findings of a kind, or categories."""
        return [block for block in self.blocks if isinstance(block, Bullets) and block.holds is holds]


def left_out_runs(parsed: ParsedRelease) -> list[tuple[str, str, str]]:
    """What was left out, lines of one reason together: where it stood, its text (at most 160 characters), and why."""
    runs: list[list[LeftOut]] = []
    for line in parsed.remarks.left_out:
        if runs and runs[-1][-1].why == line.why and line.line - runs[-1][-1].line <= 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    return [(_where(run), " ".join(line.text for line in run)[:160], run[0].why) for run in runs]


def _where(run: list[LeftOut]) -> str:
    first, last = run[0].line, run[-1].line
    return f"line {first}" if first == last else f"lines {first} to {last}"
