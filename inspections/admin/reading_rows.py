"""The rows of the confirmation page: fields beside the place of their value in the report, group by group."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField

from council_news.text import counted
from inspections.admin.reading_form import ConfirmForm
from inspections.proposing.lines import ProposedJudgement, ProposedRecommendation
from inspections.proposing.proposal import Proposal
from inspections.proposing.summary import changes
from inspections.reading.shape import Place, ReadParagraph


@dataclass(frozen=True)
class Row:
    """One or more fields, where their value stands in the report, and what to decide where the record disagrees."""

    fields: list[BoundField]
    place: Place | None = None
    decision: BoundField | None = None
    is_new: bool = False  # the record had nothing here
    line: ProposedJudgement | ProposedRecommendation | None = None


def groups(form: ConfirmForm, proposal: Proposal) -> dict[str, Any]:
    """The rows of each part of the page."""
    return {
        "proposal": proposal,
        "changes": changes(proposal),
        "may_publish": "public" in form.fields,
        "has_board": any(asked.board for asked in proposal.reading.recommendations),
        "what_rows": [_row(form, proposal, name) for name in ("framework", "kind", "title")],
        "body_rows": list(_body_rows(form, proposal)),
        "when_rows": list(_when_rows(form, proposal)),
        "judgement_rows": [_judgement_row(form, line) for line in proposal.judgements],
        "outcome_rows": [] if proposal.judgements else [_row(form, proposal, "outcome")],
        "asked_rows": [_asked_row(form, number, asked) for number, asked in enumerate(proposal.recommendations)],
        "report_rows": [
            _row(form, proposal, name) for name in ("report_title", "report_url", "licence", "licence_line")
        ],
        "unread_rows": [form[name] for name in form.fields if name.startswith("drop-")],
        "earlier_rows": [form[name] for name in form.fields if name.startswith("earlier-")],
        "headings": sections(proposal.reading.paragraphs),
        "unnumbered": [row for row in proposal.reading.paragraphs if row.number is None],
        "numbered": counted(len(proposal.reading.numbered), "numbered paragraph"),
    }


def _row(form: ConfirmForm, proposal: Proposal, name: str, *more: str) -> Row:
    return Row(
        fields=[form[each] for each in (name, *more)],
        place=proposal.places.get(name),
        decision=form[f"keep-{name}"] if f"keep-{name}" in form.fields else None,
        is_new=bool(proposal.record and proposal.values.get(name) and name not in proposal.held),
    )


def _body_rows(form: ConfirmForm, proposal: Proposal) -> Iterator[Row]:
    yield Row([form["authority"], form["new_authority"]], proposal.places.get("body"))
    yield Row([form["body_kind"], form["body_name"]])
    if "board" in form.fields:
        yield Row([form["board"]])


def _when_rows(form: ConfirmForm, proposal: Proposal) -> Iterator[Row]:
    """A row for each range of days, each with its own place; then publication and who led."""
    decision = form["keep-periods"] if "keep-periods" in form.fields else None
    places = [period.place for period in proposal.reading.inspected]
    for number, name in enumerate(name for name in form.fields if name.startswith("starts_on-")):
        ends = [form[name], form[name.replace("starts", "ends")]]
        yield Row(ends, places[number] if number < len(places) else None, decision if number == 0 else None)
    yield _row(form, proposal, "published_on")
    yield _row(form, proposal, "lead_inspector")


def _judgement_row(form: ConfirmForm, line: ProposedJudgement) -> Row:
    key = line.category.pk
    keep = f"keep-judgement-{key}"
    return Row(
        fields=[form[f"grade-{key}"], form[f"words-{key}"]],
        place=line.read.place if line.read else None,
        decision=form[keep] if keep in form.fields else None,
        line=line,
    )


def _asked_row(form: ConfirmForm, number: int, asked: ProposedRecommendation) -> Row:
    keep = f"keep-recommendation-{number}"
    names = ("include", "text", "number", "kind", "reference", "board")
    return Row(
        fields=[form[f"asked-{number}-{name}"] for name in names],
        place=asked.read.place,
        decision=form[keep] if keep in form.fields else None,
        line=asked,
    )


@dataclass
class Section:
    """A heading of the report and the numbered paragraphs below it."""

    heading: str
    page: int
    first: int | None = None
    last: int | None = None
    unnumbered: int = 0


def sections(paragraphs: tuple[ReadParagraph, ...]) -> list[Section]:
    """The report's headings in order, each with the numbers it covers."""
    found: list[Section] = []
    for row in paragraphs:
        if not found or found[-1].heading != row.section:
            found.append(Section(row.section, row.page))
        here = found[-1]
        if row.number is None:
            here.unnumbered += 1
        else:
            here.first, here.last = here.first or row.number, row.number
    return found
