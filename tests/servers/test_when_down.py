"""What readers get when the database, or the application, does not answer."""

import json
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from council_news.sample.serving import OPTIONS
from council_news.site.behind import AT_ONCE
from tests.servers import running, table
from tests.servers.running import Answer, ask

NOBODY = "postgres://news@127.0.0.1:1/news"  # no database server listens on this port


@contextmanager
def silent_database() -> Iterator[str]:
    """The address of a server that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0), backlog=200) as server:
        yield f"postgres://news@127.0.0.1:{server.getsockname()[1]}/news"


def rests(answer: Answer) -> bool:
    """Whether search says in plain words that it is resting."""
    is_said = b"Search is resting" in answer.body and b"All news is here as usual" in answer.body
    return answer.status == 503 and is_said and answer.headers["retry-after"] == "60"


def wrong_answers(site: Path, port: int) -> list[tuple[str, int]]:
    """The public addresses that are not answered with 200."""
    answers = ((path, ask(port, "GET", path).status) for path in table.addresses(site))
    return [(path, status) for path, status in answers if status != 200]


@pytest.mark.parametrize("database", [NOBODY, "sqlite:////nowhere/news.sqlite3"])
def test_without_the_database_everything_public_is_there_and_search_rests(
    data: Path, tmp_path: Path, database: str
) -> None:
    with (
        running.bundled(data, DATABASE_URL=database) as own,
        running.nginx(data, tmp_path, behind=own.port) as front,
    ):
        for server in (own.port, front.port):
            assert wrong_answers(data / "site", server) == []
            assert ask(server, "GET", "/nothing/").status == 404
            assert ask(server, "GET", "/news/was-removed/").status == 410
            for question in ("/search/", "/search/?q=library", "/inspections/national/?region=London"):
                assert rests(ask(server, "GET", question)), question
            assert ask(server, "GET", "/healthz").status == 200
            assert ask(server, "GET", "/readyz").status == 503
            assert ask(server, "GET", "/admin/login/").status >= 500


def test_a_database_that_says_nothing_does_not_hold_up_the_news(data: Path) -> None:
    """Pages are answered while more searches wait than the server has threads."""
    answers: list[Answer] = []

    def search(port: int) -> None:
        answers.append(ask(port, "GET", "/search/?q=library"))

    with silent_database() as address, running.bundled(data, DATABASE_URL=address) as own:
        searches = [threading.Thread(target=search, args=(own.port,)) for _number in range(40)]
        for thread in searches:
            thread.start()
        assert wrong_answers(data / "site", own.port) == []
        assert any(thread.is_alive() for thread in searches)
        for thread in searches:
            thread.join()
    assert len(answers) == 40
    assert all(map(rests, answers))


def test_stopping_the_database_under_load_loses_no_reader() -> None:
    command = [running.ROOT / ".ci" / "with-postgres", sys.executable, "-m", "tests.servers.outage"]
    run = subprocess.run(command, cwd=running.ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    outcome = json.loads(run.stdout)
    assert set(outcome["readers"]) == {"200"}
    assert outcome["readers"]["200"] > 100
    before, during, after = outcome["searches"][:1], outcome["searches"][1:6], outcome["searches"][6:]
    assert (before, during, after) == ([200], [503] * 5, [200] * 5)


def test_without_the_application_nginx_goes_on(data: Path, tmp_path: Path) -> None:
    with running.nginx(data, tmp_path, behind=running.free_port()) as front:
        port = front.port
        assert wrong_answers(data / "site", port) == []
        assert ask(port, "GET", "/nothing/").status == 404
        for question in ("/search/?q=library", "/inspections/national.csv?region=London"):
            assert rests(ask(port, "GET", question)), question
        desk = ask(port, "GET", "/admin/login/")
        assert (desk.status, desk.headers["retry-after"]) == (503, "60")
        assert b"The newsroom does not answer" in desk.body
        assert b"nginx" not in desk.body


def test_the_server_stops_when_told(data: Path) -> None:
    with running.bundled(data) as own:
        assert ask(own.port, "GET", "/").status == 200
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", own.port)) != 0


def test_threads_leave_room_for_the_files() -> None:
    """The server has more threads than the application may hold."""
    service = (running.ROOT / "deploy" / "council-news.service").read_text()
    for options in (service, " ".join(OPTIONS), " ".join(running.OPTIONS)):
        threads = re.search(r"--blocking-threads (\d+)", options)
        assert threads
        assert int(threads[1]) >= AT_ONCE + 4
