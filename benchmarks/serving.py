"""Requests a second for one page: nginx over the written site, the bundled server, and what each is held against.

``python -m benchmarks.serving`` needs wrk and nginx, prints a table and keeps its figures. All servers run
at once with a worker for each core and are asked in turn, round after round, so that what else the machine does
meets them alike; a ratio is the median of the rounds'. It exits with 1 where a ratio is not kept.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import cycle, islice
from pathlib import Path
from urllib.request import Request, urlopen

from benchmarks.figures import Figure, keep
from benchmarks.processes import memory, processor
from tests.servers import running

PAGE = "/news/good-say-inspectors/"
ROUNDS, SECONDS, CONNECTIONS = 10, 2, 32
CORES = os.cpu_count() or 1
BARE, PLAIN, NGINX = "nginx, plain file, bare", "nginx, plain file", "nginx, written site"
BUNDLED, CACHED = "bundled server", "Django cache middleware"
OTHERS = "Wagtail’s page cache 1/48, WordPress behind nginx’s cache 1/37, Ghost 1/22"
# (what, held against, at least, what others reach)
RATIOS = (
    (NGINX, BARE, 0.9, "with no header of ours"),
    (NGINX, PLAIN, 0.9, "one folder, one file, the same bytes on the wire"),
    (BUNDLED, NGINX, 0.15, OTHERS),
    (BUNDLED, CACHED, 5.0, "the same page in Django’s cache middleware"),
)


# Nothing to find and nothing to choose: one file, which is compressed already, with the headers that a page has.
PLAIN_SERVER = """
    server {{
        listen 127.0.0.1:{port};
        root {root};
        server_tokens off;
        max_ranges 0;
        default_type "text/html; charset=utf-8";
        include snippets/council-news/page.conf;
        add_header Cache-Control "public, max-age=0, s-maxage=60";
        add_header Content-Encoding br;
    }}
"""


@dataclass
class Target:
    """The page at one of the servers."""

    address: str
    pid: int


@dataclass
class Load:
    """What was measured: requests a second, milliseconds to wait, and what the server took for it.

    That is microseconds of processors a request, and megabytes of memory of all its processes.
    """

    requests: float
    median: float
    worst: float  # of a hundred
    processor: float
    memory: float


@contextmanager
def servers(folder: Path) -> Iterator[dict[str, Target]]:
    """All of them, running."""
    data, plain = folder / "data", folder / "plain"
    running.prepare(data)
    plain.mkdir()
    page = shutil.copy(data / "site" / PAGE.strip("/") / "index.html.br", plain / "page")
    port = running.free_port()
    bare = running.free_port()
    more = PLAIN_SERVER.format(port=port, root=plain) + f"server {{ listen 127.0.0.1:{bare}; root {plain}; }}"
    cached_env = running.bare_environment() | {"PAGE": page}
    with (
        running.bundled(data, workers=CORES) as own,
        running.nginx(data, folder / "nginx", behind=own.port, workers=CORES, more=more) as nginx,
        running.granian("benchmarks.cached_django:application", cached_env, workers=CORES) as cached,
    ):
        yield {
            BARE: Target(f"http://127.0.0.1:{bare}/page", nginx.pid),
            PLAIN: Target(f"http://127.0.0.1:{port}/page", nginx.pid),
            NGINX: Target(f"http://127.0.0.1:{nginx.port}{PAGE}", nginx.pid),
            BUNDLED: Target(f"http://127.0.0.1:{own.port}{PAGE}", own.pid),
            CACHED: Target(f"http://127.0.0.1:{cached.port}{PAGE}", cached.pid),
        }


def load(target: Target) -> Load:
    """Ask for the page for some seconds."""
    headers = ["-H", "Accept-Encoding: gzip, deflate, br", "-H", "X-Forwarded-Proto: https"]
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", *headers, target.address]
    before = processor(target.pid)
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own words
    if "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(f"{target.address} failed:\n{said}")
    used = (processor(target.pid) - before) * 1_000_000
    a_second, all_of_them = _number(said, r"Requests/sec:\s+([\d.]+)"), _number(said, r"(\d+) requests in")
    waited = _milliseconds(said, "50"), _milliseconds(said, "99")
    return Load(a_second, *waited, used / all_of_them, memory(target.pid))


def answer(target: Target) -> tuple[dict[str, str], bytes]:
    """The headers and the body of the page at a server, without what tells of the time it was made."""
    with urlopen(Request(target.address, headers={"Accept-Encoding": "br"})) as response:  # noqa: S310 - loopback
        headers = {
            name: value for name, value in response.headers.items() if name not in ("Date", "Last-Modified", "ETag")
        }
        return headers, response.read()


def _number(said: str, pattern: str) -> float:
    found = re.search(pattern, said)
    return float(found[1]) if found else 0.0


def _milliseconds(said: str, percent: str) -> float:
    found = re.search(rf"\s{percent}%\s+([\d.]+)(us|ms|s)", said)
    return float(found[1]) * {"us": 0.001, "ms": 1, "s": 1000}[found[2]] if found else 0.0


def measure() -> dict[str, list[Load]]:
    """Every server in every round, there and back again, after one round that only warms up."""
    with tempfile.TemporaryDirectory() as folder, servers(Path(folder)) as targets:
        if (plain := answer(targets[PLAIN])) != (written := answer(targets[NGINX])):
            raise SystemExit(f"The plain file is answered otherwise than the page:\n{plain[0]}\n{written[0]}")
        there = list(targets)
        orders = [there, *islice(cycle([there, there[::-1]]), ROUNDS)]
        rounds = [{name: load(targets[name]) for name in order} for order in orders]
    return {name: [each[name] for each in rounds[1:]] for name in rounds[0]}


def report(loads: dict[str, list[Load]], say: Callable[[str], None]) -> None:
    """A line for each server."""
    say(f"One page with brotli, {CORES} workers, {CONNECTIONS} connections, median of {ROUNDS} rounds of {SECONDS} s\n")
    say(f"{'':26} {'requests/s':>10} {'p50 ms':>8} {'p99 ms':>8} {'cpu us':>8} {'MB':>6}")
    for name, each in loads.items():
        middle = _middle(each)
        numbers = f"{middle.requests:10,.0f} {middle.median:8.2f} {middle.worst:8.2f} {middle.processor:8.1f}"
        say(f"{name:26} {numbers} {middle.memory:6.0f}")


def _middle(loads: list[Load]) -> Load:
    """The median of each measure."""
    return Load(*(statistics.median(values) for values in zip(*(asdict(one).values() for one in loads), strict=True)))


def figures(loads: dict[str, list[Load]]) -> Iterator[Figure]:
    """The ratios that were promised, and what they are ratios of."""
    for name, against, least, beside in RATIOS:
        pairs = zip(loads[name], loads[against], strict=True)
        ratio = statistics.median(one.requests / other.requests for one, other in pairs)
        yield Figure(f"{name} / {against}", ratio, "requests a second", least, at_least=True, beside=beside)
    for name, each in loads.items():
        yield Figure(name, _middle(each).requests, "requests a second")
        yield Figure(f"{name}, p99", _middle(each).worst, "ms")
        yield Figure(f"{name}, memory of all its processes", _middle(each).memory, "MB")


def main() -> int:
    """Measure, print, keep."""
    loads = measure()
    report(loads, print)
    return 0 if keep("serving", figures(loads), rounds=loads) else 1


if __name__ == "__main__":
    sys.exit(main())
