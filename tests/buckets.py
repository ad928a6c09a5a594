"""A store of objects that speaks S3 on a port of this machine: moto's server, a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import boto3

from tests.servers import running

KEYS = {"AWS_ACCESS_KEY_ID": "nobody", "AWS_SECRET_ACCESS_KEY": "nothing", "AWS_DEFAULT_REGION": "eu-west-2"}


@contextmanager
def object_store() -> Iterator[dict[str, str]]:
    """The store, from when it answers until it is stopped: the environment that leads a client to it."""
    port = running.free_port()
    command = [sys.executable, "-m", "moto.server", "--host", "127.0.0.1", "--port", str(port)]
    with running.running(command, port, running.bare_environment(), log=subprocess.DEVNULL):  # a line for each request
        yield {**KEYS, "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}"}


def client(environment: dict[str, str]) -> Any:
    """A client of the store, for looking into it."""
    return boto3.client(
        "s3",
        endpoint_url=environment["AWS_ENDPOINT_URL"],
        aws_access_key_id=environment["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=environment["AWS_SECRET_ACCESS_KEY"],
        region_name=environment["AWS_DEFAULT_REGION"],
    )


def make(s3: Any, bucket: str) -> None:
    """A new, empty bucket."""
    s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})


def names(s3: Any, bucket: str, prefix: str = "") -> set[str]:
    """The objects below ``prefix``."""
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix)
    return {entry["Key"] for page in pages for entry in page.get("Contents", ())}
