"""What must hold before publication: pure functions from a snapshot to findings, in a registry.

Modelled on Django's system checks. Errors block publication; warnings must be answered by the
approver. Importing this package registers the checks of its modules.
"""

from releases.checks import figures, parts, text
from releases.checks.registry import Finding, Level, check, run

__all__ = ["Finding", "Level", "check", "figures", "parts", "run", "text"]
