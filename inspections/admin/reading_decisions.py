"""The questions of the confirmation page: one wherever report and record disagree."""

from django import forms

from inspections.admin.reading_fields import Fields
from inspections.proposing.choices import Decision
from inspections.proposing.proposal import Proposal
from inspections.proposing.values import LABELS, MAY_WAIT, in_words, result_in_words


def decision_fields(proposal: Proposal) -> Fields:
    """A question for every disagreement of report and record."""
    for name, label in LABELS.items():
        if proposal.differs(name):
            held = proposal.held[name]
            said = _decision(
                label, in_words(name, held.value), held.source, held.source_label, may_wait=name in MAY_WAIT
            )
            yield f"keep-{name}", said
    for line in proposal.judgements:
        if line.differs and line.held:
            ours = result_in_words(line.held.status, line.held.grade)
            yield (
                f"keep-judgement-{line.category.pk}",
                _decision(str(line.category), ours, line.held.source, line.held.get_source_display()),
            )
    for number, proposed in enumerate(proposal.recommendations):
        if proposed.differs and proposed.held:
            held_by = proposed.held.source, proposed.held.get_source_display()
            label = f"Recommendation {number + 1}"
            yield f"keep-recommendation-{number}", _decision(label, proposed.held.text, *held_by, may_wait=False)


def _decision(label: str, ours: str, source: str, source_label: str, *, may_wait: bool = True) -> forms.ChoiceField:
    """Keep ours, take the report's, or leave it for later; what was typed by hand is kept unless somebody says so."""
    choices = [(Decision.KEEP.value, f"Keep ours: {ours}"), (Decision.TAKE.value, "Take what stands in the field")]
    later = [(Decision.OPEN.value, "Keep ours for now, and settle it later")]
    return forms.ChoiceField(
        label=f"{label}: report and record disagree",
        choices=choices + (later if may_wait else []),
        widget=forms.RadioSelect,
        error_messages={"required": "Report and record disagree here: choose which of the two goes on record."},
        initial=Decision.KEEP if source in ("hand", "") else Decision.TAKE,
        help_text=f"Ours was read in: {source_label.lower()}.",
    )
