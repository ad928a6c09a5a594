"""Praised areas and recommendations of a text, written to the inspection where that is safe.

The body then shows the panel of the inspection in place of the list. It is done only where the panel
prints the very words of the list, and never to a confirmed record: the public reads that one, and an
import must not change what it reads.
"""

from django.db.models import QuerySet

from inspections.facts import citation
from inspections.models import Finding, Inspection, PraisedArea, Recommendation, Source
from inspections.paragraphs import bare_reference
from releases.importers.parsed import Bullets, Holds, Item, ParsedRelease, Remarks
from releases.models import Release

NAMES = {Holds.PRAISE: "praised areas", Holds.RECOMMENDATIONS: "recommendations"}
LONGEST_CITATION = 120


def record_findings(
    inspection: Inspection, parsed: ParsedRelease, release: Release | None, remarks: Remarks
) -> frozenset[Holds]:
    """Write the lists of findings to ``inspection``; the kinds whose panel may stand for the list in the body."""
    return frozenset(holds for holds in NAMES if _record(inspection, holds, parsed.listed(holds), release, remarks))


def _record(
    inspection: Inspection, holds: Holds, lists: list[Bullets], release: Release | None, remarks: Remarks
) -> bool:
    """Whether the panel of this kind now prints the list's words."""
    if not lists:
        return False
    reason = _reason_against(inspection, holds, lists, release)
    if reason is None:
        return True
    if reason:
        remarks.ask(f"The list of {NAMES[holds]} stays in the body, as {reason}.", lists[0].line)
        return False
    _on_record(inspection, holds).delete()
    for position, item in enumerate(lists[0].items, start=1):
        _write(inspection, holds, item, position)
    return True


def _on_record(inspection: Inspection, holds: Holds) -> QuerySet[PraisedArea] | QuerySet[Recommendation]:
    return inspection.praisedareas.all() if holds is Holds.PRAISE else inspection.recommendations.all()


def _reason_against(inspection: Inspection, holds: Holds, lists: list[Bullets], release: Release | None) -> str | None:
    """Why the list cannot be written; "" if it can, None if it is on record already, word for word."""
    if len(lists) > 1:
        return "the text has more than one"
    if any(len(item.citation) > LONGEST_CITATION for item in lists[0].items):
        return "a paragraph reference in it is too long"
    known: list[Finding] = list(_on_record(inspection, holds))
    if known and [(one.text, citation(one.paragraphs)) for one in known] == _told(lists[0]):
        return None
    if inspection.is_confirmed:
        return "the record of the inspection is confirmed"
    return "" if not known or _may_replace(inspection, known, release) else "the inspection has some on record"


def _told(block: Bullets) -> list[tuple[str, str]]:
    return [(item.text, item.citation) for item in block.items]


def _may_replace(inspection: Inspection, known: list[Finding], release: Release | None) -> bool:
    """Whether what is on record came from an earlier version of this text and nothing hangs on it."""
    others = inspection.releases.exclude(pk=release.pk) if release else inspection.releases.all()
    followed_up = any(isinstance(one, Recommendation) and one.progress.exists() for one in known)
    return not others.exists() and not followed_up and all(one.source == Source.RELEASE for one in known)


def _write(inspection: Inspection, holds: Holds, item: Item, position: int) -> None:
    """One finding. Its reference is stored bare where the page prints it as the text does, else with its own word."""
    bare = bare_reference(item.citation)
    paragraphs = bare if citation(bare) == item.citation else item.citation
    model = PraisedArea if holds is Holds.PRAISE else Recommendation
    model.objects.create(
        inspection=inspection, position=position, text=item.text, paragraphs=paragraphs, source=Source.RELEASE
    )
