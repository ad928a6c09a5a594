"""What must hold before publication: pure functions from a snapshot to findings, in a registry.

Modelled on Django's system checks. Errors block publication; warnings must be answered by the
approver. Importing this package registers the checks of its modules.
"""

from releases.checks import claims, figures, gaps, parts, text
from releases.checks.registry import Finding, Level, check, check_of_claims, run

__all__ = ["Finding", "Level", "check", "check_of_claims", "claims", "figures", "gaps", "parts", "run", "text"]
