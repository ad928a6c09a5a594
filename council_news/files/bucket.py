"""A bucket of an S3-compatible store as a Django storage; imported only where a setting or a command names one.

Address and keys are read by the client itself from its usual variables (``AWS_ENDPOINT_URL``, ``AWS_ACCESS_KEY_ID``…).
What goes wrong is an ``OSError``, as with a disk: who handles a full disk handles a store that does not answer.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import File
from storages.backends.s3 import S3File, S3Storage
from storages.utils import clean_name

AT_ONCE = 16  # requests side by side, when a mirror is filled
IN_MEMORY = 5_000_000  # of a file that is read; what is larger goes to a temporary file
# A store that says nothing is given up, and officers read a sentence, before their own patience ends.
PATIENCE = {"connect_timeout": 3, "read_timeout": 20, "retries": {"total_max_attempts": 3, "mode": "standard"}}
ABSENT = ("404", "NoSuchKey")


@contextmanager
def as_os_error(name: str) -> Iterator[None]:
    """Errors of the client as those of a disk: ``FileNotFoundError``, or an ``OSError`` that names the bucket."""
    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", "unknown"))
        if code in ABSENT:
            raise FileNotFoundError(errno.ENOENT, "There is no such object", name) from error
        raise OSError(errno.EIO, f"The object store refused ({code})", name) from error
    except (BotoCoreError, Boto3Error) as error:
        raise OSError(errno.EIO, f"The object store could not be asked ({type(error).__name__})", name) from error


class BucketFile(S3File):  # type: ignore[misc]  # the package has no types
    """An object that is read; fetched when it is first asked for its bytes."""

    def _get_file(self) -> Any:
        with as_os_error(self.name):
            return super()._get_file()

    file = property(_get_file, S3File._set_file)


class Bucket(S3Storage):  # type: ignore[misc]
    """Objects below ``location`` in ``bucket_name``."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._sizes: dict[str, int] = {}

    def get_default_settings(self) -> dict[str, Any]:
        """A second file of one name takes the place of the first: names of uploads hold the hash of their bytes."""
        usual: dict[str, Any] = super().get_default_settings()
        return usual | {
            "file_overwrite": True,
            "max_memory_size": IN_MEMORY,
            "client_config": Config(max_pool_connections=AT_ONCE, **PATIENCE),
        }

    def put(self, name: str, data: bytes, headers: dict[str, str]) -> None:
        """Have the object ``name`` be ``data``, whatever it was. ``headers`` in the words of S3; from any thread."""
        with as_os_error(name):
            self._client.put_object(Bucket=self.bucket_name, Key=self._key(name), Body=data, **headers)

    def problem(self) -> str:
        """Why nothing can be kept here, in a sentence; empty if all is well. For the state of health."""
        try:
            with as_os_error(self.bucket_name):
                self._client.head_bucket(Bucket=self.bucket_name)
        except OSError as error:
            return f"The bucket for uploads does not answer as it should: {error.strerror}."
        return ""

    def delete(self, name: str) -> None:
        """Remove the object; nothing happens where it is not there."""
        self._sizes.pop(name, None)
        with as_os_error(name):
            super().delete(name)

    def exists(self, name: str) -> bool:
        """Whether the object is there. A store that forbids listing says neither yes nor no: that is an error."""
        with as_os_error(name):
            return bool(super().exists(name))

    def size(self, name: str) -> int:
        """In bytes; asked once, because an upload's name never stands for other bytes, and feeds ask for many."""
        if name not in self._sizes:
            with as_os_error(name):
                self._sizes[name] = int(super().size(name))
        return self._sizes[name]

    def get_modified_time(self, name: str) -> Any:
        """When it was stored."""
        with as_os_error(name):
            return super().get_modified_time(name)

    def _open(self, name: str, mode: str = "rb") -> File[bytes]:
        with as_os_error(name):
            return BucketFile(self._key(name), mode, self)

    def _save(self, name: str, content: Any) -> str:
        with as_os_error(name):
            return str(super()._save(name, content))

    def _key(self, name: str) -> str:
        return str(self._normalize_name(clean_name(name)))

    @cached_property
    def _client(self) -> Any:
        """One for all threads, which clients allow; making one takes a tenth of a second."""
        return self.connection.meta.client
