"""What a run of the writer has to do, and what it did."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from council_news.outbox.models import Change
from council_news.site import inventory
from council_news.site.folder import Folder, name_of


@dataclass
class Written:
    """What a run did: how many paths it looked at, the files it wrote and removed, the paths that failed.

    ``is_whole`` is False where the run was broken off before it came to the end of the site.
    """

    looked_at: int = 0
    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    is_whole: bool = True


@dataclass
class Job:
    """Changes that are written together, or other ``paths``. Changes may join until the first page is written."""

    changes: list[Change] = field(default_factory=list)
    paths: Iterator[str] | None = None
    is_urgent: bool = True


class Pages:
    """A run over all pages: those that are left, and the names of all there should be."""

    def __init__(self, folder: Folder) -> None:
        every = list(dict.fromkeys(inventory.everything()))
        done = folder.progress()
        self.total = len(every)
        self.left = iter([path for path in every if name_of(path) not in done])
        self.names = set(map(name_of, every))
        self.noted: list[str] = []
