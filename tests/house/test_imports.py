"""Imports run downward: the contracts of pyproject.toml hold, and would notice if they did not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import APPS, ROOT


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    """``lint-imports`` over the project in ``root``, with the contracts found there."""
    return subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache", "--no-logo"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "COLUMNS": "200"},
        capture_output=True,
        text=True,
    )


def test_imports_keep_the_contracts() -> None:
    outcome = lint(ROOT)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


@pytest.mark.parametrize(
    ("module", "upward", "contract"),
    [
        ("inspections/querysets.py", "import releases.models", "facts know neither BROKEN"),
        ("releases/querysets.py", "import council_news.urls", "the leaves and nothing else BROKEN"),
        ("releases/querysets.py", "import releases.workflow", "Inside releases imports run downward BROKEN"),
        ("inspections/paragraphs.py", "import inspections.models", "Inside inspections imports run downward BROKEN"),
        ("council_news/text.py", "import inspections.dates", "facts know neither BROKEN"),
    ],
)
def test_an_upward_import_is_caught(tmp_path: Path, module: str, upward: str, contract: str) -> None:
    for app in APPS:
        shutil.copytree(ROOT / app, tmp_path / app, ignore=shutil.ignore_patterns("__pycache__", "*.html"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / module).open("a") as file:
        file.write(f"\n{upward}\n")
    outcome = lint(tmp_path)
    assert outcome.returncode
    assert contract in outcome.stdout
