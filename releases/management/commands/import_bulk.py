"""``manage.py import_bulk``: an archive of published releases, one JSON object a line."""

from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from inspections.management.officers import named
from releases.importers.bulk import import_lines
from releases.permissions import Act, may

TOLD = 50  # faults that are printed


class Command(BaseCommand):
    """Publish what was published elsewhere, by the thousand."""

    help = (
        "Publishes the releases of an archive, a JSON object a line: headline, body (HTML), first_published_at and, as "
        "far as there are any, summary, topics, place and slug. All or none, unless faulty lines are skipped. "
        "Importing a file again makes nothing twice. Exit code 1 if a line is faulty."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, in whose name, and what becomes of faults."""
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--by", metavar="USERNAME", help="the officer in whose name they are published")
        parser.add_argument("--skip-faulty", action="store_true", help="import what is right, and report the rest")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many were made, and what is wrong where. Raises ``CommandError`` if a line is faulty."""
        by = _officer(options["by"])
        try:
            with Path(options["file"]).open(encoding="utf-8-sig") as lines:
                outcome = import_lines(lines, by=by, skip_faulty=options["skip_faulty"])
        except OSError as error:
            raise CommandError(f"{options['file']} could not be read: {error.strerror}. Check the name.") from None
        except UnicodeDecodeError:
            raise CommandError(f"{options['file']} is not in UTF-8. Save it in UTF-8 and try again.") from None
        for number, sentence in outcome.faults[:TOLD]:
            self.stderr.write(f"Line {number}: {sentence}")
        if len(outcome.faults) > TOLD:
            self.stderr.write(f"And {len(outcome.faults) - TOLD:,} more lines.")
        self.stdout.write(f"{outcome.made:,} releases were imported; {outcome.known:,} were here already.")
        if outcome.faults:
            kept = "The others were imported." if options["skip_faulty"] else "Nothing was imported."
            raise CommandError(f"{len(outcome.faults):,} lines are faulty. {kept}")


def _officer(username: str | None) -> User | None:
    """Who publishes. Raises ``CommandError``."""
    lacking = "may not publish releases: an administrator can give them the Approver role."
    return named(username, may=lambda officer: may(officer, Act.PUBLISH), otherwise=lacking)
