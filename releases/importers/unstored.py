"""A text and a report that were read, in the shape of a release and its source, without storing anything."""

from typing import Any

from inspections.facts import headline
from inspections.quotations import Passage
from inspections.reading.shape import Reading, ReadRecommendation
from inspections.seed import FRAMEWORKS
from inspections.seed.scales import SCALES
from inspections.seed.shape import FrameworkRow
from releases.claims import Method, Source
from releases.importers.body import Places, body_html
from releases.importers.parsed import ParsedRelease
from releases.markup import clean

Content = dict[str, Any]
SLUG = "report"  # what the inspection is called, as nothing on record gives it an address
BOARD = "Safeguarding board"


def content_of(parsed: ParsedRelease, facts: Content) -> Content:
    """``parsed`` in the shape of ``snapshot``, reporting the inspection ``facts``; quotes are numbered."""
    keys = [str(number) for number in range(1, len(parsed.quotations) + 1)]
    quotes = [
        {
            "key": key,
            "speaker": {"name": quote.speaker.name, "slug": ""},
            "role": quote.speaker.role,
            "lead_in": quote.lead_in,
            "words": "\n\n".join(quote.words),
        }
        for key, quote in zip(keys, parsed.quotations, strict=True)
    ]
    return {
        "headline": parsed.header.headline,
        "summary": "",
        "body": clean(body_html(parsed.blocks, Places(keys))),
        "first_published_at": parsed.header.issued_on.isoformat() if parsed.header.issued_on else None,
        "quotes": quotes,
        **{group: [] for group in ("key_facts", "photos", "attachments", "contacts")},
        "notes": [{"key": str(number), "text": note} for number, note in enumerate(parsed.notes, start=1)],
        "inspections": [facts],
    }


def source_of(reading: Reading) -> Source:
    """What ``reading`` says as a source of claims: its facts as far as a report tells them, and its passages."""
    framework = next((row for row in FRAMEWORKS if row.code == reading.framework), None)
    passages = (Passage(one.number, one.page, one.section, one.text) for one in reading.paragraphs)
    return Source(
        _facts(reading, framework),
        tuple(passages),
        may_be_copied=reading.licence == "ogl",
        method=method_of(framework) if framework else None,
    )


def method_of(framework: FrameworkRow) -> Method:
    """How inspections by ``framework`` are made, as the seed has it."""
    begun = [row.in_force_from.year for row in FRAMEWORKS if row.family == framework.family and row.in_force_from]
    return Method(
        title=framework.short_title,
        scale=framework.scale,
        since=min(begun, default=None),
        has_overall=any(line.is_overall for line in framework.categories),
    )


def _facts(reading: Reading, framework: FrameworkRow | None) -> Content:
    """The facts in the shape of ``inspections.facts``, without what only a record has."""
    judgements = list(_judgements(reading, framework))
    return {
        "slug": SLUG,
        "title": reading.title,
        "is_confidential": False,
        "framework": {
            "code": reading.framework,
            "short_title": framework.short_title if framework else reading.family,
            "inspectorate": reading.inspectorate,
            "note": framework.note if framework else "",
        },
        "periods": [{"starts_on": one.starts_on, "ends_on": one.ends_on} for one in reading.inspected],
        "published_on": reading.published_on.value if reading.published_on else None,
        "judgements": judgements,
        "headline": headline(judgements),
        "praised_areas": [],
        "recommendations": [_recommendation(one) for one in reading.recommendations],
    }


def _judgements(reading: Reading, framework: FrameworkRow | None) -> list[Content]:
    """The lines of the judgement table."""
    scale = next((row for row in SCALES if framework and row.code == framework.scale), None)
    positions = {grade.label: at for at, grade in enumerate(scale.grades if scale else (), start=1)}
    overall = {line.label for line in (framework.categories if framework else ()) if line.is_overall}
    return [
        {
            "id": at,
            "number": one.number,
            "label": one.category,
            "is_overall": one.category in overall,
            "grade": one.grade or None,
            "position": positions.get(one.grade),
            "scale_size": len(positions) or None,
            "status": one.status,
            "words": one.printed,
        }
        for at, one in enumerate(reading.judgements)
    ]


def _recommendation(one: ReadRecommendation) -> Content:
    """A recommendation of the report."""
    return {
        "kind": one.kind,
        "number": one.number,
        "text": one.text,
        "ranges": [[one.number, one.number]] if one.number else [],
        "citation": f"Paragraph {one.number}" if one.number else "",
        "reference": one.reference,
        "body": BOARD if one.board else "",
    }
