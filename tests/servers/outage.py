"""Run within ``.ci/with-postgres``: the database is stopped and started again while readers ask for pages.

Prints JSON: how often each status was given to readers, and what search answered before, during and after.
"""

import itertools
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from pathlib import Path

from tests.servers import running, table

READERS = 4
SEARCH = "/search/?q=library"


def pg_ctl(*words: str) -> None:
    """Tell the server of ``.ci/with-postgres`` something, as its own user."""
    folder = os.environ["PGHOST"]
    program = max(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    owner = Path(folder).owner()
    as_owner = ["runuser", "-u", owner, "--"] if os.geteuid() == 0 else []
    options = f"-k {folder} -c listen_addresses=''"
    command = [*as_owner, program, "-D", f"{folder}/data", "-w", "-l", f"{folder}/log", "-o", options, *words]
    subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL)


def read(port: int, addresses: list[str], stopped: threading.Event, seen: Counter[int]) -> None:
    """Ask for one public address after another until ``stopped``."""
    for path in itertools.cycle(addresses):
        if stopped.is_set():
            return
        seen[running.ask(port, "GET", path).status] += 1


def searches(port: int) -> list[int]:
    """What search answers before, while and after the database is stopped."""
    statuses = [running.ask(port, "GET", SEARCH).status]
    for words in (("-m", "immediate", "stop"), ("start",)):
        pg_ctl(*words)
        statuses += [running.ask(port, "GET", SEARCH).status for _number in range(5)]
    return statuses


def main() -> None:
    """Ask, stop, start, count."""
    database = {name: os.environ[name] for name in ("DATABASE_URL", "PGHOST")}
    stopped, seen = threading.Event(), Counter[int]()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        running.prepare(data, **database)
        with running.bundled(data, **database) as own:
            addresses = table.addresses(data / "site")
            arguments = (own.port, addresses, stopped, seen)
            readers = [threading.Thread(target=read, args=arguments) for _number in range(READERS)]
            for reader in readers:
                reader.start()
            found = searches(own.port)
            stopped.set()
            for reader in readers:
                reader.join()
    json.dump({"readers": seen, "searches": found}, sys.stdout)


if __name__ == "__main__":
    main()
