"""What the report says to the text, beside the text as it is written; and the buttons that mend it.

The panel is made from the form as it stands (``claims_view``, asked while an officer types) and from the saved release.
A button sends the whole form: it is saved first, then mended, so nothing typed is lost and nothing changes unseen.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from inspections.paragraphs import print_paragraphs
from inspections.quotations import Verdict
from releases import workflow_claims
from releases.admin.typed_parts import typed_content
from releases.claims import Checked, Kind, check_claims
from releases.evidence import sources_for
from releases.models import HistoryEntry, Release
from releases.refusals import Refused
from releases.snapshot import Content

LABELS = {
    Verdict.VERBATIM: "In the report’s words",
    Verdict.SUPPORTED: "Borne out",
    Verdict.DIFFERS: "Not the report’s words",
    Verdict.ELSEWHERE: "Another paragraph",
    Verdict.NOT_FOUND: "Not in the report",
    Verdict.CANNOT: "Cannot be checked",
}
FINE = (Verdict.VERBATIM, Verdict.SUPPORTED)


@dataclass(frozen=True)
class Run:
    """A piece of the report's words; ``differs`` where the release has something else."""

    text: str
    differs: bool


@dataclass(frozen=True)
class Row:
    """One claim as the panel shows it; ``reason`` is why it stays as it is, where somebody said so."""

    checked: Checked
    reason: str

    @property
    def label(self) -> str:
        """The verdict in words."""
        if self.checked.refusal:
            return "Cannot be said"
        if self.checked.is_wrong_citation and self.checked.verdict is Verdict.DIFFERS:
            return "Not the report’s words, and another paragraph"
        if self.checked.is_wrong_citation:
            return LABELS[Verdict.ELSEWHERE]
        return LABELS[self.checked.verdict]

    @property
    def state(self) -> str:
        """How it is coloured and sorted: wrong, look, kept or fine."""
        if self.checked.refusal:
            return "wrong"
        if self.reason:
            return "kept"
        if self.checked.verdict is Verdict.CANNOT:
            return "open"
        if self.checked.verdict in FINE and not self.checked.is_wrong_citation:
            return "look" if self.checked.hint else "fine"
        return "wrong"

    @property
    def found(self) -> str:
        """Where the report says so: "paragraph 38", "page 25" or nothing."""
        if self.checked.paragraphs:
            where = print_paragraphs(self.checked.paragraphs)
            return f"paragraph {where}" if where.isdigit() else f"paragraphs {where}"
        return f"page {self.checked.page}" if self.checked.page else ""

    @property
    def report_runs(self) -> list[Run]:
        """The report's words, those that differ apart."""
        rest, runs = self.checked.report_words, []
        for difference in self.checked.differences:
            before, theirs, after = rest.partition(difference.theirs) if difference.theirs else (rest, "", "")
            if theirs:
                runs += [Run(before, False), Run(theirs, True)]
                rest = after
        return [run for run in [*runs, Run(rest, False)] if run.text]

    @property
    def may_keep(self) -> bool:
        """Whether a reason lets it stand: not what cannot be said at all."""
        return self.state == "wrong" and not self.checked.refusal

    @property
    def may_use_words(self) -> bool:
        """Whether the report's words can be put in the place of the release's."""
        is_words = self.checked.claim.kind in (Kind.QUOTATION, Kind.DEFINITION)
        return is_words and self.checked.verdict is Verdict.DIFFERS and bool(self.checked.report_words)

    @property
    def may_correct(self) -> bool:
        """Whether the paragraphs can be corrected."""
        return self.checked.is_wrong_citation and bool(self.checked.paragraphs)


ORDER = ("wrong", "look", "kept", "open", "fine")


def claims_context(content: Content, checked: Iterable[Checked]) -> dict[str, Any]:
    """``claims``: rows that need an eye, ``claims_fine``: the others; how many are open, and were compared."""
    kept = {entry["key"]: entry["reason"] for entry in content.get("kept", [])}
    rows = [Row(one, kept.get(one.claim.key, "")) for one in checked]
    rows.sort(key=lambda row: ORDER.index(row.state))
    return {
        "claims": [row for row in rows if row.state in ("wrong", "look", "kept")],
        "claims_fine": [row for row in rows if row.state in ("open", "fine")],
        "claims_open": sum(row.state in ("wrong", "look") for row in rows),
        "claims_checked": sum(row.checked.verdict is not Verdict.CANNOT for row in rows),
    }


@require_POST
def claims_view(request: HttpRequest, pk: int, model_admin: Any) -> HttpResponse:
    """The panel for the form as it stands at this moment; nothing is saved."""
    release = Release.objects.with_parts().filter(pk=pk).first()
    if release is None:
        return HttpResponse("This release is no longer there. Somebody may have deleted it.", status=404)
    if not model_admin.has_change_permission(request, release):
        return HttpResponse("You may not edit this release, so its claims are not checked here.", status=403)
    content = typed_content(request, release)
    context = {**claims_context(content, check_claims(content, sources_for(content))), "may_mend": True}
    return render(request, "admin/releases/release/claims.html", context)


def mend(request: HttpRequest, release: Release) -> None:
    """Do what the button ``_claim`` says ("words:KEY", "cite:KEY", "keep:KEY", "change:KEY", "insert:NAME:SLUG")."""
    what, _colon, key = request.POST.get("_claim", "").partition(":")
    verb = _VERBS.get(what)
    if verb is None:
        return
    try:
        messages.success(request, verb(release, key, request))
    except Refused as refused:
        for sentence in refused.sentences:
            messages.error(request, sentence)


def _words(release: Release, key: str, request: HttpRequest) -> str:
    return _noted(workflow_claims.use_report_words(release=release, key=key, by=request.user))


def _cite(release: Release, key: str, request: HttpRequest) -> str:
    return _noted(workflow_claims.correct_paragraphs(release=release, key=key, by=request.user))


def _keep(release: Release, key: str, request: HttpRequest) -> str:
    reason = request.POST.get(f"reason-{key}", "")
    workflow_claims.keep_claim(release=release, key=key, reason=reason, by=request.user)
    return "Kept as it stands. The reason goes to the approver and stays with the edition."


def _change(release: Release, key: str, request: HttpRequest) -> str:
    workflow_claims.unkeep(release=release, key=key, by=request.user)
    return "The reason is taken back: the difference is open again."


def _insert(release: Release, key: str, request: HttpRequest) -> str:
    name, _colon, ref = key.partition(":")
    return _noted(workflow_claims.insert_panel(release=release, name=name, ref=ref, by=request.user))


def _noted(entry: HistoryEntry | None) -> str:
    """What was changed, as the history has it."""
    return f"{entry.note}." if entry else "Nothing was changed."


_VERBS: dict[str, Callable[[Release, str, HttpRequest], str]] = {
    "words": _words,
    "cite": _cite,
    "keep": _keep,
    "change": _change,
    "insert": _insert,
}
