"""What the repository holds beside code: dependencies, locks, scripts."""

import os
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.sources import ROOT, Source, paths, sources

# Put together here, so that this file may be searched as well.
HOSTS = re.compile(
    "|".join(
        re.escape(".".join(parts))
        for parts in [
            ("pypi", "org"),
            ("pythonhosted", "org"),
            ("npmjs", "org"),
            ("npmjs", "com"),
            ("yarnpkg", "com"),
            ("deb", "debian", "org"),
            ("archive", "ubuntu", "com"),
            ("registry", "npmmirror", "com"),
            ("proxy", "golang", "org"),
        ]
    )
    + r"|--(extra-)?index-url|https?://\S+\.(whl|tgz|tar\.gz)\b"
    + r"|(?<![\w.])/(wor"
    + r"k|far"
    + r"m)/"
)


def places_of_download(source: Source) -> list[str]:
    """Lines that name a package registry or a path of one developer's machine."""
    return [
        f"{source.path}:{number}: {line.strip()[:100]}"
        for number, line in enumerate(source.text.splitlines(), 1)
        if HOSTS.search(line)
    ]


def test_no_file_names_a_package_registry_or_a_developer_s_folder() -> None:
    assert places_of_download(Source("a.txt", "https://files." + "pythonhosted" + ".org/a"))
    assert places_of_download(Source("a.txt", "see /wor" + "k/shared"))
    assert [line for source in sources() for line in places_of_download(source)] == []


def uncommented(toml: str) -> list[str]:
    """Dependencies without a comment that says why they are there."""
    return [
        line.strip() for line in toml.splitlines() if re.match(r'\s+"[a-z][\w.\[\]-]*[<>=]', line) and "#" not in line
    ]


def test_every_dependency_says_why_it_is_there() -> None:
    assert uncommented('dependencies = [\n    "django>=5.2",\n    "nh3>=0.3",  # sanitiser\n]') == ['"django>=5.2",']
    assert uncommented((ROOT / "pyproject.toml").read_text()) == []


def pins(lock: str) -> dict[str, str]:
    """Name to version of every requirement of a lock file."""
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==([^\s;\\]+)", lock, re.MULTILINE))


def without_hash(lock: str) -> list[str]:
    """Requirements that no hash follows."""
    entries = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)
    return [entry.split()[0] for entry in entries if "==" in entry and "--hash=sha256:" not in entry]


def test_locks_hold_a_hash_for_every_package_and_agree() -> None:
    assert without_hash("a==1 \\\n    --hash=sha256:00\nb==2\n") == ["b==2"]
    run, dev = ((ROOT / name).read_text() for name in ("requirements.txt", "requirements-dev.txt"))
    assert without_hash(run) + without_hash(dev) == []
    assert {name: version for name, version in pins(run).items() if pins(dev).get(name) != version} == {}


def test_locks_hold_what_pyproject_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    names = {re.split(r"[\[<>=~ ]", line)[0].lower() for line in wanted}
    assert names - pins((ROOT / "requirements-dev.txt").read_text()).keys() == set()


def folders_without_init(files: tuple[str, ...]) -> set[str]:
    """Folders below tests/ whose tests pytest would import under a wrong name."""
    folders = {str(Path(path).parent) for path in files if path.startswith("tests/") and path.endswith(".py")}
    return {folder for folder in folders if f"{folder}/__init__.py" not in files}


def uncollected(files: Iterator[Source]) -> list[str]:
    """Files with tests that pytest does not look into."""
    return [
        source.path
        for source in files
        if source.is_test
        and source.is_python
        and not Path(source.path).name.startswith("test_")
        and re.search(r"^(async )?def test_", source.text, re.MULTILINE)
    ]


def test_every_test_is_collected() -> None:
    assert folders_without_init(("tests/__init__.py", "tests/a/test_b.py")) == {"tests/a"}
    assert uncollected(iter([Source("tests/a/check.py", "def test_x(): ...\n")])) == ["tests/a/check.py"]
    assert folders_without_init(paths()) == set()
    assert uncollected(iter(sources())) == []


def scripts() -> list[str]:
    """Our own shell scripts."""
    return [source.path for source in sources() if source.text.startswith("#!/usr/bin/env bash")]


def test_shell_scripts_parse_and_may_be_run() -> None:
    assert ".ci/run" in scripts()
    for path in scripts():
        assert os.access(ROOT / path, os.X_OK), f"{path} is not executable"
        subprocess.run(["bash", "-n", ROOT / path], check=True)
    assert subprocess.run(["bash", "-n"], input="if", text=True, capture_output=True).returncode


@pytest.mark.parametrize("limit", [500_000])
def test_no_large_file_is_committed(limit: int) -> None:
    assert [path for path in paths() if (ROOT / path).stat().st_size > limit] == []
