"""The fields of the confirmation page for what was found: judgements, and what is asked for."""

from django import forms

from inspections.admin.reading_fields import Fields, text_field, value_of
from inspections.dates import period_text
from inspections.models import Judgement, Recommendation, Source
from inspections.proposing.lines import ProposedJudgement, grades_of
from inspections.proposing.proposal import Proposal

NOT_RECORDED = ("", "Not recorded")
WITHOUT_GRADE = [
    (Judgement.Status.NOT_JUDGED.value, "Not judged"),
    (Judgement.Status.NOT_MADE.value, "This judgement was not made"),
]


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
        yield f"words-{line.category.pk}", text_field("Words as printed", 200, of=str(line.category), initial=words)
    if not proposal.judgements:
        yield (
            "outcome",
            text_field(
                "Outcome in a sentence",
                2000,
                rows=2,
                initial=value_of(proposal, "outcome"),
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
        yield f"{name}-text", text_field("Words", 5000, of=of, rows=3, initial=read.text)
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
        yield f"{name}-reference", text_field("National framework", 120, of=of, initial=read.reference)
        yield (
            f"{name}-board",
            forms.BooleanField(label="Asked of the safeguarding board", required=False, initial=read.board),
        )


def earlier_fields(proposal: Proposal) -> Fields:
    """An empty box for each earlier inspection that could be recorded from what the report restates."""
    for earlier in proposal.earlier:
        if earlier.record is None:
            label = f"Record the inspection of {period_text(earlier.period)}, to be confirmed on its own page"
            yield f"earlier-{earlier.key}", forms.BooleanField(label=label, required=False)


def unread_fields(proposal: Proposal) -> Fields:
    """What is on record and not in the report: a press release's own words give way, unless somebody says otherwise."""
    for held in proposal.unread:
        if not held.progress.exists():  # what the public was told of its progress stays
            label = f"Take off the record: {held.text}"
            initial = held.source == Source.RELEASE
            yield f"drop-{held.pk}", forms.BooleanField(label=label, required=False, initial=initial)
