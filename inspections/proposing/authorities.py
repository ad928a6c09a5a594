"""Which authority a report is about: by an official number, else by its name or an alias of it."""

import re
from dataclasses import dataclass

from django.db.models import Q

from inspections.models import LocalAuthority
from inspections.reading.shape import Reading

_SEPARATORS = re.compile(r"[^a-z]+")
# What names of the same council have more or less of: "Bristol, City of", "the London Borough of Barnet".
_STYLES = {"the", "royal", "metropolitan", "borough", "county", "city", "district", "unitary", "council", "of"}
_COUNCIL = re.compile(r"\b(?:(?:county|city|borough|metropolitan|district|unitary) )*council\b", re.IGNORECASE)
# Bodies that act for a council or beside it, named after it.
_AGENCIES = re.compile(
    r"\b(?:(?:local )?safeguarding children board|children(?:['’]?s)?(?: and families)? (?:trust|services?|first))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Match:
    """The authority on record, and how it was found, for people; None and "" where it was not."""

    authority: LocalAuthority | None
    how: str


def match_authority(reading: Reading) -> Match:
    """The authority that ``reading`` is about, if it is on record. At most three queries."""
    if reading.urn:
        code = reading.urn.value
        asked = Q(urn=code) | Q(dfe_code=code) | Q(gss_codes__code=code)
        if found := LocalAuthority.objects.filter(asked).distinct().first():
            return Match(found, f"by its number {code}")
    if reading.body:
        wanted = plain_name(reading.body.value)
        published = reading.published_on.value if reading.published_on else "9999"
        for authority in LocalAuthority.objects.order_by("-abolished_on", "name"):
            gone = authority.abolished_on is not None and authority.abolished_on.isoformat() < published
            names = (authority.name, *map(str, authority.aliases))
            if not gone and wanted and wanted in {plain_name(name) for name in names}:
                return Match(authority, f"by its name, “{reading.body.value}”")
    return Match(None, "")


def plain_name(name: str) -> str:
    """A council's name without its style, for comparison: "Bristol, City of" and "Bristol City Council" are one.

    >>> plain_name("London Borough of Barnet") == plain_name("Barnet")
    True
    """
    text = _AGENCIES.sub(" ", name.lower().replace("&", " and ").replace("london borough", " "))
    words = [word for word in _SEPARATORS.split(text) if word]
    return " ".join([word for word in words if word not in _STYLES] or words)


def short_name(name: str) -> str:
    """What to call a council that is not on record: "Oxfordshire" for "Oxfordshire County Council"."""
    words = _COUNCIL.sub("", _AGENCIES.sub("", name)).split()
    return " ".join(words).strip(" ,") or name
