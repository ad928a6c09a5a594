"""Officers who are signed in."""

from typing import Any

import pytest
from django.test import Client

from tests.factories import staff


def signed_in(role: str, **kwargs: Any) -> Client:
    """A client of a new officer in ``role``; ``client.officer`` is the officer."""
    client = Client()
    client.officer = staff(role, **kwargs)  # type: ignore[attr-defined]
    client.force_login(client.officer, backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[attr-defined]
    return client


@pytest.fixture
def author(db: None) -> Client:
    return signed_in("Author", first_name="Priya", last_name="Shah")


@pytest.fixture
def approver(db: None) -> Client:
    return signed_in("Approver", first_name="Tom", last_name="Okafor")


@pytest.fixture
def administrator(db: None) -> Client:
    return signed_in("Administrator")


@pytest.fixture
def inspections_officer(db: None) -> Client:
    return signed_in("Inspections officer")
