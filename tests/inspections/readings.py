"""Readings to confirm: what reading the report of an invented county would give."""

from dataclasses import replace
from typing import Any

from django.core.files.base import ContentFile

from council_news.files import sha256
from inspections.models import Inspection, ReportReading
from inspections.reading.shape import (
    EarlierResult,
    Found,
    Place,
    Reading,
    ReadJudgement,
    ReadParagraph,
    ReadPeriod,
    ReadRecommendation,
)
from tests import samples

COVER = Place(1, "Fernshire County Council")
BOARD = "The effectiveness of the Local Safeguarding Children Board (LSCB)"
GOOD = {
    "Overall effectiveness": "",
    "Children who need help and protection": "1",
    "Children looked after and achieving permanence": "2",
    "Adoption performance": "2.1",
    "Experiences and progress of care leavers": "2.2",
    "Leadership, management and governance": "3",
    BOARD: "",
}


def judged(category: str, grade: str = "Good", number: str = "") -> ReadJudgement:
    """One line of the cover."""
    return ReadJudgement(category, number, grade, grade, "graded", Place(1, f"{number} {category} {grade}".strip()))


def asked(text: str, number: int | None, *, board: bool = False, kind: str = "improvement") -> ReadRecommendation:
    """Something inspectors asked for."""
    return ReadRecommendation(kind, number, text, "", board, Place(5, text))


def reading(**changes: Any) -> Reading:
    """The report on Fernshire of 30 June 2014, as reading gives it; ``changes`` replace its values."""
    paragraphs = (
        ReadParagraph(None, 2, "", "This report is about Fernshire."),
        ReadParagraph(1, 3, "Summary of key findings", "Leaders know their services well."),
        ReadParagraph(2, 3, "Summary of key findings", "Partners work well together."),
        ReadParagraph(3, 5, "Areas for improvement", "Recruit more foster carers."),
        ReadParagraph(4, 9, "The board", "Evaluate the training."),
    )
    whole = Reading(
        sha256="0" * 64,
        pages=12,
        family="SIF",
        framework="sif",
        kind="inspection",
        inspectorate="Ofsted",
        title="Inspection of services for children in need of help and protection",
        body=Found("Fernshire County Council", COVER),
        inspected=(ReadPeriod("2014-04-29", "2014-05-21", Place(1, "Inspection date: 29 April 2014 – 21 May 2014")),),
        published_on=Found("2014-06-30", Place(1, "Report published: 30 June 2014")),
        lead_inspector=Found("Sam Reed", Place(6, "Lead inspector: Sam Reed HMI")),
        judgements=tuple(judged(label, number=number) for label, number in GOOD.items()),
        paragraphs=paragraphs,
        recommendations=(
            asked("Recruit more foster carers.", 3),
            asked("Evaluate the training.", 4, board=True),
        ),
        earlier=(EarlierResult("safeguarding", "March 2011", "Good", Place(8, "was judged good in March 2011")),),
        licence="non_commercial",
        licence_line=Found("You may copy it for educational purposes.", Place(12, "You may copy it")),
    )
    return replace(whole, **changes)


def without_overall(**changes: Any) -> Reading:
    """A report of 2026: four judgements that stand side by side."""
    lines = (
        "The impact of leaders on social work practice with children and families",
        "The experiences and progress of children who need help and protection",
        "The experiences and progress of children in care",
        "The experiences and progress of care leavers",
    )
    return reading(
        family="ILACS",
        framework="ilacs-2026",
        kind="standard",
        inspected=(ReadPeriod("2026-06-15", "2026-06-26", Place(1, "15 to 26 June 2026")),),
        published_on=Found("2026-08-04", Place(14, "4 August 2026")),
        judgements=tuple(judged(line) for line in lines),
        licence="ogl",
        **changes,
    )


def waiting(content: Reading | None = None, *, inspection: Inspection | None = None, **fields: Any) -> ReportReading:
    """A reading that waits to be confirmed, with its file."""
    content = content or reading()
    number = ReportReading.objects.count()
    data = samples.pdf(extra=b"% " + str(number).encode() + b"\n")
    row = ReportReading(
        inspection=inspection,
        name=f"report-{number}.pdf",
        sha256=sha256(data),
        pages=content.pages,
        content=content.as_json(),
        **{"status": ReportReading.Status.READ, "page": content.pages, **fields},
    )
    row.file.save("report.pdf", ContentFile(data))
    return row
