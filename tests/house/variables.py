"""An undefined variable in a template of ours is an error in tests, not an empty string.

Django reports a failed look-up only to the log; this filter turns the report into an exception. Templates of
Django and other packages lean on undefined variables and are left alone. The idea is job-server's
``MissingVariableErrorFilter``; the place is told by the node being rendered, so a block of ours inside
Django's template counts as ours.
"""

import logging
import sys
from pathlib import Path

from django.conf import settings


class UndefinedVariableError(AssertionError):
    """A template asked for something that the view did not give it."""


def origin_of_node() -> str:
    """The file of the template node now being rendered, or nothing."""
    frame = sys._getframe()
    while frame:
        if frame.f_code.co_name == "render_annotated":
            origin = getattr(frame.f_locals.get("self"), "origin", None)
            return str(getattr(origin, "name", ""))
        frame = frame.f_back  # type: ignore[assignment]
    return ""


class UndefinedVariableFilter(logging.Filter):
    """Raises for a failed look-up in a template under the project's own folders."""

    root = Path(settings.BASE_DIR)

    def is_ours(self, origin: str) -> bool:
        """Whether a template file belongs to the project and not to a package in its environment."""
        path = Path(origin)
        return path.is_absolute() and path.is_relative_to(self.root) and "site-packages" not in path.parts

    def filter(self, record: logging.LogRecord) -> bool:
        """Drop the record, or raise."""
        if record.msg.startswith("Exception while resolving variable "):
            origin = origin_of_node()
            if self.is_ours(origin):
                name = record.args[0] if isinstance(record.args, tuple) else "?"
                error = str(record.exc_info[1]) if record.exc_info else ""
                raise UndefinedVariableError(f"{origin}: {name!r} is not defined ({error[:80]}…)") from None
        return False
