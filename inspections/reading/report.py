"""From the bytes of a PDF to what the report says: every part of this package, in order. Pure."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import groupby

from inspections.reading import ilacs, sif, unreadable
from inspections.reading.cover import Cover, from_name, read_cover
from inspections.reading.earlier import read_earlier
from inspections.reading.families import Family, family_of
from inspections.reading.layout import without_furniture
from inspections.reading.licence import read_licence
from inspections.reading.lines import Line
from inspections.reading.pages import read_pages
from inspections.reading.paragraphs import Body, read_body
from inspections.reading.recommendations import read_recommendations
from inspections.reading.shape import Found, Reading
from inspections.reading.tables import absent, labelled
from inspections.reading.unreadable import Unreadable


def read_report(data: bytes, *, name: str = "", progress: Callable[[int, int], None] | None = None) -> Reading:
    """What the report says; ``name`` is that of its file, which may tell the publication date where nothing else does.

    Raises ``Unreadable`` with a sentence. Takes about 20 milliseconds a report; for files of strangers see ``child``.
    """
    pages = read_pages(data, progress)
    family = family_of("\n".join(line.text for line in pages.lines if line.page <= 2))
    if family is None:
        raise Unreadable(unreadable.UNKNOWN)
    body = read_body(without_furniture(pages.lines))
    licence, licence_line = read_licence(pages.lines)
    cover = read_cover(pages.lines)
    reading = Reading(
        sha256=hashlib.sha256(data).hexdigest(),
        pages=pages.total,
        family=family.framework.family,
        framework=family.code,
        kind=family.kind,
        inspectorate=family.framework.inspectorate,
        title=cover.title,
        body=cover.body,
        inspected=cover.inspected,
        published_on=_published(cover, from_name(name, _last_day(cover))),
        lead_inspector=cover.lead_inspector,
        paragraphs=tuple(block.paragraph for block in body.blocks),
        recommendations=tuple(read_recommendations(body.blocks, board_only=family.code == "lscb-review")),
        earlier=tuple(read_earlier(body.blocks)),
        licence=licence,
        licence_line=licence_line,
    )
    reading = _judged(reading, family, pages.lines, body)
    if not (reading.inspected or reading.judgements or reading.lead_inspector):
        raise Unreadable(unreadable.UNKNOWN)  # a paper about a report
    return replace(reading, problems=(*reading.problems, *body.problems, *_missing(reading)))


def _judged(reading: Reading, family: Family, lines: list[Line], body: Body) -> Reading:
    """The reading with its judgements, and with what they tell of the framework and the kind of inspection."""
    if family.code == "sif":
        judged = sif.read_judgements(lines, body.headings)
        again = not judged.board or reading.title.lower().startswith(("re-inspection", "reinspection"))
        return replace(
            reading,
            kind="reinspection" if again else "inspection",
            judgements=tuple(judged.judgements),
            problems=tuple(judged.problems),
        )
    if family.code.startswith("ilacs"):
        found = ilacs.read_judgements(lines, body.headings, reading.inspected)
        return replace(
            reading,
            framework=found.framework.code,
            kind="pilot" if found.framework.code == "ilacs-pilot" else ilacs.kind(reading.inspected),
            judgements=tuple(found.judgements),
            problems=tuple(found.problems),
        )
    if family.code == "lscb-review":
        lines_found = sif.read_board("\n".join(line.text for line in lines if line.page == 1), body.headings)
    else:
        pages = {page: "\n".join(line.text for line in rows) for page, rows in groupby(lines, lambda line: line.page)}
        lines_found = labelled(pages, family.framework)
    return replace(reading, judgements=tuple(lines_found), problems=tuple(absent(family.framework, lines_found)))


def _published(cover: Cover, named: Found | None) -> Found | None:
    """The printed day, or the one of the file's name where none is printed or it lies before the inspection's end."""
    printed, last = cover.published_on, _last_day(cover)
    if named and (not printed or (last and printed.value < last.isoformat())):
        return named
    return printed


def _last_day(cover: Cover) -> date | None:
    return date.fromisoformat(cover.inspected[-1].ends_on) if cover.inspected else None


def _missing(reading: Reading) -> list[str]:
    """A sentence for each value that the report does not give or that could not be found."""
    absent_values = (
        (reading.body, "The name of the body inspected could not be read: enter it."),
        (reading.inspected, "The days of the inspection could not be read: enter them."),
        (
            reading.published_on,
            "The report does not print the day it was published: look it up on reports.ofsted.gov.uk and enter it.",
        ),
        (reading.lead_inspector, "The lead inspector’s name could not be read: enter it."),
        (reading.numbered, "The report numbers no paragraphs, so a citation can give only the page."),
        (reading.licence_line, "The licence could not be read: treat the text as not to be copied."),
    )
    return [sentence for value, sentence in absent_values if not value]
