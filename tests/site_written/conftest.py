"""Folders to write into, and what is in them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from council_news.site.folder import OURS, Folder
from council_news.site.writing import write_whole

MANIFEST = ".manifest"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """An empty written site."""
    return Folder(tmp_path / "site")


def files(folder: Folder) -> dict[str, bytes]:
    """Every file of a written site by its name, the manifest among them; nothing else of ours may be left."""
    found = {str(path.relative_to(folder.root)): path.read_bytes() for path in folder.root.rglob("*") if path.is_file()}
    kept = {".lock", ".state.json"}
    assert not [name for name in found if name.split("/")[0] in OURS - kept - {MANIFEST}]
    return {name: found[name] for name in sorted(found.keys() - kept)}


@pytest.fixture
def afresh(tmp_path: Path) -> Callable[[], dict[str, bytes]]:
    """What writing the whole site into an empty folder gives."""

    def written() -> dict[str, bytes]:
        number = len(list(tmp_path.glob("afresh-*")))
        empty = Folder(tmp_path / f"afresh-{number}")
        write_whole(empty)
        return files(empty)

    return written
