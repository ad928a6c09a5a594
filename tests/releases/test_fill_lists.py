"""The migration that fills the lists of a newsroom that was there before them."""

import importlib

import pytest
from django.apps import apps

from releases.models import Listed, Listing
from tests.many import publish_many

pytestmark = pytest.mark.django_db


def test_a_filled_newsroom_gets_its_lists() -> None:
    publish_many(50)
    kept = [(str(row), row.months, row.total, row.entries.count()) for row in Listing.objects.order_by("pk")]
    Listing.objects.all().delete()
    importlib.import_module("releases.migrations.0007_fill_lists").fill(apps, None)
    made = [(str(row), row.months, row.total, row.entries.count()) for row in Listing.objects.order_by("pk")]
    assert sorted(made, key=str) == sorted(kept, key=str)
    assert Listed.objects.count() == 50 * 4
