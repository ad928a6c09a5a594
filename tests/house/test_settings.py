"""The guide for administrators lists every setting, and production does not start without the required ones."""

import os
import re
import secrets
import subprocess
import sys

import pytest

from tests.house.sources import ROOT, sources

GOOD = {
    "COUNCIL_NEWS_SECRET_KEY": secrets.token_urlsafe(50),
    "COUNCIL_NEWS_ALLOWED_HOSTS": "news.example.gov.uk",
    "COUNCIL_NEWS_PUBLIC_URL": "https://news.example.gov.uk",
}


def read_by(text: str) -> set[str]:
    """The environment variables that Python code asks for."""
    return set(re.findall(r"env\.[a-z_]+\(\s*\"([A-Z_]+)\"", text))


def listed_in(text: str) -> dict[str, str]:
    """The variables of the table in the guide, and whether they are required."""
    return dict(re.findall(r"^\| `([A-Z_]+)` \| (yes|no) \|", text, re.MULTILINE))


def guide() -> dict[str, str]:
    return listed_in((ROOT / "docs" / "administrators.md").read_text())


def test_guide_lists_every_setting_and_no_other() -> None:
    assert read_by('env.str("A_B", default="")\nenv.list(\n    "C")') == {"A_B", "C"}
    settings = [source.text for source in sources() if source.path.startswith("council_news/settings/")]
    assert {"DJANGO_SETTINGS_MODULE"} | set().union(*map(read_by, settings)) == guide().keys()


def test_environment_example_names_every_setting() -> None:
    example = (ROOT / "deploy" / "environment.example").read_text()
    assert set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE)) == guide().keys()


def start(environment: dict[str, str], tmp_path) -> subprocess.CompletedProcess[str]:
    """``manage.py check --deploy`` under the production settings."""
    clean = {key: value for key, value in os.environ.items() if key not in guide()}
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env={
            **clean,
            "DJANGO_SETTINGS_MODULE": "council_news.settings.production",
            "COUNCIL_NEWS_DATA": str(tmp_path),
            **environment,
        },
        capture_output=True,
        text=True,
    )


def test_production_settings_are_clean(tmp_path) -> None:
    outcome = start(GOOD, tmp_path)
    assert outcome.returncode == 0, outcome.stderr


@pytest.mark.parametrize("missing", GOOD)
def test_production_does_not_start_without(missing: str, tmp_path) -> None:
    assert guide()[missing] == "yes"
    outcome = start({key: value for key, value in GOOD.items() if key != missing}, tmp_path)
    assert outcome.returncode
    assert missing in outcome.stderr
