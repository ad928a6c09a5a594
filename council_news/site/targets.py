"""Where the written site can be mirrored to, by the name an administrator types."""

from urllib.parse import urlsplit

from django.core.files.storage import InvalidStorageError, Storage, storages
from django.utils.module_loading import import_string

BUCKET = "council_news.files.bucket.Bucket"  # by its name: only who uses a bucket waits for its client to be loaded


class NoTarget(ValueError):  # noqa: N818 - reads as what it is
    """There is no such place; the text says what to write instead."""


def storage_of(target: str) -> Storage:
    """The place that ``target`` names: ``s3://bucket/prefix``, or an alias of ``settings.STORAGES``.

    Raises ``NoTarget``.
    """
    address = urlsplit(target)
    if address.scheme == "s3" and address.netloc:
        made: Storage = import_string(BUCKET)(bucket_name=address.netloc, location=address.path.strip("/"))
        return made
    try:
        return storages[target]
    except InvalidStorageError:
        raise NoTarget(
            f"“{target}” is neither an address such as s3://bucket/prefix nor an alias of STORAGES."
        ) from None
