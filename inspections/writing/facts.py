"""What a record says: its plain values, its judgements and what is asked for."""

from typing import Any

from inspections.models import InspectedBody, Inspection, InspectionPeriod, Recommendation, Source
from inspections.proposing.choices import Choices, ChosenRecommendation
from inspections.proposing.lines import same_words
from inspections.proposing.proposal import Proposal
from inspections.proposing.values import ON_INSPECTION, result_in_words
from inspections.writing.ledger import Ledger


def write_values(inspection: Inspection, choices: Choices, ledger: Ledger) -> None:
    """The plain fields and the days on site."""
    for name in ON_INSPECTION:
        if ledger.takes(name, choices.values.get(name)):
            setattr(inspection, name, choices.values[name])
    periods = choices.values.get("periods") or ()
    if ledger.takes("periods", periods):
        inspection.periods.all().delete()
        InspectionPeriod.objects.bulk_create(
            InspectionPeriod(inspection=inspection, **one._asdict()) for one in periods
        )
    inspection.save()


def write_judgements(inspection: Inspection, choices: Choices, proposal: Proposal, ledger: Ledger) -> None:
    """One row a line; a grade on record changes only where the officer took the report's."""
    proposed = {line.category.pk: line for line in proposal.judgements}
    for chosen in choices.judgements:
        line = proposed[chosen.category.pk]
        is_read = (chosen.status, chosen.grade) == (line.status, line.grade)
        source = Source.REPORT if is_read else Source.HAND
        result = {"status": chosen.status, "grade": chosen.grade, "words": chosen.words, "source": source}
        held = line.held
        if held is None:
            inspection.judgements.create(category=chosen.category, **result)
            ledger.note(str(chosen.category), "", result_in_words(chosen.status, chosen.grade), source)
        elif (held.status, held.grade) == (chosen.status, chosen.grade):
            if chosen.words and held.words != chosen.words:
                inspection.judgements.filter(pk=held.pk).update(words=chosen.words)
        elif ledger.takes_judgement(held, chosen, source):
            inspection.judgements.filter(pk=held.pk).update(**result)


def write_recommendations(
    inspection: Inspection, choices: Choices, proposal: Proposal, board: InspectedBody, ledger: Ledger
) -> None:
    """What is asked for, in the report's order; those that are not in it stay unless dropped."""
    for held in proposal.unread:
        if held.pk in choices.dropped:
            ledger.note("Recommendation", held.text, "", Source.REPORT)
            held.delete()
    for position, chosen in enumerate(choices.recommendations, start=1):
        proposed = proposal.recommendations[chosen.index]
        is_read = chosen.text == proposed.read.text and chosen.number == proposed.read.number
        fields = _recommendation_fields(chosen, board, Source.REPORT if is_read else Source.HAND)
        if proposed.held is None:
            inspection.recommendations.create(position=position, **fields)
        elif same_words(chosen.text, proposed.held.text):
            _complete(proposed.held, position, fields)
        elif ledger.takes_recommendation(chosen, proposed.held, fields["source"]):
            inspection.recommendations.filter(pk=proposed.held.pk).update(position=position, **fields)


def _recommendation_fields(chosen: ChosenRecommendation, board: InspectedBody, source: str) -> dict[str, Any]:
    return {
        "kind": chosen.kind,
        "number": chosen.number,
        "text": chosen.text,
        "paragraphs": str(chosen.number or ""),
        "reference": chosen.reference,
        "body": board if chosen.board else None,
        "source": source,
    }


def _complete(held: Recommendation, position: int, fields: dict[str, Any]) -> None:
    """Give a recommendation on record what it lacks; its words stay."""
    for name in ("number", "paragraphs", "reference", "body"):
        if not getattr(held, name):
            setattr(held, name, fields[name])
    held.position = position
    held.save()
