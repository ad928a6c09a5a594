"""Which program wrote a site: its pages follow from the data and from the code, the templates and the settings."""

import functools
import hashlib
from collections.abc import Iterator
from pathlib import Path

import django
from django.conf import settings

FOLDERS = {"council_news": "*.py", "inspections": "*.py", "releases": "*.py", "templates": "*", "static": "*"}


@functools.cache
def fingerprint() -> str:
    """A hash that differs after an upgrade, and after a change of the address: then the whole site is written anew."""
    seen = hashlib.sha256(repr((django.VERSION, settings.PUBLIC_URL)).encode())
    for path in _files():
        seen.update(str(path).encode())
        seen.update(path.read_bytes())
    return seen.hexdigest()[:16]


def _files() -> Iterator[Path]:
    base = Path(settings.BASE_DIR)
    for folder, pattern in FOLDERS.items():
        yield from sorted(path for path in (base / folder).rglob(pattern) if path.is_file())
