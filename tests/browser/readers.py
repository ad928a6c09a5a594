"""A feed reader that people use: newsboat, run without a screen."""

import sqlite3
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Item:
    """An entry as the reader keeps it."""

    guid: str
    title: str
    url: str
    content: str


def newsboat(address: str, home: Path) -> list[Item]:
    """What newsboat holds after fetching the feed at ``address``, in the order of the feed; a new reader each time."""
    home.mkdir(parents=True)
    (home / "urls").write_text(f"{address}\n")
    (home / "config").write_text("auto-reload no\n")
    cache = home / "cache.db"
    subprocess.run(
        ["newsboat", "-u", home / "urls", "-C", home / "config", "-c", cache, "-x", "reload"],
        check=True,
        timeout=60,
        env={"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
    )
    with sqlite3.connect(cache) as database:
        rows = database.execute("SELECT guid, title, url, content FROM rss_item ORDER BY id").fetchall()
    database.close()
    return [Item(*row) for row in rows]
