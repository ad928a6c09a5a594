"""What stands beside the form of a release: findings, facts, and what can be done next."""

import re
from typing import Any

from releases.admin.claims import claims_context
from releases.models import Release
from releases.permissions import Act, may
from releases.refusals import WorkingCopy, obstacles
from releases.standing import standing
from releases.views.release import page_context

# Which input a finding is about, by the ``place`` a check names.
ANCHORS = {
    "headline": "id_headline",
    "summary": "id_summary",
    "body": "id_body",
    "quotes": "quote_set-group",
    "key_facts": "keyfact_set-group",
    "photos": "photoplacement_set-group",
    "attachments": "attachment_set-group",
    "notes": "notetoeditors_set-group",
    "contacts": "releasecontact_set-group",
    "topics": "id_topics",
    "inspections": "id_inspections",
}
_PLACED = re.compile(r'data-ref="([0-9a-f-]{36})"')


def panels(release: Release | None, *, user: Any) -> dict[str, Any]:
    """The context of the panels; for a release that is not saved yet, empty ones."""
    if release is None:
        return {"original": None, "placed": set[str](), "seen": "", "may_submit": False}
    fresh = Release.objects.with_standing().get(pk=release.pk)
    copy = WorkingCopy(fresh)
    against = obstacles(copy, by=user)
    return {
        "standing_of": fresh,
        "standing": standing(fresh),
        "paper": page_context(content=copy.content),
        "may_submit": may(user, Act.SUBMIT) and fresh.status == Release.Status.DRAFT,
        "link_to": "",
        # What is about one claim stands in the panel of the claims, with its buttons.
        "findings": [
            {"finding": finding, "anchor": ANCHORS.get(finding.place, "")}
            for finding in copy.findings
            if not finding.claim
        ],
        "facts": copy.content["inspections"],
        **claims_context(copy.content, copy.checked),
        "may_mend": True,
        "acts": [act for act in Act if not against[act]],
        "refused": [(act, reasons) for act, reasons in against.items() if reasons and may(user, act)],
        "others": [act.label for act in Act if not may(user, act)],
        "seen": copy.sha256,
        "placed": set(_PLACED.findall(copy.content["body"])),
    }
