"""The only timekeeper: publishes what is due, holds what cannot be, reads reports that wait. Run it every minute."""

import logging
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from inspections.models import ReportReading
from inspections.workflow_waiting import read_waiting
from releases.refusals import Refused
from releases.workflow import publish_due

logger = logging.getLogger("council_news.clock")


class Command(BaseCommand):
    """Publish the scheduled releases whose time has come; then read the reports that wait."""

    help = "Publishes scheduled releases that are due and reads waiting reports. Safe to run at any time, and twice."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was published and what was held; a held release is logged as an error."""
        for outcome in publish_due(at=timezone.now()):
            if isinstance(outcome, Refused):
                logger.error("A scheduled release was held: %s", outcome)
                self.stderr.write(f"Held: {outcome}")
            else:
                self.stdout.write(f"Published: {outcome.headline}")
        for reading in read_waiting(at=timezone.now()):
            said = reading.sentence if reading.status == ReportReading.Status.REFUSED else reading.get_status_display()
            self.stdout.write(f"{reading.name}: {said}")
