"""What the cover tells: the body, the title, the days, the lead inspector, the publication date. Pure.

Each value comes with its place. What is not there is None or empty; the family decides whether that is a problem.
"""

import re
from datetime import date
from typing import NamedTuple

from inspections.reading.days import first_day, ranges
from inspections.reading.lines import Line
from inspections.reading.paragraphs import joined
from inspections.reading.shape import Found, Place, ReadPeriod

LONGEST_WORDS = 240  # characters of a place, as shape.py promises
LONGEST_NAME = 120  # characters, as the record keeps them
BIG = 17.0  # points from which a line of the cover is its title or the name of the body

_TITLE = re.compile(
    r"(?:Re-?inspection|Inspection|Review|Joint|Focused visit|Monitoring visit|Area SEND)\b", re.IGNORECASE
)
_NAMED = re.compile(
    r"Inspection of (?:the )?(.+?)(?:[’']s?)?\s+(?:local authority )?children[’']s (?:social care )?services\b",
    re.IGNORECASE,
)
_TRUST = re.compile(r"Inspection of (?:the )?(.+\bTrust)\b", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:local authority|services for .+|looked after children|safeguarding.*|children[’']s)", re.IGNORECASE
)
_COUNCIL = re.compile(
    r"\b(?:Council|Borough|County|City|Authority|Corporation|Board|Trust|Isles? of|Partnership)\b", re.IGNORECASE
)
_INSPECTED = re.compile(
    r"(?:^|\n)\s*(?:(?:Inspection|Visit|Review)\s+dates?(?:\(s\))?|Dates? of (?:the )?(?:inspection|visit|review))"
    r"\s*:?\s*",
    re.IGNORECASE,
)
_VISITED = re.compile(
    r"\b(?:visit|inspection|review)\b[^.]{0,200}?\b(?:on|from|between)\s+(\d{1,2}\b[^.]{3,60}?\d{4})", re.IGNORECASE
)
_NEXT_LABEL = re.compile(
    r"\n\s*(?:Report\b|Published|Date of|Lead |Reporting |Judge?ment|Age group|The |Children[’']s services|1\. )",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:^|\n)\s*(?:Date )?(?:of )?(?:report )?(?:published|publication)(?: date)?(?: on)?\s*:?\s*(?=\w*\s?\d)",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:Lead|Reporting)\s+inspectors?\s*:?\s*(?=[A-Z])")
_LEAD_ENDS = re.compile(
    r"[,\s(–-]*(?:(?:His|Her)\s+Majesty|(?:S|Senior\s+)?HMI\b|Ofsted\b|Regional\b|Judge?ment|Deputy|Team\b|Inspectors?\b)"
)


class Cover(NamedTuple):
    """What was found on it."""

    title: str
    body: Found | None
    inspected: tuple[ReadPeriod, ...]
    published_on: Found | None
    lead_inspector: Found | None


def read_cover(lines: list[Line]) -> Cover:
    """The cover of a report, from all its lines: the lead inspector may be named at the end only."""
    pages = [[line for line in lines if line.page == page] for page in (1, 2)]
    texts = ["\n".join(line.text for line in page) for page in pages]
    title, name = _title(pages[0])
    return Cover(
        title=title,
        body=Found(name, place(1, name)) if name else None,
        inspected=_inspected(texts[0], 1) or _inspected(texts[1], 2) or _visited(texts[0]),
        published_on=_published(texts[0], 1) or _published(texts[1], 2),
        lead_inspector=_lead(lines),
    )


def place(page: int, words: str) -> Place:
    """A place, its words in one line and cut to what a place holds."""
    words = " ".join(words.split())
    return Place(page, words if len(words) <= LONGEST_WORDS else f"{words[: LONGEST_WORDS - 1]}…")


def from_name(name: str, after: date | None) -> Found | None:
    """The publication date as a file's name has it, where the report prints none; page 0 says it is not of a page.

    ``after`` is the last day on site: a report is out after it, and within two years.
    """
    iso = re.search(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)", name)
    try:
        day = date(*(int(part) for part in iso.groups())) if iso else None
    except ValueError:
        day = None
    if day is None and (found := first_day(name.replace("_", " ").replace("-", " "))):
        day = found[0]
    if day is None or (after and not 0 <= (day - after).days <= 730):
        return None
    return Found(day.isoformat(), Place(0, f"the file’s name, {name}"[:LONGEST_WORDS]))


def _title(first: list[Line]) -> tuple[str, str]:
    """The title, in one line, and the name of the body inspected."""
    big = [line.text for line in first if line.size >= BIG and not line.text.isdecimal()]
    texts = [line.text for line in first]
    start = next((i for i, text in enumerate(texts) if _TITLE.match(text)), None)
    title = "" if start is None else _run(first, start)
    for pattern in (_NAMED, _TRUST):
        match = pattern.search(title)
        if match and not _NO_NAME.fullmatch(match[1]):
            return title, match[1]
    named = [text for text in big if not _TITLE.match(text) and text not in title]
    named = named or [text for text in texts[: start or 0] if not text.isdecimal()]
    if not named:
        named = [text for text in texts[:8] if _COUNCIL.search(text) and text not in title and len(text) < 80][:1]
    return title, joined(named)


def _run(first: list[Line], start: int) -> str:
    """The title from its first line on: as long as the lines look alike, and over an "and" between two halves."""
    texts = [first[start].text]
    for above, line in zip(first[start:], first[start + 1 :], strict=False):
        alike = abs(line.size - above.size) < 1 and line.bold == above.bold and not _INSPECTED.match(line.text)
        if not alike and line.text != "and" and above.text != "and":
            break
        if re.match(r"(?:Inspection|Visit|Review) dates?\b|Report\b|Lead\b", line.text):
            break
        texts.append(line.text)
    return joined(texts)


def _inspected(text: str, page: int) -> tuple[ReadPeriod, ...]:
    """The ranges after "Inspection dates:"; the words end where the next label begins."""
    match = _INSPECTED.search(text)
    if not match:
        return ()
    rest = text[match.end() : match.end() + 200]
    end = _NEXT_LABEL.search(rest)
    rest = " ".join(rest[: end.start() if end else None].split())
    where = place(page, f"{match[0].strip()} {rest}")
    return tuple(ReadPeriod(r.starts_on.isoformat(), r.ends_on.isoformat(), where) for r in ranges(rest))


def _visited(text: str) -> tuple[ReadPeriod, ...]:
    """The days that a letter names in a sentence: "I write to summarise the visit on 8 and 9 June 2022"."""
    match = _VISITED.search(text)
    found = ranges(match[1]) if match else []
    return tuple(ReadPeriod(r.starts_on.isoformat(), r.ends_on.isoformat(), place(1, r.words)) for r in found)


def _published(text: str, page: int) -> Found | None:
    """The day after "Report published:"."""
    for match in _PUBLISHED.finditer(text):
        rest = text[match.end() : match.end() + 40]
        found = first_day(rest)
        if text[: match.start()].endswith("originally"):  # a part of the report, before the whole was
            continue
        if found and rest.find(found[1]) <= 12:
            return Found(found[0].isoformat(), place(page, f"{match[0].strip()} {found[1]}"))
    return None


def _lead(lines: list[Line]) -> Found | None:
    """The name after "Lead inspector:", without "His Majesty’s Inspector"."""
    for index, line in enumerate(lines):
        if not re.match(r"(?:Lead|Reporting) inspector", line.text):
            continue
        text = "\n".join(other.text for other in lines[index : index + 2])
        if match := _LEAD.match(text):
            printed = text[match.end() :].split("\n")[0]
            name = _LEAD_ENDS.split(printed, maxsplit=1)[0].strip(" ,")
            if name and len(name) <= LONGEST_NAME:
                return Found(name, place(line.page, text[: match.end()] + printed))
    return None
