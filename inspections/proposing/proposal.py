"""A reading beside the record: everything the confirmation page shows before anybody has typed."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from inspections.models import Framework, InspectedBody, Inspection, Recommendation, ReportReading
from inspections.proposing.authorities import Match, match_authority, short_name
from inspections.proposing.earlier import EarlierInspection, earlier_inspections
from inspections.proposing.fitting import periods_read, records_that_fit
from inspections.proposing.lines import (
    BOARD,
    ProposedJudgement,
    ProposedRecommendation,
    judgements,
    recommendations,
)
from inspections.proposing.texts import TextChange, text_change
from inspections.proposing.values import Held, held_values, same
from inspections.reading.shape import Place, Reading, from_json

AUTO = "auto"


@dataclass(frozen=True)
class Proposal:
    """What was read, what it belongs to on record, and where the two disagree."""

    reading: Reading
    match: Match
    framework: Framework | None
    fitting: list[Inspection]
    record: Inspection | None
    values: dict[str, Any]
    places: dict[str, Place]
    held: dict[str, Held] = field(default_factory=dict)
    judgements: list[ProposedJudgement] = field(default_factory=list)
    recommendations: list[ProposedRecommendation] = field(default_factory=list)
    unread: list[Recommendation] = field(default_factory=list)
    text: TextChange | None = None
    earlier: list[EarlierInspection] = field(default_factory=list)

    def differs(self, name: str) -> bool:
        """Whether report and record both say something of ``name``, and not the same."""
        read, held = self.values.get(name), self.held.get(name)
        return bool(read and held and not same(name, read, held.value))

    def is_read(self, name: str, value: Any) -> bool:
        """Whether ``value`` is what the report itself prints; a day that only the file's name gives is not."""
        read, place = self.values.get(name), self.places.get(name)
        return bool(read) and same(name, value, read) and (place is None or place.page > 0)

    @property
    def area(self) -> str:
        """What to call the authority in titles."""
        if self.match.known_as:
            return self.match.known_as
        return short_name(self.reading.body.value) if self.reading.body else ""

    @property
    def body(self) -> InspectedBody | None:
        """The body on record that the report is about: the council's services, unless it names a trust."""
        if self.match.authority is None:
            return None
        wanted = self.body_kind
        return next((body for body in self.match.authority.bodies.all() if body.kind == wanted), None)

    @property
    def body_kind(self) -> str:
        """What was inspected, by the name the report gives it."""
        name = self.reading.body.value if self.reading.body else ""
        if BOARD.lower() in name.lower():
            return InspectedBody.Kind.LSCB
        return InspectedBody.Kind.TRUST if "trust" in name.lower().split() else InspectedBody.Kind.AUTHORITY

    @property
    def board(self) -> str:
        """The name of the safeguarding board where the report judges it or asks something of it; else ""."""
        judged = any(line.is_of_board and line.status for line in self.judgements)
        if self.body_kind == InspectedBody.Kind.LSCB or not (
            judged or any(asked.board for asked in self.reading.recommendations)
        ):
            return ""
        known = list(self.match.authority.bodies.filter(kind=InspectedBody.Kind.LSCB)) if self.match.authority else []
        return known[0].name if known else f"{self.area} {BOARD}"


def propose(
    row: ReportReading, *, record: Inspection | str | None = AUTO, framework: Framework | None = None
) -> Proposal:
    """The proposal of ``row``; ``record`` and ``framework`` are an officer's choice instead of the matched ones."""
    reading = from_json(row.content)
    match = match_authority(reading)
    framework = framework or Framework.objects.filter(code=reading.framework).select_related("scale").first()
    fitting = records_that_fit(row, match, framework, reading)
    chosen = next(iter(fitting), None) if record == AUTO else record
    chosen = Inspection.objects.with_facts().filter(pk=chosen.pk).first() if isinstance(chosen, Inspection) else None
    values, places = _read(reading, row)
    asked, unread = recommendations(reading.recommendations, chosen)
    return Proposal(
        reading=reading,
        match=match,
        framework=framework,
        fitting=fitting,
        record=chosen,
        values=values,
        places=places,
        held=held_values(chosen) if chosen else {},
        judgements=judgements(framework, reading.judgements, chosen) if framework else [],
        recommendations=asked,
        unread=unread,
        text=text_change(chosen, reading) if chosen else None,
        earlier=earlier_inspections(reading.earlier, match.authority),
    )


def _read(reading: Reading, row: ReportReading) -> tuple[dict[str, Any], dict[str, Place]]:
    """The values that were read, by the names of ``values.LABELS``, and where each stands."""
    found = {"published_on": reading.published_on, "lead_inspector": reading.lead_inspector}
    found["licence_line"] = reading.licence_line
    places = {name: value.place for name, value in found.items() if value}
    if reading.inspected:
        places["periods"] = reading.inspected[0].place
    if reading.body:
        places["body"] = reading.body.place
    values: dict[str, Any] = {name: value.value if value else "" for name, value in found.items()}
    values["published_on"] = date.fromisoformat(values["published_on"]) if values["published_on"] else None
    values["periods"] = periods_read(reading)
    values["kind"], values["report_title"], values["report_url"] = reading.kind, reading.title[:250], row.url
    values["licence"] = "" if reading.licence == "unknown" else reading.licence
    return values, places
