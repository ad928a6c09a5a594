"""The rows of outcomes against the record: planned one by one in memory, then written in bulk."""

from collections.abc import Callable

from django.contrib.auth.models import User

from inspections.importers.authorities import Authorities, Entry
from inspections.importers.bodies import bodies_for, kinds_of
from inspections.importers.comparing import Compared, compare
from inspections.importers.known import Recorded
from inspections.importers.methods import Methods
from inspections.importers.problems import BadRow, Problem
from inspections.importers.records import Outcome, Table
from inspections.importers.summary import CONFLICT, NEW, UNCHANGED, UPDATED, Line, Summary
from inspections.importers.writing import Writing
from inspections.models import Framework, Inspection

Progress = Callable[[int, int], None]
Planned = tuple[Outcome, Entry, Framework]


class Rows:
    """One import of one table."""

    def __init__(self, table: Table, summary: Summary, *, by: User | None, file: str) -> None:
        self.table, self.summary, self.by, self.file = table, summary, by, file
        self.methods = Methods()

    def store(self, progress: Progress | None) -> None:
        """Plan every row and write what was planned."""
        planned = self._with_authorities()
        recorded = Recorded(
            {entry.saved for _outcome, entry, _framework in planned},
            {framework.family for _outcome, _entry, framework in planned},
        )
        wanted = [(entry.saved, kind) for row, entry, _framework in planned for kind in kinds_of(row.framework)]
        writing = Writing(bodies_for(wanted), by=self.by, file=self.file)
        told: dict[tuple[object, ...], Outcome] = {}
        for number, (outcome, entry, framework) in enumerate(planned, start=1):
            try:
                self._plan(outcome, entry, framework, recorded, writing, told)
            except BadRow as bad:
                self.summary.problems.append(Problem(outcome.row, bad.column, str(bad)))
            if progress:
                progress(number, len(planned))
        writing.write()
        self.summary.confirmed, self.summary.to_confirm = writing.confirm()

    def _with_authorities(self) -> list[Planned]:
        """The rows whose authority and framework are known, with them; authorities are made where they are not."""
        authorities, planned = Authorities(), []
        for outcome in self.table.outcomes:
            try:
                planned.append((outcome, authorities.find(outcome.area), self.methods.framework(outcome.framework)))
            except BadRow as bad:
                self.summary.problems.append(Problem(outcome.row, bad.column, str(bad)))
        made, _filled = authorities.save(entry for _outcome, entry, _framework in planned)
        self.summary.authorities_made = [authority.name for authority in made]
        return planned

    def _plan(
        self,
        outcome: Outcome,
        entry: Entry,
        framework: Framework,
        recorded: Recorded,
        writing: Writing,
        told: dict[tuple[object, ...], Outcome],
    ) -> None:
        """Decide what one row means. Raises ``BadRow``."""
        inspection = recorded.find(entry.saved, framework.family, outcome)
        key = (inspection.pk,) if inspection else (entry.saved.pk, framework.pk, outcome.on)
        earlier = told.setdefault(key, outcome)
        if earlier is not outcome:
            if _say_the_same(earlier, outcome):
                return
            raise BadRow(f"Row {earlier.row} tells the same inspection otherwise: correct one of them.")
        if inspection is None:
            results = self.methods.results(outcome, framework)
            new = writing.add(outcome, entry.saved, framework, results)
            self.summary.lines.append(Line(outcome.row, NEW, new.inspection.title))
            return
        own = self.methods.by_key[inspection.framework_id]
        compared = compare(inspection, outcome, self.methods.results(outcome, own), may_correct=self.table.is_official)
        writing.change(compared)
        self.summary.lines.append(_line(outcome.row, inspection, compared))


def _say_the_same(one: Outcome, other: Outcome) -> bool:
    """Whether two rows tell one inspection alike, wherever their columns stand."""
    grades = [{label: words.text for label, words in row.judgements.items()} for row in (one, other)]
    return grades[0] == grades[1] and (one.kind, one.published_on) == (other.kind, other.published_on)


def _line(row: int, inspection: Inspection, compared: Compared) -> Line:
    """What became of a row whose inspection is on record."""
    changes = tuple(str(change) for change in compared.changes)
    what = CONFLICT if compared.conflicts else UPDATED if changes else UNCHANGED
    return Line(row, what, inspection.title, (*compared.conflicts, *changes))
