"""Migrations follow the models and can be taken back."""

import re
from collections.abc import Iterable
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import migrations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

OURS = ("releases", "inspections")


@pytest.mark.django_db
def test_models_have_no_change_without_a_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


def ours() -> dict[tuple[str, str], migrations.Migration]:
    """Our migrations by app and name."""
    disk = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    return {key: migration for key, migration in disk.items() if key[0] in OURS}


def irreversible(operations: Iterable[Operation]) -> list[str]:
    """Operations that cannot be undone when an upgrade has to be taken back."""
    return [operation.describe() for operation in operations if not operation.reversible]


def test_every_migration_can_be_taken_back() -> None:
    assert irreversible([migrations.RunPython(lambda apps, editor: None)])
    assert {key: bad for key, migration in ours().items() if (bad := irreversible(migration.operations))} == {}


def test_migrations_are_named_for_what_they_do() -> None:
    unnamed = re.compile(r"_auto_\d|_alter_.*_and_more$")
    assert unnamed.search("0002_auto_20260101_1200")
    assert [key for key in ours() if unnamed.search(key[1])] == []
