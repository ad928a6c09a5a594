"""Which kind of report this is, by the words of its first pages (reference/ofsted.md 1.1). Pure."""

import re
from typing import NamedTuple

from inspections.seed import FRAMEWORKS
from inspections.seed.shape import FrameworkRow

_BY_CODE = {row.code: row for row in FRAMEWORKS}


class Family(NamedTuple):
    """A kind of report: the framework's code, the kind of inspection, and the words that tell it."""

    code: str
    kind: str
    tells: re.Pattern[str]

    @property
    def framework(self) -> FrameworkRow:
        """The framework's row in the seed."""
        return _BY_CODE[self.code]


def _family(code: str, kind: str, tells: str) -> Family:
    return Family(code, kind, re.compile(tells.replace(" ", r"\s+"), re.IGNORECASE))


# What a cover names first is what the report is: a letter about a visit speaks of inspections too.
FAMILIES = (
    _family(
        "ilacs-2023",  # which version it is, and of which kind, its table and its days tell
        "standard",
        r"inspection of (?:[^.]{2,80} )?(?:local authority children[’']s|children[’']s social care) services",
    ),
    _family("sif", "inspection", r"inspection of services for children in need of help and protection"),
    _family(
        "monitoring-visit",
        "monitoring_visit",
        r"monitoring visit (?:of|to|report)[\s\S]{0,400}children[’']s (?:social care )?services",
    ),
    _family(
        "focused-visit",
        "focused_visit",
        r"focus(?:s)?ed visit (?:to|of|report)[\s\S]{0,400}children[’']s (?:social care )?services",
    ),
    _family("jtai", "joint", r"joint targeted area inspection"),
    _family("area-send-2023-monitoring", "monitoring_visit", r"(?:area )?SEND monitoring inspection"),
    _family(
        "area-send-2023", "joint", r"area SEND inspection|local area partnership[\s\S]{0,300}special educational needs"
    ),
    _family(
        "area-send-2016-revisit",
        "revisit",
        r"(?:joint )?local area SEND revisit|revisit[\s\S]{0,200}special educational needs",
    ),
    _family(
        "area-send-2016", "joint", r"joint local area SEND inspection|local area[\s\S]{0,200}special educational needs"
    ),
    _family("lscb-review", "review", r"review of the effectiveness of the local safeguarding children board"),
    _family("slac", "inspection", r"inspection of safeguarding and looked after children services"),
    _family(
        "cp2012", "inspection", r"(?:inspection of )?(?:local authority )?arrangements for the protection of children"
    ),
    _family("lac2013", "inspection", r"inspection of looked after children services"),
    _family("cra", "inspection", r"inspection of contact, referral and assessment"),
)
_TABLE = re.compile(r"^The\s+impact\s+of\s+leaders\b[\s\S]{0,400}experiences?\s+and\s+progress\s+of", re.MULTILINE)


def family_of(first_pages: str) -> Family | None:
    """The kind of report whose first pages these are."""
    if _TABLE.search(first_pages):
        return FAMILIES[0]
    found = [(match.start(), place) for place, each in enumerate(FAMILIES) if (match := each.tells.search(first_pages))]
    return FAMILIES[min(found)[1]] if found else None
