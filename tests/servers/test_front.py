"""The files of deploy/many: checked by the programs that read them, and the front asked with machines up and down."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import buckets
from tests.servers import running, table
from tests.servers.machines import MANAGE
from tests.servers.running import ask

DEPLOY = running.ROOT / "deploy"
BUCKET = "council-news-public"


@pytest.fixture(scope="module")
def store(data: Path, object_store: dict[str, str]) -> Iterator[str]:
    """The address of a store whose bucket holds the pages of ``data``, for everybody to read but not to list."""
    s3 = buckets.client(object_store)
    buckets.make(s3, BUCKET)
    everybody = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{BUCKET}/*"}
    s3.put_bucket_policy(Bucket=BUCKET, Policy=json.dumps({"Version": "2012-10-17", "Statement": [everybody]}))
    env = running.environment(data, **object_store)
    command = [*MANAGE, "write_site", "--to", f"s3://{BUCKET}/site"]
    run = subprocess.run(command, cwd=running.ROOT, env=env, capture_output=True, text=True)
    assert "files sent to" in run.stdout, run.stderr
    yield object_store["AWS_ENDPOINT_URL"]
    s3.close()


@pytest.mark.parametrize("example", ["nginx.conf", "many/nginx-machine.conf", "many/nginx-front.conf"])
def test_nginx_takes_the_examples(example: str, tmp_path: Path) -> None:
    assert running.checked_by_nginx(tmp_path, example) == ""


def test_systemd_takes_the_units(tmp_path: Path) -> None:
    for path in [*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer"), *DEPLOY.glob("many/council-news*")]:
        if path.is_dir():
            shutil.copytree(path, tmp_path / path.name)
        else:
            text = path.read_text().replace("/opt/council-news", str(running.ROOT))
            (tmp_path / path.name).write_text(text)
    units = sorted(path for path in tmp_path.iterdir() if path.suffix in (".service", ".timer"))
    drop_in = tmp_path / "council-news.service.d" / "many.conf"
    drop_in.write_text(drop_in.read_text().replace("/opt/council-news", str(running.ROOT)))
    run = subprocess.run(["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True)
    assert (run.stderr, run.returncode) == ("", 0)


def told(answer: running.Answer) -> dict[str, str]:
    """What must be said of a page wherever it comes from."""
    wanted = (
        "content-type",
        "cache-control",
        "content-security-policy",
        "x-content-type-options",
        "strict-transport-security",
        "cross-origin-resource-policy",
        "content-disposition",
    )
    return {name: value for name, value in answer.headers.items() if name in wanted}


def test_the_front_asks_a_machine_then_the_next_then_the_bucket(data: Path, store: str, tmp_path: Path) -> None:
    paths = table.addresses(data / "site")
    with (
        running.bundled(data) as one,
        running.bundled(data) as two,
        running.front(tmp_path, one=one.port, two=two.port, store=store) as front,
    ):
        straight = {path: ask(one.port, "GET", path) for path in paths}
        assert {path: ask(front.port, "GET", path).body for path in paths} == bodies(straight)
        assert ask(front.port, "GET", "/nothing/").status == 404
        assert ask(front.port, "GET", "/news/was-removed/").status == 410
        assert ask(front.port, "GET", "/readyz").status == 404
        assert ask(front.port, "GET", "/admin/login/").status == 200
        running.stop(one)
        assert {ask(front.port, "GET", path).status for path in paths} == {200}
        assert ask(front.port, "GET", "/search/?q=library").status == 200
        running.stop(two)
        from_the_bucket(front.port, straight)


def bodies(answers: dict[str, running.Answer]) -> dict[str, bytes]:
    return {path: answer.body for path, answer in answers.items()}


def from_the_bucket(front: int, straight: dict[str, Any]) -> None:
    """No machine answers: the same bytes and headers all the same."""
    for path, before in straight.items():
        now = ask(front, "GET", path)
        assert (now.status, now.body) == (200, before.body), path
        assert told(now) == told(before), path
        assert not {"x-amz-request-id", "x-amz-id-2", "x-amz-version-id"} & now.headers.keys()
    packed = ask(front, "GET", "/", {"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert ask(front, "HEAD", "/").status == 200
    missing = ask(front, "GET", "/nothing/")
    assert (missing.status, b"Page not found" in missing.body) == (404, True)
    assert ask(front, "GET", "/news/was-removed/").status == 404
    resting = ask(front, "GET", "/search/?q=library")
    assert (resting.status, resting.headers["retry-after"]) == (503, "60")
    assert b"Search is resting" in resting.body
    assert ask(front, "POST", "/news/").status == 503
    assert ask(front, "GET", "/admin/login/").status == 502
