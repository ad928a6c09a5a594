"""Run by ``test_security_production`` in a process of its own: asks the site under the production settings.

Prints one JSON object: for each question the status, the headers and the cookies of the answer.
"""

import json
import sys
from pathlib import Path
from typing import Any

import django
from django.conf import settings

django.setup()

from django.contrib.staticfiles.finders import get_finders  # noqa: E402 - after setup, as everything below
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

HASH = "0123456789ab"


def hashed(path: str) -> str:
    """``path`` as collectstatic names it, which takes too long to run here."""
    stem, _dot, extension = path.rpartition(".")
    return f"{stem}.{HASH}.{extension}"


def write_static_files() -> None:
    """The list of static files, one of them in two names, and the icon that every page asks for."""
    names = [name for finder in get_finders() for name, _storage in finder.list([])]
    root = Path(settings.STATIC_ROOT)
    (root / "css").mkdir(parents=True)
    manifest = {"version": "1.1", "hash": "", "paths": {name: hashed(name) for name in names}}
    (root / "staticfiles.json").write_text(json.dumps(manifest))
    for name in ("css/newsroom.css", hashed("css/newsroom.css")):
        (root / name).write_text("body{margin:0}")
    (root / hashed("icon.svg")).write_bytes((settings.BASE_DIR / "static" / "icon.svg").read_bytes())


def ask(client: Client, path: str, **extra: Any) -> dict[str, Any]:
    """The answer to a GET, as JSON holds it."""
    response = client.get(path, **extra)
    cookies = {name: dict(morsel) for name, morsel in response.cookies.items()}
    return {"status": response.status_code, "headers": dict(response.headers), "cookies": cookies}


def main() -> None:
    """Ask, and print the answers."""
    write_static_files()
    call_command("migrate", verbosity=0)
    client = Client(HTTP_HOST="news.example.gov.uk")
    tls = {"HTTP_X_FORWARDED_PROTO": "https"}
    answers = {
        "plain": ask(client, "/"),
        "home": ask(client, "/", **tls),
        "login": ask(client, "/admin/login/", **tls),
        "healthz": ask(client, "/healthz"),
        "readyz": ask(client, "/readyz"),
        "hashed": ask(client, f"/static/{hashed('css/newsroom.css')}", **tls),
        "unhashed": ask(client, "/static/css/newsroom.css", **tls),
        "other host": ask(client, "/", HTTP_HOST="evil.example", **tls),
    }
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
