"""The one form by which an officer confirms a reading: every value may be corrected, all of it in one POST."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any

from django import forms
from django.http import QueryDict

from inspections.admin import reading_fields as fields
from inspections.admin import reading_findings as findings
from inspections.admin.reading_decisions import decision_fields
from inspections.dates import Period
from inspections.models import InspectedBody, Judgement
from inspections.proposing.choices import Choices, ChosenBody, ChosenJudgement, ChosenRecommendation, Decision
from inspections.proposing.proposal import Proposal
from inspections.proposing.values import LABELS

GROUPS = (
    fields.what_fields,
    fields.body_fields,
    fields.when_fields,
    findings.judgement_fields,
    findings.recommendation_fields,
    findings.unread_fields,
    findings.earlier_fields,
    fields.report_fields,
    decision_fields,
)


class ConfirmForm(forms.Form):
    """A proposal as an officer sees and mends it; ``choices`` is what they decided."""

    use_required_attribute = False  # the server says what is missing, in a sentence, and keeps everything typed

    def __init__(self, data: QueryDict | None = None, *, proposal: Proposal, may_publish: bool, **options: Any) -> None:
        super().__init__(data, **options)
        self.proposal = proposal
        self.fields.update(chain.from_iterable(group(proposal) for group in GROUPS))
        record = proposal.record
        if may_publish and not (record and record.is_confirmed):
            label = "Show the record to the public"
            self.fields["public"] = forms.BooleanField(label=label, required=False, initial=True)

    def clean(self) -> dict[str, Any]:
        """What no single field can know: whom it is about, and ranges of days with both ends in order."""
        cleaned: dict[str, Any] = super().clean() or {}
        self._check_authority(cleaned)
        self._check_body(cleaned)
        self._check_framework(cleaned)
        cleaned["periods"] = tuple(self._periods(cleaned))
        if not cleaned["periods"] and not self.errors.keys() & {"starts_on-0", "ends_on-0"}:
            self.add_error("starts_on-0", "Give the days on site: the report names them on its first page.")
        return cleaned

    def _check_authority(self, cleaned: dict[str, Any]) -> None:
        """Somebody is inspected, and the record is of the same authority as the report."""
        chosen, record = cleaned.get("authority"), self.proposal.record
        if not (chosen or cleaned.get("new_authority")) and "authority" not in self.errors:
            self.add_error("authority", "Say whom the report is about: choose the authority, or name a new one.")
        known = {body.authority for body in record.bodies.select_related("authority")} - {None} if record else set()
        if known and chosen not in known:
            names = " and ".join(sorted(str(authority) for authority in known))
            self.add_error("authority", f"“{record}” is of {names}. Choose that authority, or make a new record.")

    def _check_body(self, cleaned: dict[str, Any]) -> None:
        """A body on record stays with its authority."""
        named = InspectedBody.objects.filter(kind=cleaned.get("body_kind"), name=cleaned.get("body_name", ""))
        known = named.select_related("authority").first()
        if known and known.authority and known.authority != cleaned.get("authority"):
            self.add_error(
                "body_name", f"“{known}” is on record as a body of {known.authority}: choose that authority."
            )

    def _check_framework(self, cleaned: dict[str, Any]) -> None:
        """A record stays under its framework: its judgements belong to it."""
        record, chosen = self.proposal.record, cleaned.get("framework")
        if record and chosen and record.framework_id != chosen.pk:
            self.add_error(
                "framework",
                f"“{record}” is on record under {record.framework}. Choose that framework here, or make a new record.",
            )

    def _periods(self, cleaned: dict[str, Any]) -> Iterator[Period]:
        """The ranges that were filled in."""
        for name in [name for name in self.fields if name.startswith("starts_on-")]:
            end = name.replace("starts", "ends")
            first, last = cleaned.get(name), cleaned.get(end)
            if self.errors.keys() & {name, end} or not (first or last):
                continue
            if not (isinstance(first, date) and isinstance(last, date)):
                self.add_error(
                    end if first else name, "Give both days of this range; the same one where there is one day."
                )
            elif last < first:
                self.add_error(end, "The last day on site cannot be before the first.")
            else:
                yield Period(first, last)

    def choices(self) -> Choices:
        """What the officer confirmed. Only of a valid form."""
        cleaned = self.cleaned_data
        return Choices(
            record=self.proposal.record,
            framework=cleaned["framework"],
            body=ChosenBody(
                authority=cleaned["authority"],
                new_authority=cleaned["new_authority"],
                kind=cleaned["body_kind"],
                name=cleaned["body_name"],
                board=cleaned.get("board", ""),
            ),
            values={name: cleaned.get(name) for name in LABELS},
            judgements=tuple(self._judgements()),
            recommendations=tuple(self._recommendations()),
            earlier=tuple(one.key for one in self.proposal.earlier if cleaned.get(f"earlier-{one.key}")),
            dropped=tuple(held.pk for held in self.proposal.unread if cleaned.get(f"drop-{held.pk}")),
            decisions={
                name.removeprefix("keep-"): Decision(value)
                for name, value in cleaned.items()
                if name.startswith("keep-") and value
            },
            public=bool(cleaned.get("public")),
        )

    def _judgements(self) -> Iterator[ChosenJudgement]:
        for line in self.proposal.judgements:
            key = line.category.pk
            result = self.cleaned_data[f"grade-{key}"]
            scale = line.category.grade_scale
            grade = scale.grades.get(pk=result) if scale and result.isdecimal() else None
            if result:
                status = Judgement.Status.GRADED if grade else result
                yield ChosenJudgement(line.category, status, grade, self.cleaned_data[f"words-{key}"])

    def _recommendations(self) -> Iterator[ChosenRecommendation]:
        for number, _proposed in enumerate(self.proposal.recommendations):
            chosen = {
                name: self.cleaned_data[f"asked-{number}-{name}"]
                for name in ("include", "kind", "number", "text", "reference", "board")
            }
            if chosen.pop("include") and chosen["text"]:
                yield ChosenRecommendation(index=number, **chosen)


def typed_so_far(data: QueryDict, proposal: Proposal) -> dict[str, Any]:
    """What was typed, as initial values of a page for another framework or record. An empty box sends nothing."""
    boxes = ["public"]
    for name in data:
        if name.startswith("asked-") and name.endswith("-text"):
            boxes += [f"{name.removesuffix('text')}{tick}" for tick in ("include", "board")]
    if proposal.record and data.get("record") == str(proposal.record.pk):
        boxes += [f"drop-{held.pk}" for held in proposal.unread]
    return {**{name: data[name] for name in data}, **{name: name in data for name in boxes}}
