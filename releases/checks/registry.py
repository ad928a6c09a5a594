"""The registry of checks and what a check returns."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from releases.claims import Source
from releases.markup import Embed

Content = dict[str, Any]
Sources = Mapping[str, Source]


class Level(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One thing a check found: what is wrong, what to do, and where (the name of a field or a part).

    ``claim`` is the key of the claim it is about, ``embed`` the panel that would mend it; both for buttons.
    """

    id: str
    level: Level
    sentence: str
    hint: str = ""
    place: str = ""
    claim: str = ""
    embed: Embed | None = None

    @property
    def is_error(self) -> bool:
        """Whether it blocks publication."""
        return self.level is Level.ERROR


Check = Callable[[Content], Iterator[Finding]]
CheckOfClaims = Callable[[Content, Sources], Iterator[Finding]]
_CHECKS: list[Check] = []
_CHECKS_OF_CLAIMS: list[CheckOfClaims] = []


def check(function: Check) -> Check:
    """Register ``function`` as a check."""
    _CHECKS.append(function)
    return function


def check_of_claims(function: CheckOfClaims) -> CheckOfClaims:
    """Register ``function`` as a check that needs what claims are checked against; without sources it does not run."""
    _CHECKS_OF_CLAIMS.append(function)
    return function


def run(content: Content, sources: Sources | None = None) -> list[Finding]:
    """What every check finds in ``content``: errors first, otherwise in the order of registration."""
    found = [finding for function in _CHECKS for finding in function(content)]
    if sources:
        found += [finding for function in _CHECKS_OF_CLAIMS for finding in function(content, sources)]
    return sorted(found, key=lambda finding: not finding.is_error)
