"""nginx with the files of deploy/ and the bundled server give the same answers."""

import gzip
import re

from tests.servers import table
from tests.servers.conftest import Servers
from tests.servers.running import Answer, ask
from tests.servers.table import PAGE, Asked

HASH, IMMUTABLE = (
    "0123456789ab",
    "max-age=315360000, public, immutable",
)  # as tests/site/production_run.py and WhiteNoise
OF_THE_SERVER = {"date", "server", "connection", "transfer-encoding", "keep-alive", "expires"}
# nginx has a body of its own for a way to another address; nobody reads it.
OF_THE_BODY = {"content-length", "content-type"}
AGE = re.compile(rb'(?<="age_seconds": )[0-9]+')  # of the site in /readyz, which grows meanwhile


def compared(asked: Asked, answer: Answer) -> dict[str, str | bytes | int]:
    """What has to be the same."""
    is_moved = answer.status == 301
    left_out = OF_THE_SERVER | (OF_THE_BODY if is_moved else set())
    headers = {name: value for name, value in answer.headers.items() if name not in left_out}
    body, ages = AGE.subn(b"0", b"" if is_moved else answer.body)
    if ages:
        headers["content-length"] = str(len(body))  # as 100 is longer than 99
    return {**headers, "(status)": answer.status, "(body)": body}


def test_the_whole_table(servers: Servers) -> None:
    page, packed = ask(servers.nginx, "GET", PAGE), ask(servers.nginx, "GET", PAGE, {"Accept-Encoding": "gzip"})
    wrong = []
    for asked in table.everything(servers.site, page, packed):
        first, second = (
            ask(port, asked.method, asked.path, asked.headers) for port in (servers.nginx, servers.bundled)
        )
        if first.status != asked.status:
            wrong.append(f"{asked}: nginx answers {first.status}, not {asked.status}")
        one, other = compared(asked, first), compared(asked, second)
        for name in sorted(one.keys() | other.keys()):
            if one.get(name) != other.get(name):
                wrong.append(f"{asked}: {name}: nginx {one.get(name)!r}, bundled {other.get(name)!r}"[:400])
    assert wrong == []


def test_a_broken_escape_leads_nowhere(servers: Servers) -> None:
    for path in ("/%zz/", "/%", "/news/%2"):  # the bundled server's application is not told how it was written
        assert ask(servers.nginx, "GET", path).status == 400
        assert ask(servers.bundled, "GET", path).status == 404


def test_no_public_answer_sets_a_cookie(servers: Servers) -> None:
    for path in table.addresses(servers.site):
        for port in (servers.nginx, servers.bundled):
            answer = ask(port, "GET", path, {"Cookie": "__Host-session=x; __Host-csrf=y"})
            assert "set-cookie" not in answer.headers
            assert answer.headers["vary"] == "Accept-Encoding"


def test_files_of_the_news_desk(servers: Servers) -> None:
    """Sent by nginx itself or by the application, kept for ever if their name has a hash."""
    for name, kept in (("newsroom.css", "max-age=60, public"), (f"newsroom.{HASH}.css", IMMUTABLE)):
        answers = [ask(port, "GET", f"/static/css/{name}") for port in (servers.nginx, servers.bundled)]
        assert {(answer.status, answer.headers["cache-control"], answer.body) for answer in answers} == {
            (200, kept, b"body{margin:0}")
        }
        assert all(answer.headers["x-content-type-options"] == "nosniff" for answer in answers)
    assert {ask(port, "GET", "/static/nothing.css").status for port in (servers.nginx, servers.bundled)} == {404}


def test_what_stays_open_is_served_no_longer_than_it_is_there(servers: Servers) -> None:
    """nginx keeps open what is asked for often; the next request gets the next edition, or none, all the same."""
    folder = servers.site / "news" / "asked-for-often"
    folder.mkdir()
    for port in (servers.nginx, servers.bundled):
        for words in (b"First", b"Other"):
            for name, content in (("index.html", words), ("index.html.gz", gzip.compress(words, mtime=0))):
                (folder / "new").write_bytes(content)
                (folder / "new").replace(folder / name)
            for _ in range(3):
                assert ask(port, "GET", "/news/asked-for-often/").body == words
                packed = ask(port, "GET", "/news/asked-for-often/", {"Accept-Encoding": "gzip"})
                assert gzip.decompress(packed.body) == words
        for name in ("index.html.gz", "index.html"):
            (folder / name).unlink()
        for encoding in ({}, {"Accept-Encoding": "gzip"}):
            assert ask(port, "GET", "/news/asked-for-often/", encoding).status == 404
    folder.rmdir()
