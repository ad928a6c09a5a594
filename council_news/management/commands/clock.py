"""The only timekeeper: publishes and takes down what is due, writes and reads. Run it every minute."""

import logging
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from council_news.site.folder import Busy, Folder
from council_news.site.outbox import prune
from council_news.site.writing import write_changes
from inspections.models import ReportReading
from inspections.workflow_waiting import read_waiting
from releases.refusals import Refused
from releases.workflow import publish_due
from releases.workflow_media import take_down_expired

logger = logging.getLogger("council_news.clock")

SECONDS = 40  # for a run over the whole site: it goes on in the next minute, so that no publication waits for it


class Command(BaseCommand):
    """Publish the scheduled releases whose time has come and take down the files whose time is over; write and read."""

    help = "Publishes and takes down what is due, writes the public pages, reads reports. Safe at any time, and twice."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was published and what was held; a held release is logged as an error."""
        for outcome in publish_due(at=timezone.now()):
            if isinstance(outcome, Refused):
                logger.error("A scheduled release was held: %s", outcome)
                self.stderr.write(f"Held: {outcome}")
            else:
                self.stdout.write(f"Published: {outcome.headline}")
        for file in take_down_expired(at=timezone.now()):
            self.stdout.write(f"Taken down: {file.name}. {file.taken_down_reason}")
        self._write(Folder(settings.SITE_ROOT))
        prune(at=timezone.now())
        for reading in read_waiting(at=timezone.now()):
            said = reading.sentence if reading.status == ReportReading.Status.REFUSED else reading.get_status_display()
            self.stdout.write(f"{reading.name}: {said}")

    def _write(self, folder: Folder) -> None:
        """Bring the written site up to date, unless another writer is at it (``write_site --follow``)."""
        try:
            write_changes(folder, wait=False, seconds=SECONDS)
        except Busy:
            return
        except OSError as error:
            logger.exception("The public pages could not be written; the old ones stay.")
            self.stderr.write(f"The public pages could not be written: {error.strerror}. Has the disk room?")
