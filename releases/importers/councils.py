"""Which council a text is about: the one it names most."""

import re
from collections import Counter

from releases.claims.marks import plain

_NAME = r"[A-Z][a-z]+(?:(?:-[a-z]+)*-[A-Z][a-z]+)?"
_COUNCIL = re.compile(
    rf"(?:London Borough of |Royal Borough of |City of )?{_NAME}(?:(?: and| upon| &)? {_NAME}){{0,4}} Council\b(?! of)"
)
_KIND = re.compile(
    r" (?:County|City|Borough|Metropolitan|District|Unitary|Town|Parish|City and County)?(?: Borough)? ?Council$"
)
_LEADING = re.compile(r"^(?:(?:The|At|By|For|From|In|And|But|Both|Inspectors|Ofsted|With|Cabinet|Member|Councillor) )+")
_PLACE = re.compile(r"^(?:London Borough of|Royal Borough of|City of) ")


def council_named(text: str) -> str:
    """The name of the council in ``text`` that is named most often, as printed; empty if none or two are."""
    names = Counter(_LEADING.sub("", found[0]) for found in _COUNCIL.finditer(plain(text)))
    named = [(name, count) for name, count in names.most_common(2) if _area(name)]
    if not named or (len(named) == 2 and named[0][1] == named[1][1]):
        return ""
    return named[0][0]


def _area(council: str) -> str:
    return _KIND.sub("", _PLACE.sub("", council)).strip()


def area_of(council: str) -> str:
    """The area a council serves: "Oxfordshire" for "Oxfordshire County Council"."""
    return _area(council) or council
