"""What reading a report gives: plain typed values, each with the place in the report it was read from. Pure.

A reading travels as JSON (``as_json``/``from_json``) from the process that reads to the record that waits for an
officer. Days are ISO 8601 ("2014-06-30"), pages count from 1, kinds and grades are the codes and labels of our models
as text, so that reading needs neither Django nor a database.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Place:
    """Where a value stands: the page, and the report's own words there (at most 240 characters)."""

    page: int
    words: str


@dataclass(frozen=True)
class Found:
    """One value as text, and where it was read."""

    value: str
    place: Place


@dataclass(frozen=True)
class ReadPeriod:
    """One range of days on site, both ends included; a paused inspection has two (reference/ofsted.md 0.2)."""

    starts_on: str
    ends_on: str
    place: Place


@dataclass(frozen=True)
class ReadJudgement:
    """The grade given to one line of the framework.

    ``category`` is the framework's own label, ``number`` its number ("2.1") or ""; ``grade`` the label on the
    framework's scale, "" where ``status`` is ``not_judged``; ``printed`` the words as the report prints them.
    """

    category: str
    number: str
    grade: str
    printed: str
    status: str
    place: Place


@dataclass(frozen=True)
class ReadParagraph:
    """One paragraph, numbered or not, in printed order, under the heading it stands beneath ("" for none)."""

    number: int | None
    page: int
    section: str
    text: str


@dataclass(frozen=True)
class ReadRecommendation:
    """Something inspectors asked for.

    ``kind`` is a code of ``Recommendation.Kind``, ``number`` the printed paragraph number or None, ``reference`` the
    national framework's ("(outcome 1, national framework)"), ``board`` whether the safeguarding board is addressed.
    """

    kind: str
    number: int | None
    text: str
    reference: str
    board: bool
    place: Place


@dataclass(frozen=True)
class EarlierResult:
    """An earlier inspection as this report restates it: what it was of, when (as printed), its grade, the sentence."""

    subject: str
    inspected: str
    grade: str
    place: Place


@dataclass(frozen=True)
class Reading:
    """Everything read in one report; ``problems`` names in sentences what could not be read."""

    sha256: str
    pages: int
    family: str  # "SIF", "ILACS" …: Framework.family
    framework: str  # Framework.code, "" where it cannot be told
    kind: str  # Inspection.Kind: "inspection", "standard", "short", "reinspection", "focused_visit" …
    inspectorate: str
    title: str
    body: Found | None = None
    urn: Found | None = None
    inspected: tuple[ReadPeriod, ...] = ()
    published_on: Found | None = None
    lead_inspector: Found | None = None
    judgements: tuple[ReadJudgement, ...] = ()
    paragraphs: tuple[ReadParagraph, ...] = ()
    recommendations: tuple[ReadRecommendation, ...] = ()
    earlier: tuple[EarlierResult, ...] = ()
    licence: str = "unknown"  # Report.Licence
    licence_line: Found | None = None
    problems: tuple[str, ...] = field(default=())

    @property
    def numbered(self) -> list[ReadParagraph]:
        """The numbered paragraphs, in order."""
        return [paragraph for paragraph in self.paragraphs if paragraph.number is not None]

    def as_json(self) -> dict[str, Any]:
        """Plain JSON values, for ``from_json``."""
        return dataclasses.asdict(self)


def from_json(data: dict[str, Any]) -> Reading:
    """The reading that ``as_json`` wrote. Raises ``KeyError`` or ``TypeError`` for anything else."""
    return Reading(
        **{
            **data,
            **{name: _found(data[name]) for name in ("body", "urn", "published_on", "lead_inspector", "licence_line")},
            **{name: tuple(_row(kind, row) for row in data[name]) for name, kind in _ROWS.items()},
            "problems": tuple(data["problems"]),
        }
    )


_ROWS: dict[str, type[Any]] = {
    "inspected": ReadPeriod,
    "judgements": ReadJudgement,
    "paragraphs": ReadParagraph,
    "recommendations": ReadRecommendation,
    "earlier": EarlierResult,
}


def _found(row: dict[str, Any] | None) -> Found | None:
    return None if row is None else Found(row["value"], Place(**row["place"]))


def _row(kind: type[Any], row: dict[str, Any]) -> Any:
    return kind(**{**row, "place": Place(**row["place"])} if "place" in row else row)
