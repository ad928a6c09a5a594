"""What took the place of an authority: in the admin, and on a database that knew one successor only."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests import factories as make
from tests.admin.pages import fields

FILL = "INSERT INTO inspections_localauthority (name, slug, aliases, dfe_code, region, is_ours, successor_id) VALUES "


@pytest.mark.django_db
def test_an_authority_is_not_its_own_successor(client: Client) -> None:
    client.force_login(make.staff("Administrator"), backend="django.contrib.auth.backends.ModelBackend")
    ended = make.LocalAuthorityFactory(name="Fernshire")
    address = reverse("admin:inspections_localauthority_change", args=[ended.pk])
    form = fields(client.get(address), "localauthority_form")
    refused = client.post(address, {**form, "successors": [ended.pk]})
    assert "An authority cannot be its own successor." in refused.content.decode()
    others = [make.LocalAuthorityFactory(name=f"{side} Fernshire").pk for side in ("East", "West")]
    assert client.post(address, {**form, "successors": others}).status_code == 302
    assert [each.name for each in ended.successors.all()] == ["East Fernshire", "West Fernshire"]


def test_the_successor_on_record_is_taken_over_and_given_back(tmp_path: Path) -> None:
    def manage(*words: str) -> str:
        environment = {
            **os.environ,
            "DATABASE_URL": f"sqlite:///{tmp_path / 'filled.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "council_news.settings.test",
        }
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def ask(question: str) -> str:
        return manage(
            "shell", "--no-imports", "-c", f"from django.db import connection as c; k = c.cursor(); {question}"
        )

    manage("migrate", "inspections", "0005", "-v", "0")
    rows = "('BCP', 'bcp', '[]', '', '', 0, NULL), ('Poole', 'poole', '[]', '', '', 0, 1)"
    ask(f"k.execute({FILL + rows!r})")
    manage("migrate", "inspections", "-v", "0")
    taken_over = "SELECT from_localauthority_id, to_localauthority_id FROM inspections_localauthority_successors"
    assert ask(f"print(k.execute({taken_over!r}).fetchall())") == "[(2, 1)]"
    manage("migrate", "inspections", "0005", "-v", "0")
    given_back = "SELECT id, successor_id FROM inspections_localauthority ORDER BY id"
    assert ask(f"print(k.execute({given_back!r}).fetchall())") == "[(1, None), (2, 1)]"
