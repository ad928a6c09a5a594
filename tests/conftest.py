"""Fixtures of every test: the clients that are there for all, and what counts as an error."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.house.variables import UndefinedVariableFilter


@pytest.fixture(scope="session")
def shared() -> Path:
    """The developers' folder of reference texts and sample releases, which a clone elsewhere does not have."""
    folder = Path(settings.BASE_DIR).parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here: the reference texts stay on the developers' machine")
    return folder


@pytest.fixture(autouse=True)
def undefined_variables() -> Iterator[UndefinedVariableFilter]:
    """Makes an undefined variable in a template of ours an error."""
    logger, check = logging.getLogger("django.template"), UndefinedVariableFilter()
    level, logger.level = logger.level, logging.DEBUG
    logger.addFilter(check)
    yield check
    logger.removeFilter(check)
    logger.level = level
