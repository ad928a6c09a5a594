"""Machines as deploy/many/ has them: each with its own data folder, server and writer; one database, one store."""

import http.client
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlencode

from tests.admin.pages import fields
from tests.servers import running

MANAGE = [sys.executable, "manage.py"]
SHARED = (
    "DATABASE_URL",
    "PGHOST",
    "COUNCIL_NEWS_MEDIA",
    "AWS_ENDPOINT_URL",
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
)


@dataclass(frozen=True)
class Machine:
    """What is on one machine; ``log`` holds what its processes complained of."""

    data: Path
    port: int
    env: dict[str, str]
    log: Path

    def begin(self, *command: str) -> "subprocess.Popen[str]":
        """``manage.py`` with this machine's settings, begun."""
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        return subprocess.Popen([*MANAGE, *command], cwd=running.ROOT, env=self.env, **pipes)  # type: ignore[call-overload]


@contextmanager
def machine(data: Path, **changed: str) -> Iterator[Machine]:
    """A machine with its server and its writer running over ``data``, until both have been stopped."""
    shared = {name: os.environ[name] for name in SHARED if name in os.environ}
    env = running.environment(data, **shared, AWS_DEFAULT_REGION="eu-west-2", **changed)
    log = data / "log"
    with log.open("w") as complaints, ExitStack() as stack:
        writer = subprocess.Popen(
            [*MANAGE, "write_site", "--follow"], cwd=running.ROOT, env=env, stderr=complaints, stdout=subprocess.DEVNULL
        )
        stack.callback(writer.wait)
        stack.callback(writer.terminate)
        server = stack.enter_context(
            running.granian("council_news.wsgi:application", env, workers=1, log=complaints.fileno())
        )
        yield Machine(data, server.port, env, log)


@dataclass
class Officer:
    """Somebody at a browser: keeps cookies, sends forms with what stands in them. Any machine will do."""

    username: str
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, port: int, path: str) -> running.Answer:
        """A page."""
        return self._ask(port, "GET", path)

    def post(self, port: int, path: str, data: dict[str, object], *, files: dict[str, tuple[str, bytes]] | None = None):
        """A form, sent; as a browser encodes one with files if there are any."""
        if not files:
            body = urlencode(data, doseq=True).encode()
            return self._ask(port, "POST", path, body, "application/x-www-form-urlencoded")
        edge = "edge-of-a-part"
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in data.items()
        ]
        for name, (file, content) in files.items():
            head = f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n\r\n'
            parts += [head.encode(), content, b"\r\n"]
        return self._ask(
            port, "POST", path, b"".join([*parts, f"--{edge}--\r\n".encode()]), f"multipart/form-data; boundary={edge}"
        )

    def form(self, port: int, path: str, form: str | None) -> dict[str, object]:
        """The fields of a form with what stands in them; None for one without a name."""
        answer = self.get(port, path)
        assert answer.status == 200, f"{path} answered {answer.status}"
        return fields(SimpleNamespace(content=answer.body), form)

    def sign_in(self, port: int, password: str) -> None:
        """Through the form of the news desk."""
        typed = self.form(port, "/admin/login/", "login-form")
        answer = self.post(port, "/admin/login/", {**typed, "username": self.username, "password": password})
        assert answer.status == 302, answer.body.decode()

    def _ask(self, port: int, method: str, path: str, body: bytes = b"", kind: str = "") -> running.Answer:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        headers = {
            "X-Forwarded-Proto": "https",
            "Origin": "https://127.0.0.1",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        try:
            connection.request(method, path, body, headers | ({"Content-Type": kind} if kind else {}))
            response = connection.getresponse()
            for header in response.headers.get_all("Set-Cookie", []):
                name, _equals, value = header.partition(";")[0].partition("=")
                self.cookies[name] = value
            said = {name.lower(): value for name, value in response.getheaders()}
            return running.Answer(response.status, said, response.read())
        finally:
            connection.close()
