"""A folder to write into."""

from pathlib import Path

import pytest

from council_news.site.folder import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """An empty written site."""
    return Folder(tmp_path / "site")
