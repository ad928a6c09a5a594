"""The demo's server: granian on loopback, and beside it the clock and the writer of the public pages."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connections

HOST = "127.0.0.1"
EVERY = 3  # seconds between two runs of the clock: somebody may be waiting for a report to be read
# As in deploy/council-news.service; why granian and why so: docs/decisions/0010.
# A worker may miss the signal to end (granian waits for an event in the thread that the signal breaks into); a demo has
# nobody's request to finish, so it waits less long for one.
OPTIONS = [
    *("--interface", "wsgi", "--http", "1", "--no-ws"),
    *("--workers", "2", "--blocking-threads", "16", "--respawn-failed-workers", "--workers-kill-timeout", "3"),
]


def port_of(text: str) -> int:
    """The port that ``text`` names. Raises ``CommandError`` if it names none, or one that is taken."""
    port = int(text) if text.isascii() and text.isdigit() and len(text) <= 5 else 0
    if not 1024 <= port <= 65535:
        raise CommandError(f"PORT must be a number from 1024 to 65535, not “{text}”. For example: PORT=8001 make demo")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            other = port + 1 if port < 65535 else port - 1
            raise CommandError(
                f"Port {port} is taken by another program, perhaps another demo. Choose another: PORT={other} make demo"
            ) from None
    return port


def address(port: int) -> str:
    """The address of the demo, without a slash at the end."""
    return f"http://{HOST}:{port}"


def serve(port: int, *, once_up: Callable[[], None]) -> int:
    """Serve until somebody stops it (Ctrl+C or a termination signal); the server's exit code.

    ``once_up`` is called when the server answers.
    """
    environment = os.environ | {"COUNCIL_NEWS_PUBLIC_URL": address(port)}
    where = ["--host", HOST, "--port", str(port), "--log-level", "error"]
    settings.PUBLIC_URL = address(port)  # the clock, which runs in this process, writes pages too
    server = _start([sys.executable, "-m", "granian", "council_news.wsgi:application", *OPTIONS, *where], environment)
    writer = _start([sys.executable, "manage.py", "write_site", "--follow"], environment)

    def stop(number: int, frame: Any) -> None:
        server.send_signal(signal.SIGTERM)

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    stopped = threading.Event()
    clock = threading.Thread(target=_tick, args=(stopped,), daemon=True)
    clock.start()
    try:
        if _answers(server, port):
            once_up()
        return server.wait()
    finally:
        stopped.set()
        writer.terminate()
        clock.join(timeout=5)
        writer.wait()
        for number, handler in before.items():
            signal.signal(number, handler)


def _start(command: list[str], environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(command, env=environment, cwd=settings.BASE_DIR)  # noqa: S603 - our own words, no shell


def _answers(server: "subprocess.Popen[bytes]", port: int) -> bool:
    """Wait until the server takes connections; False if it gives up before."""
    while server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return True
        time.sleep(0.1)
    return False


def _tick(stopped: threading.Event) -> None:
    """Run the clock every few seconds until ``stopped``; one failure does not stop the next run."""
    while not stopped.wait(EVERY):
        try:
            call_command("clock")
        except Exception as error:  # noqa: BLE001 - whatever it was, the next turn comes
            sys.stderr.write(f"The clock failed: {error}\n")
        finally:
            connections.close_all()
