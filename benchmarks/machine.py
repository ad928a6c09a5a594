"""How fast this machine is just now, beside itself undisturbed.

The same program takes twice as long on a host that others use, and nobody can tell from inside. So beside whatever has
a goal in seconds or per second, a process of its own does a fixed piece of work twice a second: text as JSON, taken
apart, hashed, compressed and looked up in a database, which is what a newsroom does with its time. Figures are told as
measured, and held to their goals as they would be where that work takes ``UNDISTURBED``: a ratio in one run.
"""

import hashlib
import json
import os
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path
from typing import Self

UNDISTURBED = 0.022  # seconds of the work: the quickest seen on a core of the machines that this is built on
PAUSE = 0.5  # seconds between two looks

_WORD = re.compile(r"[a-z]+")
_TEXTS = [
    {"number": n, "headline": f"Notice number {n}", "body": " ".join(f"word{n * k % 997} and" for k in range(60))}
    for n in range(400)
]


class Watch:
    """Looks at the machine while its block runs, on the core that is less busy."""

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="council-news-watch-")
        self._seen = Path(self._folder.name) / "seen"
        command = [sys.executable, "-m", "benchmarks.machine", str(self._seen)]
        self._process = subprocess.Popen(command, cwd=Path(__file__).resolve().parents[1])  # noqa: S603 - our own words
        while not self._looks():
            time.sleep(PAUSE)
        return self

    def __exit__(self, *failure: object) -> None:
        self._process.terminate()
        self._process.wait()
        self._folder.cleanup()

    def slowness(self) -> float:
        """How many times as long things take as undisturbed, by the middle of what was seen: 2.0 is half as fast."""
        return statistics.median(self._looks()) / UNDISTURBED

    def _looks(self) -> list[float]:
        """The seconds of processor time that the work took, look by look."""
        if not self._seen.exists():
            return []
        whole = self._seen.read_text().rpartition("\n")[0]
        return [float(took) for took in whole.splitlines()]


def work() -> int:
    """The fixed piece of work; the same result every time."""
    packed = json.dumps(_TEXTS, sort_keys=True)
    words: dict[str, int] = {}
    for text in json.loads(packed):
        for word in _WORD.findall(text["body"]):
            words[word] = words.get(word, 0) + 1
    digest = hashlib.sha256(zlib.compress(packed.encode(), 6)).hexdigest()
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE TABLE texts (number INTEGER PRIMARY KEY, headline TEXT, body TEXT)")
        database.executemany("INSERT INTO texts VALUES (:number, :headline, :body)", _TEXTS)
        database.execute("CREATE INDEX by_headline ON texts (headline)")
        found = sum(
            len(database.execute("SELECT body FROM texts WHERE headline = ?", [text["headline"]]).fetchone()[0])
            for text in _TEXTS
        )
    database.close()
    return found + len(words) + len(digest)


def main(path: str) -> None:
    """Look until whoever began it ends; a line for each look. Waiting for a core is not counted."""
    parent = os.getppid()
    with Path(path).open("a") as seen:
        while os.getppid() == parent:
            began = time.process_time()
            work()
            seen.write(f"{time.process_time() - began}\n")
            seen.flush()
            time.sleep(PAUSE)


if __name__ == "__main__":
    main(sys.argv[1])
