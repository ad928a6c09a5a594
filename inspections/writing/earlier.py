"""Earlier inspections that a report restates, recorded as drafts: nobody sees them before an officer confirms each."""

from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import User

from inspections.models import InspectedBody, Inspection, Source
from inspections.proposing.choices import Choices
from inspections.proposing.earlier import EarlierInspection
from inspections.proposing.proposal import Proposal
from inspections.writing.bodies import free_slug


def record_earlier(proposal: Proposal, choices: Choices, body: InspectedBody, *, by: User) -> None:
    """One unconfirmed record for each that was chosen and is not on record yet."""
    for earlier in proposal.earlier:
        if earlier.key in choices.earlier and earlier.record is None:
            made = _record(earlier, body, proposal)
            LogEntry.objects.log_actions(
                by.pk, [made], ADDITION, change_message=f"Recorded from {made.source_note}", single_object=True
            )


def _record(earlier: EarlierInspection, body: InspectedBody, proposal: Proposal) -> Inspection:
    area = body.authority or body
    year = earlier.period.starts_on.year
    made = Inspection.objects.create(
        slug=free_slug(Inspection, f"{area}-{year}"),
        title=f"Safeguarding and looked after children services in {area}, {year}",
        framework=earlier.framework,
        source_note=f"Restated on page {earlier.results[0].place.page} of “{proposal.reading.title}”."[:250],
        sources={"periods": Source.REPORT},
    )
    made.bodies.add(body)
    made.periods.create(**earlier.period._asdict())
    for line in earlier.lines:
        words = line.read.printed if line.read else ""
        made.judgements.create(category=line.category, grade=line.grade, words=words, source=Source.REPORT)
    return made
