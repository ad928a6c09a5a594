"""One newsroom on the disk, and both servers over it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.servers import running


@dataclass(frozen=True)
class Servers:
    """The folder of the written site, and the ports of the two."""

    site: Path
    nginx: int
    bundled: int


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a newsroom with one of everything, its written site in ``site``."""
    folder = tmp_path_factory.mktemp("newsroom")
    running.prepare(folder)
    return folder


@pytest.fixture(scope="session")
def servers(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """Both, with the application behind nginx."""
    folder = tmp_path_factory.mktemp("nginx")
    with running.bundled(data) as own, running.nginx(data, folder, behind=own.port) as front:
        yield Servers(data / "site", front.port, own.port)
