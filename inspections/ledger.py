"""Which chosen values go into the record, by the officer's decisions, with a note of each that changed it."""

from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from inspections.models import FactChange, FactConflict, Inspection, Judgement, Recommendation, Source
from inspections.proposing.choices import Choices, ChosenJudgement, ChosenRecommendation, Decision
from inspections.proposing.proposal import Proposal
from inspections.proposing.values import LABELS, Held, as_code, in_words, result_in_words, same


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
            self._conflict(name, held, value, source)
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
        held.conflicts.get_or_create(
            grade=chosen.grade, source=source, defaults={"words": chosen.words, **self._settled(decision)}
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

    def _conflict(self, name: str, held: Held, value: Any, source: str) -> None:
        FactConflict.objects.get_or_create(
            inspection=self.inspection,
            field=name,
            theirs=as_code(name, value),
            source=source,
            defaults={
                "ours": in_words(name, held.value)[:250],
                **self._settled(self._decision(name, source)),
            },
        )

    def _settled(self, decision: Decision) -> dict[str, Any]:
        """Keeping ours settles the disagreement; the row says who did."""
        return {"settled_at": timezone.now(), "settled_by": self.by} if decision is Decision.KEEP else {}
