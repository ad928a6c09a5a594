"""The registry of checks and what a check returns."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Content = dict[str, Any]


class Level(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One thing a check found: what is wrong, what to do, and where (the name of a field or a part)."""

    id: str
    level: Level
    sentence: str
    hint: str = ""
    place: str = ""

    @property
    def is_error(self) -> bool:
        """Whether it blocks publication."""
        return self.level is Level.ERROR


Check = Callable[[Content], Iterator[Finding]]
_CHECKS: list[Check] = []


def check(function: Check) -> Check:
    """Register ``function`` as a check."""
    _CHECKS.append(function)
    return function


def run(content: Content) -> list[Finding]:
    """What every check finds in ``content``: errors first, otherwise in the order of registration."""
    found = [finding for function in _CHECKS for finding in function(content)]
    return sorted(found, key=lambda finding: not finding.is_error)
