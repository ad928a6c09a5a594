"""The demo: everything set up, the Oxfordshire release published, served on loopback."""

import logging
import os
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from council_news.sample.fernshire import publish_samples
from council_news.sample.logins import FILE, Login, make_logins
from council_news.sample.newsroom import make_newsroom
from council_news.sample.oxfordshire import publish_oxfordshire
from council_news.sample.serving import address, port_of, serve

MOST_SAMPLES = 20_000


class Command(BaseCommand):
    """Set the demo up and serve it. Run twice it does no harm."""

    help = "Sets up the demo in var/ and serves it on this machine alone. Takes PORT and SAMPLES from the environment."
    requires_system_checks: list[str] = []  # the database may not be there yet

    def add_arguments(self, parser: CommandParser) -> None:
        """The port, how many samples, and whether to serve at all."""
        parser.add_argument("--port", default=os.environ.get("PORT") or "8000")
        parser.add_argument("--samples", default=os.environ.get("SAMPLES") or "0")
        parser.add_argument("--no-serve", action="store_true", help="set up only")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check what could go wrong first; then set up; then serve."""
        if not settings.DEMO_ALLOWED:
            raise CommandError("The demo makes logins and prints their passwords: it runs with the demo settings only.")
        samples = _samples(options["samples"])
        port = 0 if options["no_serve"] else port_of(options["port"])
        logins = self._set_up(samples)
        if not port:
            self._tell(logins, port)
        elif code := serve(port, once_up=partial(self._tell, logins, port)):
            raise CommandError(f"The server stopped with code {code}.")

    def _set_up(self, samples: int) -> list[Login]:
        """Database, static files, logins, newsroom, release and samples; what is there already stays."""
        self._say("Setting up the database")
        call_command("migrate", verbosity=0)
        if _static_is_old():
            self._say("Collecting the files of the site")
            call_command("collectstatic", verbosity=0, interactive=False)
        logging.disable(logging.INFO)  # what is set up here is no news to anybody
        try:
            logins = make_logins(Path(settings.DATA_DIR))
            make_newsroom()
            publish_oxfordshire()
            if samples:
                self._say(f"Publishing the samples of an invented council, up to {samples}, that are not there yet")
                publish_samples(samples)
        finally:
            logging.disable(logging.NOTSET)
        return logins

    def _tell(self, logins: list[Login], port: int) -> None:
        """Print the addresses and the ways in."""
        if port:
            self._say(f"\nThe newsroom   {address(port)}/")
            self._say(f"The news desk  {address(port)}/admin/\n")
        for login in logins:
            self._say(f"  {login.username:<14} {login.password}   ({login.role})")
        self._say(f"\nThe passwords are kept in {Path(settings.DATA_DIR) / FILE}, which only you can read.")
        if port:
            self._say("Stop it with Ctrl+C.")

    def _say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()


def _samples(text: str) -> int:
    """How many samples. Raises ``CommandError``."""
    if not (text.isascii() and text.isdigit() and int(text) <= MOST_SAMPLES):
        raise CommandError(f"SAMPLES must be a number from 0 to {MOST_SAMPLES:,}. For example: SAMPLES=200 make demo")
    return int(text)


def _static_is_old() -> bool:
    """Whether a file of the site is newer than the collected ones, or none were collected."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.exists():
        return True
    collected = manifest.stat().st_mtime
    files = (Path(storage.path(name)) for finder in get_finders() for name, storage in finder.list([]))
    return any(file.stat().st_mtime > collected for file in files)
