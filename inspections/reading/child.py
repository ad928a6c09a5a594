"""Reading in a process of its own, bounded in time and memory, so that no file can take the server down. No database.

``python -m inspections.reading.child`` takes a PDF on its standard input and writes a line of JSON for each page
(``{"page": 3, "of": 31}``) and one for the end (``{"reading": {…}}`` or ``{"unreadable": sentence}``).
"""

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer
from typing import Any

from inspections.reading import unreadable
from inspections.reading.report import read_report
from inspections.reading.shape import Reading, from_json
from inspections.reading.unreadable import TimeUp, Unreadable

MEMORY = 512 * 1024 * 1024  # bytes of addresses; the longest report takes under 100 million
ROOT = Path(__file__).resolve().parents[2]


def read_bounded(
    data: bytes, *, seconds: float, name: str = "", progress: Callable[[int, int], None] | None = None
) -> Reading:
    """``read_report`` in another process, for at most ``seconds``.

    Raises ``TimeUp`` when only the time ran out, and ``Unreadable`` for anything else, a crash included.
    """
    command = [sys.executable, "-m", "inspections.reading.child", name, str(int(seconds) + 1)]
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        with subprocess.Popen(  # noqa: S603 - our own module, no shell, and none of the server's secrets
            command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, env={}
        ) as process:
            late: list[bool] = []
            timer = Timer(seconds, _stop, (process, late))
            timer.start()
            try:
                end = _end(process.stdout or (), progress)
            finally:
                timer.cancel()
                process.kill()
    if end is None:
        raise TimeUp(_too_slow(seconds)) if late else Unreadable(unreadable.GAVE_UP)
    if "unreadable" in end:
        raise Unreadable(end["unreadable"])
    return from_json(end["reading"])


def _stop(process: "subprocess.Popen[bytes]", late: list[bool]) -> None:
    """The time is up."""
    late.append(True)
    process.kill()


def _end(lines: Iterator[bytes] | Any, progress: Callable[[int, int], None] | None) -> dict[str, Any] | None:
    """The last line, if it came whole; ``progress`` hears of those before it."""
    for line in lines:
        try:
            message = json.loads(line)
        except ValueError:
            return None
        if "page" not in message:
            return dict(message)
        if progress:
            progress(message["page"], message["of"])
    return None


def _too_slow(seconds: float) -> str:
    return (
        f"Reading this PDF took longer than {seconds:g} seconds and was stopped: a report takes less than one. "
        "Download it again from the inspectorate; if it is the same, type its record in by hand."
    )


def main(name: str, seconds: int) -> None:
    """Read standard input within the limits and write lines of JSON."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        reading = read_report(sys.stdin.buffer.read(), name=name, progress=lambda page, of: _say(page=page, of=of))
    except Unreadable as error:
        _say(unreadable=str(error))
    except MemoryError:
        _say(unreadable=unreadable.GAVE_UP)
    else:
        _say(reading=reading.as_json())


def _say(**message: Any) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
