"""What a page says about an inspection, as plain data that an edition can freeze.

``facts`` is JSON-able and deterministic: the same record gives the same bytes. Load inspections with
``Inspection.objects.with_facts()`` and it costs no query. Its keys::

    slug, title, is_confidential, kind, theme, lead_inspector, outcome
    framework       {code, short_title, inspectorate, note}
    bodies          names the public may read
    periods         [{starts_on, ends_on, precision}], ISO days; periods_text says them in words
    published_on    ISO day or null; published_text says it in words
    scale           [{position, label, definition}], best first; empty where no grades are given
    judgements      in printed order: [{id, number, label, parent, is_overall, grade, position, scale_size,
                    status, status_label, words}]; grade and position are null unless status is "graded"
    headline        the judgements that sum it up: the overall one(s), or else the only one
    praised_areas   [{text, paragraphs, ranges, citation}]
    recommendations [{kind, kind_label, number, text, paragraphs, ranges, citation, reference, body}]
    report          {title, url, licence, pages} or null

``paragraphs`` is the reference as printed ("11 & 92-108"), ``ranges`` what it means ([[11, 11], [92, 108]]),
``citation`` the two words a page prints ("Paragraphs 11 & 92-108").

Where a report's licence forbids copying, its own words are cut to a short quotation here, once, for every page,
feed, download and edition; officers read them whole in the admin.

A children's home is told to the public only by its grades (design.md section 3): its address, dates, report
and findings would betray it, so they are left out here, once, for every page.
"""

from datetime import date
from textwrap import shorten
from typing import Any

from council_news.text import day
from inspections.dates import Period, periods_text
from inspections.models import (
    Finding,
    Inspection,
    Judgement,
    JudgementCategory,
    PraisedArea,
    Recommendation,
    Report,
    Source,
)
from inspections.paragraphs import bare_reference

SHORT_QUOTATION = 300  # characters of a report that may be shown whatever its licence says

WITHHELD: dict[str, Any] = {
    "slug": "",
    "title": "Inspection of a children’s home",
    "is_confidential": True,
    "bodies": ["A children’s home"],
    "theme": "",
    "lead_inspector": "",
    "outcome": "",
    "periods": [],
    "periods_text": "",
    "published_on": None,
    "published_text": "",
    "praised_areas": [],
    "recommendations": [],
    "report": None,
}


def facts(inspection: Inspection) -> dict[str, Any]:
    """Everything a page needs about an inspection; see the module for the keys."""
    bodies = sorted(inspection.bodies.all(), key=lambda body: (body.public_name, body.pk))
    judgements = sorted(inspection.judgements.all(), key=lambda judgement: judgement.category.position)
    told = [_judgement(judgement) for judgement in judgements]
    report: Report | None = getattr(inspection, "report", None)
    content = {
        "slug": inspection.slug,
        "title": inspection.title,
        "is_confidential": False,
        "framework": _framework(inspection),
        "kind": inspection.get_kind_display(),
        "theme": inspection.theme,
        "bodies": [body.public_name for body in bodies],
        **_days(inspection),
        "lead_inspector": inspection.lead_inspector,
        "outcome": inspection.outcome,
        "scale": _scale(inspection),
        "judgements": told,
        "headline": headline(told),
        "praised_areas": [_praised_area(area, report) for area in inspection.praisedareas.all()],
        "recommendations": [_recommendation(asked, report) for asked in inspection.recommendations.all()],
        "report": _report(report),
    }
    confidential = any(body.is_confidential for body in bodies)
    return content | WITHHELD if confidential else content


def headline(judgements: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The judgements that sum an inspection up; none where several stand side by side (never computed)."""
    overall = [judgement for judgement in judgements if judgement["is_overall"]]
    return overall or (judgements if len(judgements) == 1 else [])


def _framework(inspection: Inspection) -> dict[str, str]:
    """What a reader must know of the method."""
    framework = inspection.framework
    return {
        "code": framework.code,
        "short_title": framework.short_title,
        "inspectorate": framework.inspectorate,
        "note": framework.note,
    }


def _days(inspection: Inspection) -> dict[str, Any]:
    """The days on site and of publication, for machines and in words."""
    periods = [Period(row.starts_on, row.ends_on, row.precision) for row in inspection.periods.all()]
    return {
        "periods": [
            {"starts_on": _iso(starts_on), "ends_on": _iso(ends_on), "precision": precision}
            for starts_on, ends_on, precision in periods
        ],
        "periods_text": periods_text(periods),
        "published_on": _iso(inspection.published_on),
        "published_text": day(inspection.published_on) if inspection.published_on else "",
    }


def _scale(inspection: Inspection) -> list[dict[str, Any]]:
    """The framework's grades, best first."""
    scale = inspection.framework.scale
    grades = scale.grades.all() if scale else []
    return [{"position": grade.position, "label": grade.label, "definition": grade.definition} for grade in grades]


def _judgement(judgement: Judgement) -> dict[str, Any]:
    """One line of the judgement table."""
    category: JudgementCategory = judgement.category
    grade = judgement.grade
    return {
        "id": category.pk,
        "number": category.number,
        "label": category.label,
        "parent": category.parent.label if category.parent else "",
        "is_overall": category.is_overall,
        "grade": grade.label if grade else None,
        "position": grade.position if grade else None,
        "scale_size": len(grade.scale.grades.all()) if grade else None,
        "status": judgement.status,
        "status_label": judgement.get_status_display(),
        "words": judgement.words,
    }


def _praised_area(area: PraisedArea, report: Report | None) -> dict[str, Any]:
    """Something inspectors praised."""
    return {"text": _words(area, report), **_paragraphs(area)}


def _recommendation(asked: Recommendation, report: Report | None) -> dict[str, Any]:
    """Something inspectors asked for, and of whom."""
    return {
        "kind": asked.kind,
        "kind_label": asked.get_kind_display(),
        "number": asked.number,
        "text": _words(asked, report),
        **_paragraphs(asked),
        "reference": asked.reference,
        "body": asked.body.public_name if asked.body else "",
    }


def _words(finding: Finding, report: Report | None) -> str:
    """The words of a finding as the public may read them. What a release said is the council's own text."""
    licence = report.licence if report else Report.Licence.UNKNOWN
    copied = {Source.REPORT, Source.HAND} if licence == Report.Licence.NON_COMMERCIAL else {Source.REPORT}
    is_free = licence == Report.Licence.OGL or finding.source not in copied
    if is_free or len(finding.text) <= SHORT_QUOTATION:
        return finding.text
    return shorten(finding.text, SHORT_QUOTATION, placeholder="…")


def _paragraphs(finding: Finding) -> dict[str, Any]:
    """Where the report says so: as printed, as ranges, and as a page cites it."""
    printed = bare_reference(finding.paragraphs)
    return {
        "paragraphs": printed,
        "ranges": [list(pair) for pair in finding.paragraph_ranges],
        "citation": citation(finding.paragraphs),
    }


def citation(paragraphs: str) -> str:
    """A reference as a page cites it: "Paragraphs 2, 24"; one stored with its own word keeps it ("Paragraph 9, 81")."""
    printed = bare_reference(paragraphs)
    if not printed or paragraphs[0].isalpha():
        return paragraphs
    return f"{'Paragraph' if printed.isdigit() else 'Paragraphs'} {printed}"


def _report(report: Report | None) -> dict[str, Any] | None:
    """The inspectorate's document: its title and address there, never our copy."""
    if report is None:
        return None
    return {"title": report.title, "url": report.url, "licence": report.licence, "pages": report.pages}


def _iso(on: date | None) -> str | None:
    """A day as ISO 8601, or None."""
    return on.isoformat() if on else None
