"""The fields of the confirmation page, group by group, from a proposal; ``reading_form`` joins and checks them."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin

from inspections.admin.bases import DayInput
from inspections.admin.choosers import Chooser
from inspections.models import (
    Framework,
    InspectedBody,
    Inspection,
    Judgement,
    LocalAuthority,
    Recommendation,
    Report,
    Source,
)
from inspections.proposing.choices import Decision
from inspections.proposing.lines import ProposedJudgement, grades_of
from inspections.proposing.proposal import Proposal, proposed_title, provider_page
from inspections.proposing.values import LABELS, MAY_WAIT, in_words, result_in_words

Fields = Iterator[tuple[str, forms.Field]]

NOT_RECORDED = ("", "Not recorded")
WITHOUT_GRADE = [
    (Judgement.Status.NOT_JUDGED.value, "Not judged"),
    (Judgement.Status.NOT_MADE.value, "This judgement was not made"),
]
BODY_KINDS = [
    choice
    for choice in InspectedBody.Kind.choices
    if choice[0] in ("authority", "trust", "partnership", "lscb", "other")
]
SPARE_RANGES = 1


def _text(
    label: str, longest: int, *, rows: int = 0, required: bool = False, of: str = "", **more: Any
) -> forms.CharField:
    """A field for words; ``of`` says which of many alike it is, to those who do not see where it stands."""
    attrs = {"aria-label": f"{label}: {of}"} if of else {}
    widget = forms.Textarea(attrs={"rows": rows, **attrs}) if rows else forms.TextInput(attrs=attrs)
    return forms.CharField(label=label, max_length=longest, required=required, widget=widget, **more)


def what_fields(proposal: Proposal) -> Fields:
    """What it is: framework, kind, and what to call it."""
    yield (
        "framework",
        forms.ModelChoiceField(Framework.objects.order_by("-in_force_from", "title"), initial=proposal.framework),
    )
    yield "kind", forms.ChoiceField(choices=Inspection.Kind.choices, initial=_value(proposal, "kind"))
    held = proposal.held.get("title")
    yield (
        "title",
        _text("Title of the record", 250, required=True, initial=held.value if held else proposed_title(proposal)),
    )


def body_fields(proposal: Proposal) -> Fields:
    """Whom it is about: an authority on record, or one to add; what was inspected; the board."""
    chooser = Chooser(InspectedBody._meta.get_field("authority"), admin.site)
    authority = proposal.match.authority
    yield (
        "authority",
        forms.ModelChoiceField(
            LocalAuthority.objects.all(), label="Authority on record", required=False, widget=chooser, initial=authority
        ),
    )
    yield (
        "new_authority",
        _text(
            "Or the name of a new one",
            120,
            help_text="Only where the authority is not on record yet: it is added.",
            initial="" if authority else proposal.area,
        ),
    )
    yield "body_kind", forms.ChoiceField(label="What was inspected", choices=BODY_KINDS, initial=proposal.body_kind)
    printed = proposal.reading.body.value if proposal.reading.body else ""
    name = proposal.body.name if proposal.body else printed
    yield "body_name", _text("Its name", 160, required=True, initial=name)
    if proposal.board:
        yield "board", _text("The safeguarding board", 160, required=True, initial=proposal.board)


def when_fields(proposal: Proposal) -> Fields:
    """Days on site, publication, who led."""
    held = proposal.held.get("periods")
    periods = proposal.values["periods"] or (held.value if held else ())
    for number in range(max(1, len(periods)) + SPARE_RANGES):
        period = periods[number] if number < len(periods) else None
        for end, label in (("starts_on", "from"), ("ends_on", "to")):
            initial = getattr(period, end) if period else None
            again = f" (range {number + 1})" if number else ""
            yield (
                f"{end}-{number}",
                forms.DateField(label=f"On site {label}{again}", required=False, widget=DayInput, initial=initial),
            )
    yield (
        "published_on",
        forms.DateField(
            label="Published", required=False, widget=DayInput, initial=_value(proposal, "published_on") or None
        ),
    )
    yield "lead_inspector", _text("Lead inspector", 120, initial=_value(proposal, "lead_inspector"))


def judgement_fields(proposal: Proposal) -> Fields:
    """A grade and the printed words for each line; where no grades are given, the outcome in a sentence."""
    framework = proposal.framework
    common = list(framework.scale.grades.all()) if framework and framework.scale else []
    for line in proposal.judgements:
        grades = [(str(grade.pk), grade.label) for grade in grades_of(line.category, common)]
        yield (
            f"grade-{line.category.pk}",
            forms.ChoiceField(
                label=str(line.category),
                choices=[NOT_RECORDED, *grades, *WITHOUT_GRADE],
                required=False,
                initial=_result(line),
            ),
        )
        words = (line.held.words if line.held else "") or (line.read.printed if line.read else "")
        yield f"words-{line.category.pk}", _text("Words as printed", 200, of=str(line.category), initial=words)
    if not proposal.judgements:
        yield (
            "outcome",
            _text(
                "Outcome in a sentence",
                2000,
                rows=2,
                initial=_value(proposal, "outcome"),
                help_text="Inspections of this kind are told in words. The public can see a record that has a result.",
            ),
        )


def _result(line: ProposedJudgement) -> str:
    """What the report says; else what the record has."""
    if line.status:
        return str(line.grade.pk) if line.grade else line.status
    if line.held:
        return str(line.held.grade_id or line.held.status)
    return ""


def recommendation_fields(proposal: Proposal) -> Fields:
    """A tick and the words for each thing asked for."""
    for number, proposed in enumerate(proposal.recommendations):
        read, name, of = proposed.read, f"asked-{number}", f"recommendation {number + 1}"
        yield f"{name}-include", forms.BooleanField(label=f"Record {of}", required=False, initial=True)
        yield f"{name}-text", _text("Words", 5000, of=of, rows=3, initial=read.text)
        yield (
            f"{name}-number",
            forms.IntegerField(
                label="Paragraph",
                required=False,
                min_value=1,
                max_value=999,
                initial=read.number,
                widget=forms.NumberInput(attrs={"aria-label": f"Paragraph: {of}"}),
            ),
        )
        yield (
            f"{name}-kind",
            forms.ChoiceField(
                label="Kind",
                choices=Recommendation.Kind.choices,
                initial=read.kind,
                widget=forms.Select(attrs={"aria-label": f"Kind: {of}"}),
            ),
        )
        yield f"{name}-reference", _text("National framework", 120, of=of, initial=read.reference)
        yield (
            f"{name}-board",
            forms.BooleanField(label="Asked of the safeguarding board", required=False, initial=read.board),
        )


def unread_fields(proposal: Proposal) -> Fields:
    """What is on record and not in the report: a press release's own words give way, unless somebody says otherwise."""
    for held in proposal.unread:
        if not held.progress.exists():  # what the public was told of its progress stays
            label = f"Take off the record: {held.text}"
            initial = held.source == Source.RELEASE
            yield f"drop-{held.pk}", forms.BooleanField(label=label, required=False, initial=initial)


def report_fields(proposal: Proposal) -> Fields:
    """The report itself: title, address, licence."""
    yield "report_title", _text("Title of the report", 250, required=True, initial=_value(proposal, "report_title"))
    yield (
        "report_url",
        forms.URLField(
            label="Address at the inspectorate",
            assume_scheme="https",
            max_length=200,
            initial=_value(proposal, "report_url") or provider_page(proposal),
            help_text="The PDF does not say it. Best is the report’s own: https://files.ofsted.gov.uk/v1/file/…",
        ),
    )
    licence = _value(proposal, "licence") or Report.Licence.UNKNOWN
    yield "licence", forms.ChoiceField(choices=Report.Licence.choices, initial=licence)
    yield "licence_line", _text("Licence as printed", 2000, rows=3, initial=_value(proposal, "licence_line"))


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


def _value(proposal: Proposal, name: str) -> Any:
    """What the report says; where it is silent, what the record has."""
    held = proposal.held.get(name)
    return proposal.values.get(name) or (held.value if held else "")
