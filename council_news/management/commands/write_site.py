"""``manage.py write_site``: the public site as files, whole, or what changed."""

import signal
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from council_news.outbox.models import Change
from council_news.site.folder import Busy, Folder, Stranger
from council_news.site.following import Stop, follow
from council_news.site.jobs import Written
from council_news.site.lease import leased
from council_news.site.mirror import NotYet, mirror
from council_news.site.state import State
from council_news.site.targets import NoTarget, storage_of
from council_news.site.writing import write_changes, write_whole

WIDTH = 30  # letters of the bar
APART = 0.1  # seconds between two looks of it


class Command(BaseCommand):
    """Write the public site."""

    help = (
        "Writes every public page into the folder of the written site and removes what is none. It may be stopped and "
        "run again: it goes on where it was. Exit code 1 if a page could not be written."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to, and whether to do anything else than write it whole."""
        parser.add_argument("--into", metavar="FOLDER", type=Path, help="another folder than the site's own")
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--changes", action="store_true", help="only say what waits to be written")
        how.add_argument("--to", metavar="TARGET", help="mirror it to s3://bucket/prefix or to an alias of STORAGES")
        how.add_argument("--follow", action="store_true", help="write what changes, as it changes, until stopped")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do one of the four. Raises ``CommandError``."""
        folder = Folder(options["into"] or settings.SITE_ROOT)
        try:
            if options["changes"]:
                self._say_changes(folder)
            elif options["follow"]:
                follow(folder, _until_stopped(), say=self._say_written)
            elif options["to"]:
                self._mirror(folder, options["to"])
            else:
                self._write(folder)
        except (Stranger, NoTarget, NotYet) as error:
            raise CommandError(str(error)) from error

    def _write(self, folder: Folder) -> None:
        began = time.monotonic()
        try:
            done = write_whole(folder, progress=Bar(self.stderr) if sys.stderr.isatty() else None)
        except OSError as error:
            raise CommandError(
                f"{folder.root} could not be written: {error.strerror or error}. The old pages stay. When there is "
                "room, run it again: it goes on where it was."
            ) from error
        self.stdout.write(f"{_summary(done)} in {time.monotonic() - began:.1f} seconds.")
        if done.failed:
            raise CommandError(f"Pages that could not be written: {', '.join(done.failed)}. The log says why.")

    def _mirror(self, folder: Folder, target: str) -> None:
        """Bring the folder up to date, and then its copy elsewhere, unless another machine is at that."""
        storage = storage_of(target)
        self._write_changes(folder)
        began = time.monotonic()
        bar = {"progress": Bar(self.stderr)} if sys.stderr.isatty() else {}
        try:
            with leased(f"mirror to {target}"[:200]) as go_on:
                done = mirror(folder, storage, go_on=go_on, **bar)
        except Busy as error:
            self.stdout.write(f"{error} Nothing more was sent from here.")
            return
        except OSError as error:
            raise CommandError(
                f"The mirror {target} could not be brought up to date: {error.strerror or error}. What was sent is "
                "kept; run it again."
            ) from error
        self.stdout.write(
            f"{len(done.sent):,} files sent to {target}, {len(done.removed):,} removed there "
            f"in {time.monotonic() - began:.1f} seconds."
        )

    def _write_changes(self, folder: Folder) -> None:
        try:
            write_changes(folder, wait=False)
        except Busy:
            return  # another writer does it

    def _say_written(self, done: Written) -> None:
        """A line for each time that anything was written."""
        if done.written or done.removed:
            self.stdout.write(f"{_summary(done)}.")
            self.stdout.flush()

    def _say_changes(self, folder: Folder) -> None:
        """What the folder has not seen yet."""
        state = State.of(folder)
        if state.at is None:
            self.stdout.write("Nothing has been written here yet: everything is to be written.")
            return
        waiting = list(state.seen.unseen())
        kinds = Counter(Change.Kind(change.kind).name.lower() for change in waiting)
        said = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
        self.stdout.write(
            f"Changes waiting since {waiting[0].at:%d %B %Y, %H:%M:%S} UTC: {said}." if waiting else "No change waits."
        )
        if state.is_due:
            self.stdout.write("A run over the whole site is not finished: the next run goes on with it.")
        for path in state.failed:
            self.stdout.write(f"Could not be written: {path}")


class Bar:
    """How far a run over the whole site is, in one line that grows."""

    def __init__(self, out: Any) -> None:
        self.out, self.began, self.shown_at = out, time.monotonic(), 0.0
        self.begun_with: int | None = None

    def __call__(self, done: int, total: int) -> None:
        """Show it, unless that was done a moment ago."""
        now = time.monotonic()
        self.begun_with = done if self.begun_with is None else self.begun_with
        if now - self.shown_at < APART and done < total:
            return
        self.shown_at = now
        filled = WIDTH * done // max(1, total)
        each = (done - self.begun_with) / max(0.001, now - self.began)
        left = f", {int((total - done) / each)} s left" if each and done < total else ""
        end = "\n" if done == total else ""
        self.out.write(
            f"\r[{'#' * filled}{' ' * (WIDTH - filled)}] {done:,} of {total:,} pages, {each:.0f} a second{left}   ",
            ending=end,
        )
        self.out.flush()


def _summary(done: Written) -> str:
    return f"{done.looked_at:,} addresses looked at, {len(done.written):,} files written, {len(done.removed):,} removed"


def _until_stopped() -> Stop:
    """Told when the process is asked to end (SIGTERM, or Ctrl+C)."""
    stopped = Stop()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stopped.tell)
    return stopped
