"""The parts of an imported release, and the body that places them."""

import re

from releases.importers.body import Places, body_html
from releases.importers.findings_on_record import record_findings
from releases.importers.matching import add_judgements, link
from releases.importers.parsed import PanelKind, Paragraph, ParsedRelease, Remarks
from releases.importers.people import add_quote
from releases.importers.text import words_of
from releases.markup import clean
from releases.models import Contact, KeyFact, NoteToEditors, Release, ReleaseContact

_NUMBER = re.compile(r"\+?\d[\d ()-]{7,16}\d")


def write_parts(release: Release, parsed: ParsedRelease, *, keep_headline: bool, remarks: Remarks) -> None:
    """Quotes, figures, notes, contacts, the inspection and its findings; then the body that places them.

    ``keep_headline``: the headline was cut to fit its field, so the body begins with the whole of it.
    """
    quotes = [add_quote(release, quote, at, remarks) for at, quote in enumerate(parsed.quotations, start=1)]
    for at, figure in enumerate(parsed.figures, start=1):
        KeyFact.objects.create(release=release, position=at, value=figure.value, unit=figure.unit, label=figure.label)
    for at, note in enumerate(parsed.notes, start=1):
        NoteToEditors.objects.create(release=release, position=at, text=note)
    _add_contacts(release, parsed, remarks)
    places = _places(release, parsed, [str(quote.key) for quote in quotes], remarks)
    headline = Paragraph(parsed.header.headline, parsed.header.headline_line)
    blocks = (headline, *parsed.blocks) if keep_headline else parsed.blocks
    release.body = clean(body_html(blocks, places))
    release.save(update_fields=["body"])


def _add_contacts(release: Release, parsed: ParsedRelease, remarks: Remarks) -> None:
    """Contacts on record whose telephone number or e-mail address the text gives; the text keeps its words."""
    text = "\n".join(words_of(parsed))
    numbers = {_digits(found[0]) for found in _NUMBER.finditer(text)}
    for contact in Contact.objects.order_by("pk"):
        by_email = bool(contact.email) and contact.email.lower() in text.lower()
        if by_email or (contact.phone and _digits(contact.phone) in numbers):
            ReleaseContact.objects.create(release=release, contact=contact, position=release.releasecontact_set.count())
            remarks.know(f"The contact on record: {contact}.")


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number.replace("+44", "0").replace("(0)", ""))


def _places(release: Release, parsed: ParsedRelease, quote_keys: list[str], remarks: Remarks) -> Places:
    """Link the inspection the text reports; what the markers of the body can point at."""
    has_key_facts = bool(parsed.figures)
    proposal = parsed.proposal
    linked = link(proposal, parsed.header.issued_on, release.headline, remarks) if proposal else None
    if proposal is None or linked is None:
        _ask_about_report(parsed, "", remarks)
        return Places(quote_keys, has_key_facts)
    inspection = linked.inspection
    add_judgements(linked, proposal, remarks)
    release.inspections.add(inspection)
    report = getattr(inspection, "report", None)
    report_url = report.url if report else ""
    _ask_about_report(parsed, report_url, remarks)
    return Places(
        quote_keys,
        has_key_facts,
        inspection=inspection.slug,
        report_url=report_url,
        lists=record_findings(inspection, parsed, release, remarks),
        panels=frozenset(
            kind
            for kind, is_there in (
                (PanelKind.SCALE, inspection.framework.scale is not None),
                (PanelKind.JUDGEMENTS, inspection.judgements.exists()),
            )
            if is_there
        ),
    )


def _ask_about_report(parsed: ParsedRelease, report_url: str, remarks: Remarks) -> None:
    """Say what became of the sentence that leads to the report."""
    for block in parsed.blocks:
        if isinstance(block, Paragraph) and block.is_report_link and report_url:
            remarks.know(f"“{block.text}” links to {report_url}", block.line)
        elif isinstance(block, Paragraph) and block.is_report_link:
            remarks.ask(f"“{block.text}” stays plain text: the address of the report is not on record.", block.line)
