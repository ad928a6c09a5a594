"""``make demo`` as people run it: a process of its own that sets up, serves, and stops when told."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

from django.conf import settings

from benchmarks.processes import children

NOT_PASSED_ON = ("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "COUNCIL_NEWS_PUBLIC_URL", "SAMPLES")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def a_worker(demo: int) -> int:
    """A process that answers requests: granian's youngest."""
    server = next(pid for pid in children(demo) if b"granian" in Path(f"/proc/{pid}/cmdline").read_bytes())
    return max(children(server))


def test_the_demo_serves_and_stops(tmp_path: Path) -> None:
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if name not in NOT_PASSED_ON}
    environment |= {"COUNCIL_NEWS_DATA": str(tmp_path / "var"), "PORT": str(port)}
    command = [sys.executable, "manage.py", "demo"]
    demo = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, text=True)
    assert demo.stdout is not None
    try:
        said = ""
        for line in demo.stdout:
            said += line
            if "Ctrl+C" in line:
                break
        assert f"http://127.0.0.1:{port}/admin/" in said
        with urlopen(f"http://127.0.0.1:{port}/") as home:
            page = home.read().decode()
        assert "Oxfordshire’s children’s social care services rated “Good” by Ofsted" in page
        assert f"http://127.0.0.1:{port}/" in page
        os.kill(a_worker(demo.pid), signal.SIGSTOP)  # one that hears nothing any more does not keep the rest
        demo.send_signal(signal.SIGTERM)
        assert demo.wait(timeout=60) == 0
    finally:
        demo.kill()
        demo.wait()
        demo.stdout.close()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
