"""Which chosen values go into the record, by the officer's decisions, with a note of each that changed it."""

from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from inspections.models import (
    FactChange,
    FactConflict,
    Inspection,
    Judgement,
    JudgementConflict,
    Recommendation,
    Source,
)
from inspections.proposing.choices import Choices, ChosenJudgement, ChosenRecommendation, Decision
from inspections.proposing.proposal import Proposal
from inspections.proposing.values import LABELS, MAY_WAIT, as_code, in_words, result_in_words, same
from inspections.workflow_conflicts import record_fact_conflict, record_judgement_conflict


class Ledger:
    """Decides for one record, value by value, and writes the history and the conflicts. Used within a transaction."""

    def __init__(
        self, inspection: Inspection, proposal: Proposal, choices: Choices, *, by: User, note: str, is_new: bool
    ) -> None:
        self.inspection, self.proposal, self.choices = inspection, proposal, choices
        self.by, self.about, self.is_new = by, note[:250], is_new

    def note(self, what: str, old: str, new: str, source: str) -> None:
        """Remember a change of a record that was there before."""
        if not self.is_new:
            FactChange.objects.create(
                inspection=self.inspection,
                what=what[:220],
                old=old,
                new=new,
                source=source,
                note=self.about,
                by=self.by,
            )

    def takes(self, name: str, value: Any) -> bool:
        """Whether ``value`` goes into the record as ``name``; if so its source is set and the change noted."""
        held = self.proposal.held.get(name)
        if not value or (held and same(name, value, held.value)):
            return False
        source = Source.REPORT if self.proposal.is_read(name, value) else Source.HAND
        if held and self._decision(name, source) is not Decision.TAKE:
            if name in MAY_WAIT:
                self._conflict(name, value, source)
            return False
        if source == Source.HAND:
            self.inspection.sources.pop(name, None)  # what is not named was typed by hand
        else:
            self.inspection.sources[name] = str(source)
        self.note(LABELS[name], in_words(name, held.value) if held else "", in_words(name, value), source)
        return True

    def takes_judgement(self, held: Judgement, chosen: ChosenJudgement, source: str) -> bool:
        """The same for a judgement on record that has another result."""
        ours = result_in_words(held.status, held.grade)
        decision = self._decision(f"judgement-{chosen.category.pk}", source)
        if decision is Decision.TAKE:
            self.note(str(chosen.category), ours, result_in_words(chosen.status, chosen.grade), source)
            return True
        self._raised(
            record_judgement_conflict(judgement=held, grade=chosen.grade, words=chosen.words, source=source), decision
        )
        return False

    def takes_recommendation(self, chosen: ChosenRecommendation, held: Recommendation, source: str) -> bool:
        """The same for a recommendation on record that has other words."""
        if self._decision(f"recommendation-{chosen.index}", source) is not Decision.TAKE:
            return False
        self.note("Recommendation", held.text, chosen.text, source)
        return True

    def _decision(self, name: str, source: str) -> Decision:
        """What the officer said; unasked, what they typed themselves is taken, and what was read waits."""
        return self.choices.decisions.get(name, Decision.TAKE if source == Source.HAND else Decision.OPEN)

    def _conflict(self, name: str, value: Any, source: str) -> None:
        """Keep another value beside ours. The days on site are settled by their first and their last."""
        days = {"starts_on": value[0].starts_on, "ends_on": value[-1].ends_on} if name == "periods" else {name: value}
        for field, theirs in days.items():
            conflict = record_fact_conflict(
                inspection=self.inspection, field=field, theirs=as_code(theirs), source=source
            )
            self._raised(conflict, self._decision(name, source))

    def _raised(self, conflict: JudgementConflict | FactConflict | None, decision: Decision) -> None:
        """Keeping ours settles a new disagreement at once; the row says who did."""
        if conflict and decision is Decision.KEEP:
            conflict.settled_at, conflict.settled_by = timezone.now(), self.by
            conflict.save(update_fields=["settled_at", "settled_by"])
