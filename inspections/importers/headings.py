"""Which column holds what, told by how each heading is worded, never by where it stands. Pure.

Every year words its headings anew ("Impact of leaders", "The impact of leaders on social work practice with children
and families"), so a field is a pattern over the heading made plain: lower case, words only, without "the" in front.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from inspections.importers.sheets import Cell

_NOTES = re.compile(r"\[[^\]]*\]|\(note[^)]*\)", re.IGNORECASE)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_ORDINAL = re.compile(rf"^({'|'.join(_ORDINALS)})\s+(?:(?:ilacs|inspection)\b\s*)?(.*)$")

_AREA = r"(?:local authority|la|area|council|upper tier local authority|utla|ltla|lad)"
_CODE = rf"(?:ons |gss |new )?{_AREA}?(?: area)?(?: ons| gss)? ?code(?: new)?|(?:utla|ltla|lad|ctyua)\d\dcd"
_NAME = rf"(?:local authority|la|area|council|authority)(?: name)?|local area(?: partnership)?(?: name)?|{_AREA}\d\dnm"
_URN = r"(?:ofsted |la |local authority )?urn"
_REGION = r"(?:ofsted )?region(?: name)?"
_PUBLISHED = r"(?:inspection |report |visit )?(?:publication date|date of publication|date published|published(?: on)?)"
_VISIT = r"(?:inspection|visit|inspection visit)"
_STARTED = rf"(?:latest |most recent )?{_VISIT}(?: start)? date|(?:start )?date of (?:latest |most recent )?{_VISIT}"

WHO = {"code": _CODE, "name": _NAME, "urn": _URN, "region": _REGION}
ILACS = {
    **WHO,
    "starts_on": rf"{_STARTED}|first day(?: of {_VISIT})?",
    "ends_on": rf"{_VISIT} end date|end date of {_VISIT}|last day(?: of {_VISIT})?",
    "published_on": _PUBLISHED,
    "type": rf"(?:{_VISIT}|event) type|type(?: of {_VISIT})?|inspection framework",
    "theme": r"(?:visit |inspection )?theme",
    "overall": r"overall\b.*",
    "leaders": r".*\bimpact of leaders\b.*",
    "protection": r".*\bhelp and protection\b.*",
    "care": r".*\bin care\b.*",
    "leavers": r"(?!.*\bin care\b).*\bcare leavers\b.*",
}
# What a repeated heading of a history laid out wide holds beside the above: "First ILACS date", "Second ILACS grade".
WIDE = {
    **ILACS,
    "starts_on": rf"{ILACS['starts_on']}|(?:start )?date",
    "overall": r"overall\b.*|grade|judgement|outcome",
}
SEND_2016 = {
    **WHO,
    "starts_on": _STARTED,
    "published_on": _PUBLISHED,
    "statement": r".*\bstatement of action required|wsoa required",
    "weaknesses": r"number(?: of)? significant weaknesses identified.*",
    "revisit_starts_on": r"revisit(?: start)? date",
    "revisit_published_on": r"revisit (?:publication date|date published)",
    "progress": r"(?:revisit outcome )?sufficient progress.*",
    "made": r"number(?: of)? significant weaknesses where .*progress has been made",
    "not_made": r"number(?: of)? significant weaknesses where .*progress has not been made",
}
SEND_2023 = {
    **WHO,
    "starts_on": _STARTED,
    "published_on": _PUBLISHED,
    "outcome": r"(?:inspection )?outcome",
    "plan": r"priority action plan required",
    "actions": r"number of areas for priority action",
}
LOOKUP = {
    "urn": _URN,
    "dfe_code": r"la code|dfe code|dfe la code|la number|old la code",
    "gss_code": r"la code new|new la code|gss code|ons code|(?:utla|ctyua)\d\dcd",
    "name": r"local authority ons name|local authority name|la name|local authority",
    "aliases": r"also known as|aliases?",
    "region": r"region name|region",
}


class Heading(NamedTuple):
    """The words of a heading as printed, and its column."""

    text: str
    column: int


class Columns(NamedTuple):
    """Where each field of a table stands; ``repeated`` holds those of the first, second… inspection of a wide row."""

    fields: dict[str, Heading]
    codes: tuple[int, ...]
    repeated: tuple[dict[str, Heading], ...] = ()


def plain(text: Cell) -> str:
    """A heading without typography, footnote marks and a leading "the".

    >>> plain("The impact of leaders\\n[note 2]"), plain("Local.area.partnership")
    ('impact of leaders', 'local area partnership')
    """
    if not isinstance(text, str):
        return ""
    words = re.sub(r"[^a-z0-9]+", " ", _NOTES.sub(" ", text).lower().replace("&", " and ")).strip()
    return words.removeprefix("the ")


def columns(row: list[Cell], patterns: Mapping[str, str]) -> Columns:
    """The fields that the cells of ``row`` name; of two headings for one field the first counts, except for codes."""
    fields: dict[str, Heading] = {}
    repeated: dict[int, dict[str, Heading]] = {}
    codes = []
    for column, text in enumerate(row, start=1):
        heading = Heading(str(text), column)
        number, rest = _ordinal(plain(text))
        if number and (field := _field(rest, WIDE)):
            repeated.setdefault(number, {}).setdefault(field, heading)
        elif field := _field(plain(text), patterns):
            fields.setdefault(field, heading)
            codes += [column] if field == "code" else []
    return Columns(fields, tuple(codes), tuple(repeated[number] for number in sorted(repeated)))


def _ordinal(words: str) -> tuple[int, str]:
    """Which inspection a heading is about, and the rest of it; 0 where it says none."""
    found = _ORDINAL.match(words)
    return (_ORDINALS.index(found[1]) + 1, found[2]) if found else (0, words)


def _field(words: str, patterns: Mapping[str, str]) -> str:
    """The field of a heading, or nothing."""
    return next((field for field, pattern in patterns.items() if words and re.fullmatch(pattern, words)), "")
