"""How the written site stands: when it was last brought up to date, and what waits. For whoever is on call."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone

from council_news.site.folder import Folder
from council_news.site.state import State

# The clock comes round every minute; a folder that nobody has looked at for so long is behind.
OVERDUE = dt.timedelta(minutes=5)


@dataclass(frozen=True)
class Standing:
    """``written_at``: when everything was last found written. ``waiting`` changes, ``failed`` pages."""

    written_at: dt.datetime | None
    waiting: int
    failed: int
    is_whole: bool

    @property
    def age(self) -> dt.timedelta:
        """How long ago that was."""
        return timezone.now() - self.written_at if self.written_at else dt.timedelta()

    @property
    def problem(self) -> str:
        """What is wrong, in sentences; empty if all is well."""
        said = []
        if self.age > OVERDUE:
            said.append(
                f"The public pages were last brought up to date {int(self.age.total_seconds()) // 60} minutes ago; "
                f"changes waiting: {self.waiting}. Does manage.py clock run every minute, and has the disk room?"
            )
        if self.failed:
            said.append(f"Pages that cannot be written: {self.failed}. The log says why; the old ones stay.")
        return " ".join(said)

    @property
    def sentence(self) -> str:
        """How the public pages stand, for officers."""
        if not self.is_whole:
            return "They are being written for the first time."
        if self.waiting:
            return f"{self.waiting} change{'' if self.waiting == 1 else 's'} waiting to be written."
        minutes = int(self.age.total_seconds()) // 60
        return f"Up to date {f'{minutes} minutes' if minutes > 1 else 'a moment'} ago."

    def as_json(self) -> dict[str, Any]:
        """For ``/readyz``."""
        return {
            "written_at": self.written_at.isoformat() if self.written_at else None,
            "age_seconds": int(self.age.total_seconds()) if self.written_at else None,
            "waiting": self.waiting,
            "failed": self.failed,
            "is_whole": self.is_whole,
        }


def standing() -> Standing | None:
    """How this machine's written site stands; None where none is written. One query."""
    if not settings.SITE_ROOT.is_dir():
        return None
    state = State.of(Folder(settings.SITE_ROOT))
    return Standing(state.at, state.seen.unseen().count(), len(state.failed), state.is_whole)
