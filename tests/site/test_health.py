"""/healthz says that the process lives, /readyz whether it could do its work, and neither says more."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from releases.models import Release
from tests.factories import ReleaseFactory


def test_alive_asks_nothing_of_the_database(client: Client) -> None:
    response = client.get("/healthz")  # without the mark, the database is out of reach in this test
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_ready_when_all_is_well(client: Client) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (200, {"ready": True, "failed": {}, "site": None})
    assert "no-store" in response["Cache-Control"]
    assert client.post("/readyz").status_code == 405


def scheduled(late_by: dt.timedelta) -> Release:
    return ReleaseFactory(status=Release.Status.SCHEDULED, publish_at=timezone.now() - late_by)


@pytest.mark.django_db
def test_a_clock_that_stands_still_is_noticed(client: Client) -> None:
    scheduled(dt.timedelta(minutes=4))
    assert client.get("/readyz").status_code == 200
    scheduled(dt.timedelta(minutes=6))
    response = client.get("/readyz")
    assert response.status_code == 503
    assert set(response.json()["failed"]) == {"clock"}
    assert "Scheduled releases overdue: 1." in response.json()["failed"]["clock"]


@pytest.mark.django_db
def test_migrations_to_apply_are_noticed(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'axes' AND name LIKE '0010%'")
    response = client.get("/readyz")
    assert response.status_code == 503
    assert "Migrations to apply: 1." in response.json()["failed"]["migrations"]


@pytest.mark.django_db
def test_uploads_that_cannot_be_written_are_noticed(client: Client, settings: Any, tmp_path: Path) -> None:
    in_the_way = tmp_path / "a-file"
    in_the_way.write_text("not a folder")
    settings.MEDIA_ROOT = in_the_way / "media"
    response = client.get("/readyz")
    assert response.status_code == 503
    assert set(response.json()["failed"]) == {"media"}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_database_that_is_gone_is_named_without_its_address(client: Client) -> None:
    connection.ensure_connection()
    kept, connection.connection = connection.connection, Gone()
    try:
        response = client.get("/readyz")
    finally:
        connection.connection = kept
    assert response.status_code == 503
    assert response.json()["failed"]["database"] == "It could not be asked."
    assert b"db.internal" not in response.content


class Gone:
    """The connection of a driver whose server has gone away."""

    def cursor(self, *args: Any, **kwargs: Any) -> Any:
        raise connection.Database.OperationalError("could not connect to db.internal as council_news")

    def close(self) -> None:
        """Nothing is open."""
