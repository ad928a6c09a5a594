"""What a folder of the written site remembers between two runs of a writer."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Self

from django.utils import timezone

from council_news.site.folder import Folder
from council_news.site.outbox import KEPT, SLOWEST_COMMIT, Seen


@dataclass
class State:
    """``at``: when all changes seen so far were written. ``failed``: paths that could not be rendered, to try again."""

    program: str = ""
    at: dt.datetime | None = None
    is_whole: bool = False  # whether every page was ever written; before that a missing one says nothing
    is_due: bool = True  # whether every page is to be written (again), and a run over them has not come to its end
    seen: Seen = field(default_factory=Seen)
    failed: list[str] = field(default_factory=list)

    @property
    def is_behind(self) -> bool:
        """Whether the folder is new, or changes may have been forgotten that it has not seen."""
        return self.at is None or self.at < timezone.now() - KEPT + SLOWEST_COMMIT

    @classmethod
    def of(cls, folder: Folder) -> Self:
        """What ``folder`` remembers; a blank state where it remembers nothing."""
        kept = folder.state()
        if not kept:
            return cls()
        return cls(
            program=kept["program"],
            at=dt.datetime.fromisoformat(kept["at"]),
            is_whole=kept["is_whole"],
            is_due=kept["is_due"],
            seen=Seen.from_json(kept["seen"]),
            failed=kept["failed"],
        )

    def keep(self, folder: Folder, *, at: dt.datetime) -> None:
        """Have ``folder`` remember this: everything that was seen is written, as of ``at``."""
        self.at = at
        folder.remember(
            {
                "program": self.program,
                "at": at.isoformat(),
                "is_whole": self.is_whole,
                "is_due": self.is_due,
                "seen": self.seen.as_json(),
                "failed": self.failed,
            }
        )
