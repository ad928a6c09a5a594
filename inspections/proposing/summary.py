"""What confirming would change on a record, value by value: from what, to what."""

from collections.abc import Iterator
from dataclasses import dataclass

from inspections.proposing.proposal import Proposal
from inspections.proposing.values import LABELS, in_words, result_in_words


@dataclass(frozen=True)
class Change:
    """A value as the record has it ("" for nothing) and as the report says it."""

    label: str
    old: str
    new: str

    @property
    def is_disagreement(self) -> bool:
        """Whether the record says something else, rather than nothing."""
        return bool(self.old)


def changes(proposal: Proposal) -> list[Change]:
    """Everything the report adds to the record or says otherwise; empty without a record."""
    if proposal.record is None:
        return []
    return [*_values(proposal), *_judgements(proposal), *_recommendations(proposal), *_text(proposal)]


def _values(proposal: Proposal) -> Iterator[Change]:
    for name, label in LABELS.items():
        read, held = proposal.values.get(name), proposal.held.get(name)
        if read and (held is None or proposal.differs(name)):
            yield Change(label, in_words(name, held.value) if held else "", in_words(name, read))


def _judgements(proposal: Proposal) -> Iterator[Change]:
    for line in proposal.judgements:
        if line.status and (line.held is None or line.differs):
            old = result_in_words(line.held.status, line.held.grade) if line.held else ""
            yield Change(str(line.category), old, result_in_words(line.status, line.grade))


def _recommendations(proposal: Proposal) -> Iterator[Change]:
    for asked in proposal.recommendations:
        if asked.held and asked.differs:
            yield Change("Recommendation", asked.held.text, asked.read.text)
    for held in proposal.unread:
        yield Change("Recommendation", held.text, "Not in the report")
    if new := sum(asked.held is None for asked in proposal.recommendations):
        yield Change("Recommendations", "", f"{new} more")


def _text(proposal: Proposal) -> Iterator[Change]:
    after = len(proposal.reading.numbered)
    if proposal.text is None:
        yield Change("Numbered paragraphs", "", f"{after}")
    elif not proposal.text.is_same:
        yield Change("Numbered paragraphs", f"{proposal.text.before}", proposal.text.in_words)
