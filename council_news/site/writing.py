"""Writing the site: what changed since the last time, or the whole of it. Every run may be stopped and run again.

A run does the most urgent first: what was published, then what was renamed or recorded, then the rest of a run over
the whole site; and it looks for new changes every quarter of a second. So a release is on its pages within a second
though ten thousand others are being written again.
"""

import logging
import operator
import time
from collections.abc import Callable, Iterator

from django.db import InterfaceError, OperationalError
from django.utils import timezone

from council_news.outbox.models import Change
from council_news.site import inventory
from council_news.site.affected import is_everywhere, is_urgent, paths_affected
from council_news.site.folder import GONE, Folder, name_of, path_of
from council_news.site.jobs import Job, Pages, Written
from council_news.site.outbox import Seen
from council_news.site.packing import ENDINGS
from council_news.site.program import fingerprint
from council_news.site.rendering import Rendered, render
from council_news.site.state import State
from releases.models import Newsroom

logger = logging.getLogger("council_news.site")

STEP = 0.25  # seconds between two looks for something more urgent
CHECKPOINT = 1_000  # pages between two that a stopped run over the whole site goes on from
MOST = 1_000  # more changes than this at once, and the whole site is written

Progress = Callable[[int, int], None]


def write_changes(folder: Folder, *, wait: bool = True, seconds: float | None = None) -> Written:
    """Write what changed since the last time; the whole site into a folder that is new, behind or unfinished.

    A run over the whole site is broken off after ``seconds``, for the next to go on. Raises ``Busy`` where another
    process writes and this one may not ``wait``, and ``OSError`` for a full disk: the old pages stay then.
    """
    with folder.locked(wait=wait):
        return Writer(folder).run(seconds=seconds)


def write_whole(folder: Folder, *, progress: Progress | None = None) -> Written:
    """Write every page of the site, and remove what is no page of it. Goes on where a stopped run was."""
    with folder.locked():
        writer = Writer(folder, progress=progress)
        writer.begin_anew(keep_progress=writer.state.is_due)
        return writer.run()


class Writer:
    """One run."""

    def __init__(self, folder: Folder, *, progress: Progress | None = None) -> None:
        self.folder, self.progress = folder, progress
        self.done = Written()
        self.state = State.of(folder)
        self.failed = dict.fromkeys(self.state.failed)
        self.jobs: list[Job] = []
        self.pages: Pages | None = None
        self.read_at = timezone.now()
        self.newsroom: Newsroom | None = None

    def begin_anew(self, *, keep_progress: bool = False) -> None:
        """Have every page of the site be written again, after what there is to do already."""
        self.state.is_due, self.pages = True, None
        if not keep_progress:
            self.folder.forget_progress()

    def run(self, *, seconds: float | None = None) -> Written:
        """Handle the changes there are, and what goes on with time; the whole site where that is due."""
        began = time.monotonic()
        if self.state.is_behind or self.state.program != fingerprint():
            # What changed before now is in the pages that follow; what is changed from now on is in the outbox.
            self.state.program, self.state.seen = fingerprint(), Seen.everything(at=self.read_at)
            self.begin_anew()
        self.jobs = [Job(paths=iter([*self.failed, *inventory.timely()]), is_urgent=False)]
        while self.jobs or self.state.is_due:
            self._read_outbox()
            if self.jobs:
                self._step()
            elif seconds is not None and time.monotonic() - began > seconds:
                break
            elif self.state.is_due:
                self._step_of_whole()
        self.done.is_whole, self.done.failed = not self.state.is_due, list(self.failed)
        return self.done

    def _read_outbox(self) -> None:
        """Take in what changed meanwhile."""
        self.read_at = timezone.now()
        fresh = self.state.seen.read(at=self.read_at)
        self.newsroom = Newsroom.objects.get_current()  # after the outbox: a change of it that is not seen yet comes
        if len(fresh) > MOST or any(map(is_everywhere, fresh)):
            self.begin_anew()
            self.jobs.append(Job(paths=iter(())))  # when it is done, the folder remembers what is to be done
        for change in fresh if len(fresh) <= MOST else ():
            if not is_everywhere(change):
                self._job(is_urgent(change)).changes.append(change)

    def _job(self, urgently: bool) -> Job:
        """The job that a change joins: one of its kind that has not begun, or a new one."""
        waiting = next((job for job in self.jobs if job.paths is None and job.is_urgent == urgently), None)
        if waiting is None:
            waiting = Job(is_urgent=urgently)
            self.jobs.append(waiting)
            self.jobs.sort(key=lambda job: not job.is_urgent)
        return waiting

    def _step(self) -> None:
        """Go on with the most urgent job. Once all are done, the folder remembers which changes it has seen."""
        job = self.jobs[0]
        if job.paths is None:
            job.paths = self._concerned(job.changes)
        if self._write_some(job.paths):
            return
        self.jobs.remove(job)
        if not self.jobs:
            self._remember()

    def _step_of_whole(self) -> None:
        """Go on with the run over all pages; at its end remove what is none."""
        pages = self.pages = self.pages or Pages(self.folder)
        is_more = self._write_some(pages.left)
        if self.progress:
            self.progress(pages.total - operator.length_hint(pages.left), pages.total)
        if is_more and len(pages.noted) < CHECKPOINT:
            return
        self.folder.save()
        self.folder.note_progress(pages.noted)
        pages.noted = []
        if not is_more:
            self._remove_all_but(pages.names)
            self.state.is_whole, self.state.is_due, self.pages = True, False, None
        self._remember()
        if not is_more:
            self.folder.forget_progress()

    def _remember(self) -> None:
        """Everything that was seen is written."""
        self.folder.save()
        self.state.failed = list(self.failed)
        self.state.keep(self.folder, at=self.read_at)

    def _concerned(self, changes: list[Change]) -> Iterator[str]:
        """The paths that any of ``changes`` concerns, each once."""
        seen: set[str] = set()
        for change in changes:
            for path in paths_affected(change, on_disk=self._on_disk):
                if path not in seen:
                    seen.add(path)
                    yield path

    def _on_disk(self, prefix: str) -> list[str]:
        """The paths below ``prefix`` at which something stands in the folder."""
        return sorted(map(path_of, self.folder.below(name_of(prefix).removesuffix("index.html"))))

    def _write_some(self, paths: Iterator[str]) -> bool:
        """Write for the time of a step, and bring it into its place; whether there may be more."""
        until = time.monotonic() + STEP
        is_more = False
        for path in paths:
            self._write(path)
            if is_more := time.monotonic() > until:
                break
        self.folder.commit()
        return is_more

    def _write(self, path: str) -> None:
        """Render ``path`` and put it into the folder; take it out where nothing stands. An error leaves it as it is."""
        self.done.looked_at += 1
        try:
            rendered = render(path, newsroom=self.newsroom)
        except (InterfaceError, OperationalError):
            raise  # the database is gone, and with it every page
        except Exception:
            if path not in self.failed:
                logger.exception("A page cannot be written; the old one stays.", extra={"path": path})
            self.failed[path] = None
            return
        self.failed.pop(path, None)
        name = name_of(path)
        self._put(name, rendered)
        if self.pages:
            self.pages.names.add(name)
            self.pages.noted.append(name)
        if rendered is None and (after := inventory.following(path)) and self.folder.has(name_of(after)):
            self._write(after)  # a page too many, and so are those after it

    def _put(self, name: str, rendered: Rendered | None) -> None:
        gone = f"{name}{GONE}"
        if rendered is None:
            self._note(self.folder.drop(name), name, self.done.removed)
            self._note(self.folder.drop(gone), gone, self.done.removed)
            return
        wanted, unwanted = (gone, name) if rendered.is_gone else (name, gone)
        self._note(self.folder.put(wanted, rendered.body), wanted, self.done.written)
        self._note(self.folder.drop(unwanted), unwanted, self.done.removed)

    def _remove_all_but(self, names: set[str]) -> None:
        """Remove every file of the folder that belongs to none of ``names``."""
        on_disk = {file.removesuffix(ENDINGS[0]).removesuffix(ENDINGS[1]) for file in self.folder.files()}
        for name in sorted(on_disk | self.folder.manifest().keys()):
            if name.removesuffix(GONE) not in names:
                self._note(self.folder.drop(name), name, self.done.removed)

    def _note(self, happened: bool, name: str, where: list[str]) -> None:
        if happened:
            where.append(name)
