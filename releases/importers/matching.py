"""The inspection a text reports among those on record: the same council, the same method, the same days."""

import datetime as dt
from dataclasses import dataclass

from django.utils.text import slugify

from inspections.dates import Period, overlap
from inspections.models import Framework, Grade, InspectedBody, Inspection, Judgement, LocalAuthority, Source
from releases.importers.parsed import InspectionProposal, Remarks

NEAR = dt.timedelta(days=31)  # releases come out with the report, or in the weeks after it

_TITLES = {
    "joint": "Joint targeted area inspection of {area}",
    "focused_visit": "Focused visit to children’s services in {area}",
    "monitoring_visit": "Monitoring visit to children’s services in {area}",
    "send": "Special educational needs and disabilities in {area}",
    "inspection": "Children’s services in {area}",
}


@dataclass(frozen=True)
class Linked:
    """The inspection of a release; ``is_new`` if it was drafted from the text."""

    inspection: Inspection
    is_new: bool


def link(proposal: InspectionProposal, issued_on: dt.date | None, headline: str, remarks: Remarks) -> Linked | None:
    """The inspection on record, or a draft of it; None, with a remark, where several fit."""
    framework = Framework.objects.filter(code=proposal.framework).first()
    if framework is None:
        remarks.ask(f"The framework “{proposal.framework}” is not on record, so no inspection is drafted.")
        return None
    authority = _authority(proposal)
    fitting = _fitting(authority, framework, proposal, issued_on) if authority else []
    if len(fitting) > 1:
        remarks.ask("Several inspections on record fit the text: choose the right one on the release.")
        return None
    if fitting:
        remarks.know(f"The inspection on record: {fitting[0]}.")
        return Linked(fitting[0], is_new=False)
    drafted = _draft(proposal, framework, authority or _new_authority(proposal), issued_on, headline)
    remarks.know(f"A new draft inspection: {drafted}. An inspections officer must confirm it.")
    return Linked(drafted, is_new=True)


def _authority(proposal: InspectionProposal) -> LocalAuthority | None:
    """The authority of that name or alias."""
    wanted = {proposal.authority.lower(), proposal.body.lower()}
    for authority in LocalAuthority.objects.all():
        if wanted & {str(name).lower() for name in (authority.name, *authority.aliases)}:
            return authority
    return None


def _new_authority(proposal: InspectionProposal) -> LocalAuthority:
    wanted = slugify(proposal.authority)[:110]
    taken = LocalAuthority.objects.filter(slug=wanted).exists()
    return LocalAuthority.objects.create(name=proposal.authority, slug=f"{wanted}-council" if taken else wanted)


def _fitting(
    authority: LocalAuthority, framework: Framework, proposal: InspectionProposal, issued_on: dt.date | None
) -> list[Inspection]:
    """Inspections of the authority by a version of the method, on the same days or published about then."""
    known = Inspection.objects.filter(bodies__authority=authority, framework__family=framework.family).distinct()
    return [one for one in known.prefetch_related("periods") if _fits(one, proposal, issued_on)]


def _fits(inspection: Inspection, proposal: InspectionProposal, issued_on: dt.date | None) -> bool:
    """Whether days on site overlap; where the text or the record has none, whether the publication is near."""
    days = [Period(row.starts_on, row.ends_on, row.precision) for row in inspection.periods.all()]
    if days and proposal.periods:
        return any(overlap(one, other) for one in days for other in proposal.periods)
    told = proposal.published_on or issued_on
    return bool(told and inspection.published_on and abs(inspection.published_on - told) <= NEAR)


def _draft(
    proposal: InspectionProposal,
    framework: Framework,
    authority: LocalAuthority,
    issued_on: dt.date | None,
    headline: str,
) -> Inspection:
    """An unconfirmed inspection with what the text says of it."""
    day = proposal.periods[0].starts_on if proposal.periods else proposal.published_on or issued_on
    kind = "send" if framework.code.startswith("area-send") else proposal.kind
    year = f", {day.year}" if day else ""
    inspection = Inspection.objects.create(
        slug=_free_slug(f"{authority.slug}-{framework.code}{f'-{day.year}' if day else ''}"),
        title=_TITLES[kind].format(area=authority.name) + year,
        framework=framework,
        kind=proposal.kind,
        published_on=proposal.published_on,
        source_note=f"The press release “{headline[:200]}”.",
    )
    inspection.bodies.add(_body(authority, proposal.body))
    for period in proposal.periods:
        inspection.periods.create(starts_on=period.starts_on, ends_on=period.ends_on, precision=period.precision)
    return inspection


def _body(authority: LocalAuthority, name: str) -> InspectedBody:
    """The council itself as an inspected body."""
    body = authority.bodies.filter(kind=InspectedBody.Kind.AUTHORITY).first()
    if body:
        return body
    body, _made = InspectedBody.objects.get_or_create(
        kind=InspectedBody.Kind.AUTHORITY, name=name, defaults={"authority": authority}
    )
    return body


def _free_slug(wanted: str) -> str:
    wanted = wanted[:110]
    taken = set(Inspection.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(slug for slug in (wanted, *(f"{wanted}-{n}" for n in range(2, 10_000))) if slug not in taken)


def add_judgements(linked: Linked, proposal: InspectionProposal, remarks: Remarks) -> None:
    """Record the grades the text states: on a record that is not confirmed yet; a contradiction is kept beside it."""
    inspection = linked.inspection
    categories = {category.label: category for category in inspection.framework.categories.all()}
    known = {
        judgement.category.label: judgement for judgement in inspection.judgements.select_related("category", "grade")
    }
    for read in proposal.grades:
        category = categories.get(read.category)
        scale = category.grade_scale if category else None
        grade = scale.grades.filter(label=read.grade).first() if scale else None
        if category is None or grade is None:
            remarks.ask(
                f"“{read.category}: {read.grade}” does not fit {inspection.framework}: it is not recorded.", read.line
            )
        elif read.category in known:
            _compare(known[read.category], grade, read.words, remarks)
        elif inspection.is_confirmed:
            remarks.ask(f"“{read.category}: {read.grade}” is not on the confirmed record: it is not added.", read.line)
        else:
            Judgement.objects.create(
                inspection=inspection, category=category, grade=grade, words=read.words, source=Source.RELEASE
            )


def _compare(judgement: Judgement, grade: Grade, words: str, remarks: Remarks) -> None:
    """Keep a grade that contradicts the record beside it, for an officer to settle."""
    if judgement.grade == grade:
        return
    remarks.ask(f"The record says “{judgement}”, the text says {grade}: an inspections officer must settle it.")
    judgement.conflicts.get_or_create(grade=grade, source=Source.RELEASE, defaults={"words": words})
