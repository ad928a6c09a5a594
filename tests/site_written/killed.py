"""Run by ``test_crashes`` in a process of its own: writes the site, and is killed at the n-th rename in it."""

import os
import signal
import sys
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command

django.setup()

ROOT, NUMBER = sys.argv[1], int(sys.argv[2])
renames = 0


def kill(event: str, arguments: tuple[Any, ...]) -> None:
    """As the machine might, without a chance to clear up."""
    global renames  # noqa: PLW0603 - an audit hook is a function
    if event == "os.rename" and str(arguments[1]).startswith(ROOT):
        renames += 1
        if renames == NUMBER:
            os.kill(os.getpid(), signal.SIGKILL)


sys.addaudithook(kill)
call_command("write_site", into=Path(ROOT))
