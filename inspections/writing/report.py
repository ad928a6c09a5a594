"""The report of a record: our copy, what it says of itself, and its text."""

from collections.abc import Iterable, Iterator

from inspections.models import Inspection, Report, ReportParagraph, ReportReading, Source
from inspections.proposing.choices import Choices
from inspections.proposing.proposal import Proposal
from inspections.proposing.values import ON_REPORT
from inspections.reading.shape import ReadParagraph
from inspections.workflow_reading import drop_files
from inspections.writing.ledger import Ledger


def write_report(
    inspection: Inspection, row: ReportReading, proposal: Proposal, choices: Choices, ledger: Ledger
) -> None:
    """Our copy, what the report says of itself, and its text, which replaces that of an earlier version."""
    report = Report.objects.filter(inspection=inspection).first() or Report(inspection=inspection)
    for name, column in ON_REPORT.items():
        if ledger.takes(name, choices.values.get(name)):
            setattr(report, column, choices.values[name])
    replaced = str(report.file.name or "")
    if report.sha256 and report.sha256 != row.sha256:
        ledger.note("Our copy of the report", f"SHA-256 {report.sha256}", f"SHA-256 {row.sha256}", Source.REPORT)
    report.file, report.sha256, report.pages = row.file.name, row.sha256, proposal.reading.pages
    report.save()
    inspection.save(update_fields=["sources"])
    if replaced != row.file.name:
        drop_files(replaced)
    if proposal.text and not proposal.text.is_same:
        ledger.note("Paragraphs of the report", f"{proposal.text.before}", proposal.text.in_words, Source.REPORT)
    report.paragraphs.all().delete()
    ReportParagraph.objects.bulk_create(
        ReportParagraph(
            report=report,
            position=position,
            number=number,
            page=paragraph.page,
            section=paragraph.section[:200],
            text=paragraph.text,
        )
        for position, (number, paragraph) in enumerate(_numbered(proposal.reading.paragraphs), start=1)
    )


def _numbered(paragraphs: Iterable[ReadParagraph]) -> Iterator[tuple[int | None, ReadParagraph]]:
    """The paragraphs with their numbers. Where a report counts from 1 again, a citation means the first of a number."""
    used: set[int | None] = set()
    for paragraph in paragraphs:
        yield (None if paragraph.number in used else paragraph.number), paragraph
        used.add(paragraph.number)
