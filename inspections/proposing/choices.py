"""What an officer chose on the confirmation page: plain values, ready to be written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from inspections.models import Framework, Grade, Inspection, JudgementCategory, LocalAuthority


class Decision(StrEnum):
    """What to do where report and record disagree."""

    KEEP = "keep"
    TAKE = "take"
    OPEN = "open"


@dataclass(frozen=True)
class ChosenBody:
    """Whom the report is about: an authority on record or one to be added, and the body that was inspected."""

    authority: LocalAuthority | None
    new_authority: str
    kind: str
    name: str
    board: str = ""  # the safeguarding board, where the report judges or addresses it


@dataclass(frozen=True)
class ChosenJudgement:
    """The result of one line."""

    category: JudgementCategory
    status: str
    grade: Grade | None
    words: str


@dataclass(frozen=True)
class ChosenRecommendation:
    """Something asked for; ``index`` is its place among those read."""

    index: int
    kind: str
    number: int | None
    text: str
    reference: str
    board: bool


@dataclass(frozen=True)
class Choices:
    """Everything confirmed. ``values`` are those of ``values.LABELS``; ``record`` None makes a new one.

    ``decisions`` are named as the values are, ``judgement-<category>`` and ``recommendation-<index>``.
    """

    record: Inspection | None
    framework: Framework
    body: ChosenBody
    values: Mapping[str, Any]
    judgements: tuple[ChosenJudgement, ...] = ()
    recommendations: tuple[ChosenRecommendation, ...] = ()
    earlier: tuple[str, ...] = ()  # days of earlier inspections to be recorded, as ``proposing.earlier`` names them
    dropped: tuple[int, ...] = ()  # keys of recommendations on record that the report does not make
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    public: bool = True
