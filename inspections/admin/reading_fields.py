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
    LocalAuthority,
    Report,
)
from inspections.proposing.naming import proposed_title, provider_page
from inspections.proposing.proposal import Proposal

Fields = Iterator[tuple[str, forms.Field]]

BODY_KINDS = [
    choice
    for choice in InspectedBody.Kind.choices
    if choice[0] in ("authority", "trust", "partnership", "lscb", "other")
]
SPARE_RANGES = 1


def text_field(
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
    yield "kind", forms.ChoiceField(choices=Inspection.Kind.choices, initial=value_of(proposal, "kind"))
    held = proposal.held.get("title")
    yield (
        "title",
        text_field("Title of the record", 250, required=True, initial=held.value if held else proposed_title(proposal)),
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
        text_field(
            "Or the name of a new one",
            120,
            help_text="Only where the authority is not on record yet: it is added.",
            initial="" if authority else proposal.area,
        ),
    )
    yield "body_kind", forms.ChoiceField(label="What was inspected", choices=BODY_KINDS, initial=proposal.body_kind)
    printed = proposal.reading.body.value if proposal.reading.body else ""
    name = proposal.body.name if proposal.body else printed
    yield "body_name", text_field("Its name", 160, required=True, initial=name)
    if proposal.board:
        yield "board", text_field("The safeguarding board", 160, required=True, initial=proposal.board)


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
            label="Published", required=False, widget=DayInput, initial=value_of(proposal, "published_on") or None
        ),
    )
    yield "lead_inspector", text_field("Lead inspector", 120, initial=value_of(proposal, "lead_inspector"))


def report_fields(proposal: Proposal) -> Fields:
    """The report itself: title, address, licence."""
    yield (
        "report_title",
        text_field("Title of the report", 250, required=True, initial=value_of(proposal, "report_title")),
    )
    yield (
        "report_url",
        forms.URLField(
            label="Address at the inspectorate",
            assume_scheme="https",
            max_length=200,
            initial=value_of(proposal, "report_url") or provider_page(proposal),
            help_text="The PDF does not say it. Best is the report’s own: https://files.ofsted.gov.uk/v1/file/…",
        ),
    )
    licence = value_of(proposal, "licence") or Report.Licence.UNKNOWN
    yield "licence", forms.ChoiceField(choices=Report.Licence.choices, initial=licence)
    yield "licence_line", text_field("Licence as printed", 2000, rows=3, initial=value_of(proposal, "licence_line"))


def value_of(proposal: Proposal, name: str) -> Any:
    """What the report says; where it is silent, what the record has."""
    held = proposal.held.get(name)
    return proposal.values.get(name) or (held.value if held else "")
