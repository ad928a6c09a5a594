"""The two servers as processes of their own on free ports of this machine, ended by their numbers."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SNIPPETS = ROOT / "deploy" / "nginx"
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
NGINX_PROGRAM = shutil.which("nginx") or "/usr/sbin/nginx"
BUCKET_HOST = "council-news-public.s3.eu-west-2.amazonaws.com"  # in deploy/many/nginx/bucket.conf
PATIENCE = 60  # seconds until a server must answer

# As deploy/council-news.service has them, but for how long a worker may take to end.
OPTIONS = [
    *("--interface", "wsgi", "--http", "1", "--no-ws", "--log-level", "error"),
    *("--blocking-threads", "16", "--workers-kill-timeout", "5"),
]

# The outside of deploy/nginx.conf and of deploy/many/nginx-front.conf, without TLS.
NGINX = """
{first}
daemon off;
worker_processes {workers};
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {inside}
}}
"""
SITE = """
    upstream council_news {{ server 127.0.0.1:{behind}; keepalive 16; }}
    server {{ listen 127.0.0.1:{port}; include snippets/council-news/site.conf; }}
"""
FRONT = """
    upstream council_news_pages {{ server 127.0.0.1:{one} max_fails=1; server 127.0.0.1:{two} backup; }}
    upstream council_news_desk {{ server 127.0.0.1:{one} max_fails=1; server 127.0.0.1:{two} max_fails=1; }}
    server {{ listen 127.0.0.1:{port}; include snippets/council-news-many/front.conf; }}
"""


@dataclass(frozen=True)
class Running:
    """A server that takes connections."""

    port: int
    pid: int


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def bare_environment() -> dict[str, str]:
    """What a program needs to run at all, as systemd would give it."""
    return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}


def environment(data: Path, **changed: str) -> dict[str, str]:
    """The production settings with their data in ``data``."""
    return {
        **bare_environment(),
        "DJANGO_SETTINGS_MODULE": "council_news.settings.production",
        "COUNCIL_NEWS_SECRET_KEY": "only-for-tests-" * 5,
        "COUNCIL_NEWS_ALLOWED_HOSTS": "127.0.0.1",
        "COUNCIL_NEWS_PUBLIC_URL": "https://127.0.0.1",
        "COUNCIL_NEWS_DATA": str(data),
        **changed,
    }


def prepare(data: Path, **changed: str) -> None:
    """A newsroom with one of everything, and its written site, in ``data``."""
    script = [sys.executable, str(Path(__file__).with_name("prepare.py"))]
    run = subprocess.run(script, cwd=ROOT, env=environment(data, **changed), capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


@contextmanager
def bundled(data: Path, *, workers: int = 1, more: tuple[str, ...] = (), **changed: str) -> Iterator[Running]:
    """The bundled server over ``data``."""
    env = environment(data, **changed)
    with granian("council_news.wsgi:application", env, workers=workers, more=more) as server:
        yield server


@contextmanager
def secure(data: Path, folder: Path, *, workers: int = 1) -> Iterator[Running]:
    """The bundled server over ``data`` with TLS of its own and no proxy in front."""
    key, certificate = certified(folder)
    options = ("--ssl-keyfile", str(key), "--ssl-certificate", str(certificate))
    with bundled(data, workers=workers, more=options, COUNCIL_NEWS_PROXIES="0") as server:
        yield server


@contextmanager
def granian(
    application: str, env: dict[str, str], *, workers: int, more: tuple[str, ...] = (), log: int | None = None
) -> Iterator[Running]:
    """A WSGI application as deploy/council-news.service starts ours."""
    port = free_port()
    where = ["--host", "127.0.0.1", "--port", str(port), "--workers", str(workers), *more]
    with running([sys.executable, "-m", "granian", *OPTIONS, *where, application], port, env, log=log) as server:
        yield server


@contextmanager
def nginx(data: Path, folder: Path, *, behind: int, workers: int = 1, more: str = "") -> Iterator[Running]:
    """nginx over ``data`` with the files of deploy/, its own files in ``folder``."""
    port = free_port()
    inside = SITE.format(behind=behind, port=port) + more  # "https" is what its proxy would say
    here = {"/var/lib/council-news": str(data), "$scheme": "https"}
    with _nginx(folder, inside, here, port, workers) as server:
        yield server


@contextmanager
def front(folder: Path, *, one: int, two: int, store: str) -> Iterator[Running]:
    """nginx as deploy/many/ has it in front of two machines, and of the bucket "council-news-public" of ``store``."""
    port = free_port()
    here = {
        "https://council_news": "http://council_news",
        f"https://{BUCKET_HOST}": store,
        f"Host {BUCKET_HOST}": f"Host {store.removeprefix('http://')}",
        "/site$1": "/council-news-public/site$1",  # by its path, where AWS has a host for each bucket
    }
    with _nginx(folder, FRONT.format(one=one, two=two, port=port), here, port, 1) as server:
        yield server


@contextmanager
def _nginx(folder: Path, inside: str, here: dict[str, str], port: int, workers: int) -> Iterator[Running]:
    """nginx with ``inside`` in its http block and the snippets of deploy/, in which ``here`` says what is different."""
    first = f"load_module {BROTLI};" + ("user root;" if os.geteuid() == 0 else "")  # pytest's folders are its user's
    for name, snippets in (("council-news", SNIPPETS), ("council-news-many", ROOT / "deploy" / "many" / "nginx")):
        (folder / "snippets" / name).mkdir(parents=True)
        for path in snippets.glob("*.conf"):
            text = path.read_text()
            for there, ours in here.items():
                text = text.replace(there, ours)
            (folder / "snippets" / name / path.name).write_text(text)
    shutil.copy("/etc/nginx/mime.types", folder)
    (folder / "nginx.conf").write_text(NGINX.format(first=first, folder=folder, workers=workers, inside=inside))
    folder.chmod(0o755)
    with running(
        [NGINX_PROGRAM, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")], port, None
    ) as server:
        yield server


@contextmanager
def running(command: list[str], port: int, env: dict[str, str] | None, *, log: int | None = None) -> Iterator[Running]:
    """``command`` from when it takes connections until it has ended; ``log`` says where its errors go."""
    server = subprocess.Popen(command, cwd=ROOT, env=env, stderr=log)
    try:
        _await(server, port)
        yield Running(port, server.pid)
    finally:
        server.terminate()
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def stop(server: Running) -> None:
    """End it before its time, as a machine that fails."""
    os.kill(server.pid, signal.SIGTERM)
    while _answers(server.port):
        os.sched_yield()


def _await(server: "subprocess.Popen[bytes]", port: int) -> None:
    """Return when ``server`` takes connections; fail if it ends before."""
    last = time.monotonic() + PATIENCE
    while not _answers(port):
        assert time.monotonic() < last, f"{server.args!r} does not answer"
        with suppress(subprocess.TimeoutExpired):
            raise AssertionError(f"{server.args!r} ended with {server.wait(timeout=0.05)}")


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@dataclass(frozen=True)
class Answer:
    """What a server said."""

    status: int
    headers: dict[str, str]
    body: bytes


def ask(port: int, method: str, path: str, headers: dict[str, str] | None = None) -> Answer:
    """One request, as it is written here: nothing is made right on the way."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in {"X-Forwarded-Proto": "https", **(headers or {})}.items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        said = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, said, response.read())
    finally:
        connection.close()


def certified(folder: Path) -> tuple[Path, Path]:
    """A key and a certificate for a day, made in ``folder``."""
    key, certificate = folder / "news.key", folder / "news.pem"
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "1",
        "-subj",
        "/CN=news.example.gov.uk",
    ]
    subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    return key, certificate


def checked_by_nginx(folder: Path, example: str = "nginx.conf") -> str:
    """What nginx has to say against a file of deploy/; empty if it takes it. With a certificate made for it."""
    shutil.copytree(SNIPPETS, folder / "snippets" / "council-news")
    shutil.copytree(ROOT / "deploy" / "many" / "nginx", folder / "snippets" / "council-news-many")
    key, certificate = certified(folder)
    shutil.copy("/etc/nginx/mime.types", folder)
    text = (ROOT / "deploy" / example).read_text()
    whole = f"load_module {BROTLI};\npid {folder}/nginx.pid;\nevents {{}}\nhttp {{\n{text}\n}}\n"
    (folder / "nginx.conf").write_text(whole)
    here = {
        "/etc/ssl/certs/news.example.gov.uk.pem": str(certificate),
        "/etc/ssl/private/news.example.gov.uk.key": str(key),
        **dict.fromkeys(("app1.example.internal", "app2.example.internal", BUCKET_HOST), "127.0.0.1"),
    }
    for path in folder.rglob("*.conf"):
        changed = path.read_text()
        for there, ours in here.items():
            changed = changed.replace(there, ours)
        path.write_text(changed)
    command = [NGINX_PROGRAM, "-t", "-q", "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    return subprocess.run(command, capture_output=True, text=True).stderr
