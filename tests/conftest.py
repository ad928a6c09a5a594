"""Fixtures of every test: the clients that are there for all, and what counts as an error."""

import logging
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings

from tests import buckets
from tests.house.variables import UndefinedVariableFilter

_numbers = count()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database-only", action="store_true", help="leave out tests that no database takes part in")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On the second database, a test that asks none would only be run twice."""
    if config.getoption("--database-only"):
        config.hook.pytest_deselected(items=[item for item in items if not _uses_database(item)])
        items[:] = [item for item in items if _uses_database(item)]


def _uses_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db", "live_server"}
    return item.get_closest_marker("django_db") is not None or not fixtures.isdisjoint(
        getattr(item, "fixturenames", ())
    )


@pytest.fixture(scope="session")
def shared() -> Path:
    """The developers' folder of reference texts and sample releases, which a clone elsewhere does not have."""
    folder = Path(django_settings.BASE_DIR).parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here: the reference texts stay on the developers' machine")
    return folder


@pytest.fixture(autouse=True)
def site_root(settings: Any) -> Path:
    """A folder for the written site of each test, as each has a database of its own; made by what writes into it."""
    settings.SITE_ROOT = Path(settings.DATA_DIR) / f"site-{next(_numbers)}"
    return Path(settings.SITE_ROOT)


@pytest.fixture(autouse=True)
def undefined_variables() -> Iterator[UndefinedVariableFilter]:
    """Makes an undefined variable in a template of ours an error."""
    logger, check = logging.getLogger("django.template"), UndefinedVariableFilter()
    level, logger.level = logger.level, logging.DEBUG
    logger.addFilter(check)
    yield check
    logger.removeFilter(check)
    logger.level = level


@pytest.fixture(scope="session")
def object_store() -> Iterator[dict[str, str]]:
    """A store of objects, by the environment that leads to it."""
    with buckets.object_store() as environment:
        yield environment


@pytest.fixture
def s3(object_store: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A client of the store, whose address and keys are in the environment as an administrator puts them there."""
    for name, value in object_store.items():
        monkeypatch.setenv(name, value)
    client = buckets.client(object_store)
    yield client
    client.close()


@pytest.fixture
def bucket(s3: Any) -> str:
    """The name of a new bucket."""
    name = f"bucket-{next(_numbers)}"
    buckets.make(s3, name)
    return name
