"""The files of the project as git sees them: tracked, or new and not ignored."""

import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
APPS = ("council_news", "releases", "inspections")


@dataclass(frozen=True)
class Source:
    """A text file: its path from the root, with ``/``, and what it says."""

    path: str
    text: str

    @property
    def is_python(self) -> bool:
        return self.path.endswith(".py")

    @property
    def is_product(self) -> bool:
        """Python that an installation runs, migrations aside: they are a record, not a design."""
        return self.is_python and self.path.startswith(APPS) and "/migrations/" not in self.path

    @property
    def is_test(self) -> bool:
        return self.path.startswith("tests/")

    @property
    def is_template(self) -> bool:
        return "templates/" in self.path and self.path.endswith((".html", ".txt", ".xml", ".json"))

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())


@cache
def paths() -> tuple[str, ...]:
    """Every file of the project that is there."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return tuple(sorted(path for path in listed.stdout.split("\0") if path and (ROOT / path).is_file()))


@cache
def sources() -> tuple[Source, ...]:
    """Every text file of the project."""
    found = []
    for path in paths():
        try:
            found.append(Source(path, (ROOT / path).read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue  # a picture or another binary file
    return tuple(found)
