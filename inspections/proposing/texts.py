"""What a new version of a report changes in its text: which paragraphs differ from those on record."""

from dataclasses import dataclass

from inspections.models import Inspection, ReportParagraph
from inspections.paragraphs import ParagraphRange, print_paragraphs
from inspections.reading.shape import Reading


@dataclass(frozen=True)
class TextChange:
    """Numbered paragraphs before and after; which are new, gone or worded otherwise, as people write references."""

    before: int
    after: int
    changed: str
    added: str
    gone: str

    @property
    def is_same(self) -> bool:
        """Whether every numbered paragraph is as it was."""
        return not (self.changed or self.added or self.gone)

    @property
    def in_words(self) -> str:
        """What changed, as one line of the history."""
        told = (("changed", self.changed), ("new", self.added), ("gone", self.gone))
        return "; ".join([str(self.after), *(f"{word}: {which}" for word, which in told if which)])


def text_change(record: Inspection, reading: Reading) -> TextChange | None:
    """The numbered paragraphs on record beside those read; None where none are on record."""
    rows = ReportParagraph.objects.filter(report__inspection=record, number__isnull=False)
    old = {number: _plain(text) for number, text in rows.values_list("number", "text") if number is not None}
    new = {row.number: _plain(row.text) for row in reading.numbered if row.number is not None}
    if not old:
        return None
    return TextChange(
        before=len(old),
        after=len(new),
        changed=_reference({number for number in old.keys() & new.keys() if old[number] != new[number]}),
        added=_reference(new.keys() - old.keys()),
        gone=_reference(old.keys() - new.keys()),
    )


def _plain(text: str) -> str:
    return " ".join(text.split())


def _reference(numbers: set[int]) -> str:
    return print_paragraphs(ParagraphRange(number, number) for number in numbers)
