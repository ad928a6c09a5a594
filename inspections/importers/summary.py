"""What an import did, or would do: for the page, the terminal and machines."""

from dataclasses import asdict, dataclass, field
from typing import Any

from council_news.text import counted
from inspections.importers.problems import Problem

NEW, UPDATED, UNCHANGED, CONFLICT = "new", "updated", "unchanged", "conflict"


@dataclass(frozen=True)
class Line:
    """What became of one row: an inspection or an authority, and what changed or disagrees in it."""

    row: int
    what: str
    title: str
    details: tuple[str, ...] = ()


@dataclass
class Summary:
    """The outcome of one table. ``is_stored`` is False for a rehearsal, and where problems forbade storing."""

    kind: str
    sheet: str
    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    not_inspected: int = 0
    confirmed: int = 0
    to_confirm: int = 0
    authorities_made: list[str] = field(default_factory=list)
    is_stored: bool = False

    def count(self, what: str) -> int:
        """How many rows came out as ``what``."""
        return sum(line.what == what for line in self.lines)

    def of(self, what: str) -> list[Line]:
        """The rows that came out as ``what``."""
        return [line for line in self.lines if line.what == what]

    @property
    def counts(self) -> dict[str, int]:
        """Every outcome with its number of rows."""
        return {what: self.count(what) for what in (NEW, UPDATED, UNCHANGED, CONFLICT)}

    @property
    def changes_something(self) -> bool:
        """Whether storing it changes the record at all."""
        return bool(self.count(NEW) or self.count(UPDATED) or self.count(CONFLICT) or self.confirmed)

    @property
    def sentence(self) -> str:
        """The numbers in a sentence."""
        rows = ", ".join(f"{number:,} {what}" for what, number in self.counts.items() if what != CONFLICT)
        more = [counted(self.count(CONFLICT), "disagrees with the record", "disagree with the record")]
        more += [counted(len(self.problems), "problem")] if self.problems else []
        return f"{rows}; {', '.join(more)}."

    def as_json(self) -> dict[str, Any]:
        """Everything, for machines."""
        return {
            "kind": self.kind,
            "sheet": self.sheet,
            "stored": self.is_stored,
            **self.counts,
            "confirmed": self.confirmed,
            "to_confirm": self.to_confirm,
            "not_inspected": self.not_inspected,
            "authorities_made": self.authorities_made,
            "conflicts": [asdict(line) for line in self.of(CONFLICT)],
            "updates": [asdict(line) for line in self.of(UPDATED)],
            "problems": [{**asdict(problem), "text": str(problem)} for problem in self.problems],
            "remarks": self.remarks,
        }
