"""The production settings as a browser meets them: TLS only, cookies tied to the host, static files kept for ever."""

import json
import os
import secrets
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COUNCIL_NEWS_", "DATABASE_URL"))}
    environment = {
        **kept,
        "DJANGO_SETTINGS_MODULE": "council_news.settings.production",
        "COUNCIL_NEWS_SECRET_KEY": secrets.token_urlsafe(50),
        "COUNCIL_NEWS_ALLOWED_HOSTS": "news.example.gov.uk",
        "COUNCIL_NEWS_PUBLIC_URL": "https://news.example.gov.uk",
        "COUNCIL_NEWS_DATA": str(tmp_path_factory.mktemp("data")),
        "PYTHONPATH": str(settings.BASE_DIR),
    }
    script = Path(__file__).with_name("production_run.py")
    run = subprocess.run(
        [sys.executable, script], cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_everything_moves_to_tls_and_stays_there(answers: dict[str, Any]) -> None:
    assert answers["plain"]["status"] == 301
    assert answers["plain"]["headers"]["Location"] == "https://news.example.gov.uk/"
    assert answers["home"]["status"] == 200
    assert answers["home"]["headers"]["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert "upgrade-insecure-requests" in answers["home"]["headers"]["Content-Security-Policy"]
    assert "unsafe" not in answers["home"]["headers"]["Content-Security-Policy"]


def test_cookies_are_tied_to_the_host(answers: dict[str, Any]) -> None:
    assert answers["home"]["cookies"] == {}
    assert set(answers["login"]["cookies"]) == {"__Host-csrf"}
    cookie = answers["login"]["cookies"]["__Host-csrf"]
    assert (cookie["secure"], cookie["httponly"], cookie["path"], cookie["domain"]) == (True, True, "/", "")
    assert cookie["samesite"] == "Lax"


def test_load_balancers_may_ask_without_tls(answers: dict[str, Any]) -> None:
    assert (answers["healthz"]["status"], answers["readyz"]["status"]) == (200, 200)


def test_hashed_static_files_are_kept_for_ever_and_others_are_not(answers: dict[str, Any]) -> None:
    assert "immutable" in answers["hashed"]["headers"]["Cache-Control"]
    assert "immutable" not in answers["unhashed"]["headers"]["Cache-Control"]
    assert answers["hashed"]["headers"]["X-Content-Type-Options"] == "nosniff"


def test_another_host_gets_nothing(answers: dict[str, Any]) -> None:
    assert answers["other host"]["status"] == 400
