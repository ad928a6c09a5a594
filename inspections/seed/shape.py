"""The shape of the seed data: what a scale, a framework and its judgement categories are made of."""

from datetime import date
from typing import NamedTuple


class GradeRow(NamedTuple):
    """One grade; its position is its place in the scale, best first."""

    label: str
    aliases: tuple[str, ...] = ()
    numeric: int | None = None
    definition: str = ""


class ScaleRow(NamedTuple):
    """One scale, best grade first."""

    code: str
    name: str
    grades: tuple[GradeRow, ...]
    note: str = ""


class CategoryRow(NamedTuple):
    """One line of a framework's judgement table; its position is its place in the list."""

    label: str
    number: str = ""
    aliases: tuple[str, ...] = ()
    parent: str = ""  # the number of the line it sits under
    is_overall: bool = False
    limits: str = "unknown"  # whether an inadequate here makes the overall inadequate
    scale: str = ""  # its own scale, where it is not the framework's


class FrameworkRow(NamedTuple):
    """One version of an inspection method."""

    code: str
    title: str
    short_title: str
    family: str
    scale: str  # empty where inspectors give no grades
    in_force_from: date | None
    in_force_to: date | None
    note: str = ""
    categories: tuple[CategoryRow, ...] = ()
    inspectorate: str = "Ofsted"
