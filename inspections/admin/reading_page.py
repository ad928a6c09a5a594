"""The confirmation page: a reading beside the record, each value with the place it was read at, one POST to confirm."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from council_news.text import counted
from inspections import workflow
from inspections.admin.reading_form import ConfirmForm, typed_so_far
from inspections.models import Framework, Inspection, ReportReading
from inspections.proposing.lines import ProposedJudgement, ProposedRecommendation
from inspections.proposing.proposal import AUTO, Proposal, propose
from inspections.proposing.summary import changes
from inspections.reading.shape import Place, ReadParagraph
from inspections.workflow import Refused
from inspections.workflow_confirming import confirm

TEMPLATE = "admin/inspections/reportreading/confirm.html"
NEW = "new"


@dataclass(frozen=True)
class Row:
    """One or more fields, where their value stands in the report, and what to decide where the record disagrees."""

    fields: list[BoundField]
    place: Place | None = None
    decision: BoundField | None = None
    is_new: bool = False  # the record had nothing here
    line: ProposedJudgement | ProposedRecommendation | None = None


def confirmation_page(request: HttpRequest, model_admin: Any, reading: ReportReading) -> HttpResponse:
    """Show the page; take the POST, which confirms, or only shows another framework or record."""
    if not isinstance(request.user, User) or not request.user.has_perm("inspections.change_inspection"):
        raise PermissionDenied
    proposal = propose(reading, record=_record(request), framework=_framework(request))
    options: dict[str, Any] = {"proposal": proposal, "may_publish": request.user.has_perm(workflow.CONFIRM)}
    refused: list[str] = []
    if request.method != "POST":
        form = ConfirmForm(**options)
    elif _shows_other(request):
        form = ConfirmForm(initial=typed_so_far(request.POST, proposal), **options)
    else:
        form = ConfirmForm(request.POST, **options)
        if form.is_valid():
            try:
                inspection = confirm(reading=reading, choices=form.choices(), by=request.user)
            except Refused as refusal:
                refused = refusal.reasons
            else:
                messages.success(request, _done(inspection))
                return redirect("admin:inspections_inspection_change", inspection.pk)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Confirm what was read",
        "opts": ReportReading._meta,
        "media": form.media,
        "reading": reading,
        "form": form,
        "refused": refused,
        "may_publish": "public" in form.fields,
        "unread_rows": [form[name] for name in form.fields if name.startswith("drop-")],
        "has_board": any(asked.board for asked in proposal.reading.recommendations),
        **_groups(form, proposal),
    }
    return TemplateResponse(request, TEMPLATE, context, status=409 if refused else 200)


def _shows_other(request: HttpRequest) -> bool:
    """Whether the POST asks for the page of another framework or record, or changed the framework unseen."""
    return "show" in request.POST or request.POST.get("framework", "") != request.POST.get("shown", "")


def _framework(request: HttpRequest) -> Framework | None:
    """The framework chosen on the page; None before anything was chosen."""
    key = request.POST.get("framework", "")
    return Framework.objects.filter(pk=key).select_related("scale").first() if _is_key(key) else None


def _record(request: HttpRequest) -> Inspection | str | None:
    """The record chosen on the page: one on record, none, or whichever fits best."""
    key = request.POST.get("show") or request.POST.get("record", AUTO)
    if key == NEW:
        return None
    return Inspection.objects.filter(pk=key).first() if _is_key(key) else AUTO


def _is_key(text: str) -> bool:
    return text.isdecimal() and len(text) < 19


def _done(inspection: Inspection) -> str:
    seen = "the public can see it" if inspection.is_confirmed else "only staff can see it until it is confirmed"
    return f"“{inspection}” holds what the report says, and {seen}."


def _groups(form: ConfirmForm, proposal: Proposal) -> dict[str, Any]:
    """The rows of each part of the page."""
    return {
        "proposal": proposal,
        "changes": changes(proposal),
        "what_rows": [_row(form, proposal, name) for name in ("framework", "kind", "title")],
        "body_rows": list(_body_rows(form, proposal)),
        "when_rows": list(_when_rows(form, proposal)),
        "judgement_rows": [_judgement_row(form, line) for line in proposal.judgements],
        "outcome_rows": [] if proposal.judgements else [_row(form, proposal, "outcome")],
        "asked_rows": [_asked_row(form, number, asked) for number, asked in enumerate(proposal.recommendations)],
        "report_rows": [
            _row(form, proposal, name) for name in ("report_title", "report_url", "licence", "licence_line")
        ],
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
