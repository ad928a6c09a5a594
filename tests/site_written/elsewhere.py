"""The writer in a process of its own, on the data of the test."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

TESTS = Path(__file__).parent


def environment(tmp_path: Path) -> dict[str, str]:
    """What another process needs to see the database as it is now, and the uploads."""
    if connection.vendor == "sqlite":
        file = tmp_path / "copy.sqlite3"
        connection.ensure_connection()
        copy = sqlite3.connect(file)
        connection.connection.backup(copy)
        copy.close()
        url = f"sqlite:///{file}"
    else:
        known = connection.settings_dict
        url = f"postgres://{known['USER']}:{known['PASSWORD']}@{known['HOST']}/{known['NAME']}"
    return os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "council_news.settings.test"}


def command(*arguments: str, **options: Any) -> "subprocess.Popen[str]":
    """``manage.py``, begun."""
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen([sys.executable, "manage.py", *arguments], cwd=settings.BASE_DIR, **(pipes | options))


def finish(process: "subprocess.Popen[str]") -> str:
    """What it said, once it has ended well."""
    out, err = process.communicate()
    assert process.returncode == 0, err
    return out
