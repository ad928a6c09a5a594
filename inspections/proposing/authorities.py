"""Which authority a report is about: by an official number, else by its name or an alias of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from inspections.importers.authorities import Authorities, Entry
from inspections.importers.england import ENGLAND
from inspections.importers.names import name_key
from inspections.models import LocalAuthority
from inspections.reading.shape import Reading

# Bodies that act for a council or beside it are named after it.
_AGENCIES = re.compile(
    r"\b(?:(?:local )?safeguarding children board|children(?:['’]?s)?(?: and families)? (?:trust|services?|first))\b",
    re.IGNORECASE,
)
_COUNCIL = re.compile(r"\b(?:(?:county|city|borough|metropolitan|district|unitary) )*council\b", re.IGNORECASE)


@dataclass(frozen=True)
class Match:
    """The authority of a report: on record, or only known of (``known_as``), and how it was found, for people."""

    authority: LocalAuthority | None = None
    how: str = ""
    known_as: str = ""
    number: str = ""  # by which Ofsted lists its reports


def match_authority(reading: Reading) -> Match:
    """The authority that ``reading`` is about. Two queries."""
    known = Authorities()
    if reading.urn and (entry := known.by_code.get(reading.urn.value)):
        return _match(entry, f"by its number {reading.urn.value}")
    if reading.body:
        on = date.fromisoformat(reading.published_on.value) if reading.published_on else None
        for entry in _named(known, _AGENCIES.sub("", reading.body.value), on):
            return _match(entry, f"by its name, “{reading.body.value}”")
    return Match()


def listed_urn(reading: Reading) -> str | None:
    """Ofsted's number of the authority: the printed one, else that of the list of England. Asks no database."""
    if reading.urn:
        return reading.urn.value
    if not reading.body:
        return None
    on = reading.published_on.value if reading.published_on else ""
    key = name_key(_AGENCIES.sub("", reading.body.value))
    named = [known for known in ENGLAND if key in map(name_key, (known.name, *known.aliases))]
    then = [known for known in named if known.abolished_on is None or known.abolished_on.isoformat() > on]
    return next((known.urn for known in sorted(then, key=lambda known: known.abolished_on or date.max)), "") or None


def known_entry(name: str) -> tuple[Authorities, Entry | None]:
    """What is known of an authority by that name, on record or not, and the list that can save it."""
    known = Authorities()
    return known, known.by_name.get(name_key(name))


def short_name(name: str) -> str:
    """What to call a council that nobody has heard of: "Fernshire" for "Fernshire County Council"."""
    words = _COUNCIL.sub("", _AGENCIES.sub("", name)).split()
    return " ".join(words).strip(" ,") or name


def _match(entry: Entry, how: str) -> Match:
    authority = entry.authority
    numbers = (entry.known.urn, entry.known.dfe_code)
    number = next(filter(None, ((authority.urn, authority.dfe_code) if authority else ()) + numbers), "")
    return Match(authority, how, entry.name, number)


def _named(known: Authorities, name: str, on: date | None) -> Iterator[Entry]:
    """Those of that name, first the one that a reform has ended since the report: then it was that one's."""
    key = name_key(name)
    entries = [entry for entry in known.entries if key in entry.keys]
    yield from sorted(entries, key=lambda entry: _ended(entry, on) or date.max)


def _ended(entry: Entry, on: date | None) -> date | None:
    """When the authority was abolished, if that was after the day ``on``."""
    ended = entry.authority.abolished_on if entry.authority else entry.known.abolished_on
    return ended if ended and on and ended > on else None
