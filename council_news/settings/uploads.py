"""Where uploads are kept: in the data folder, or in a bucket that several machines share."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

FOLDER = {"BACKEND": "django.core.files.storage.FileSystemStorage"}


def uploads(target: str) -> dict[str, Any]:
    """The entry of ``STORAGES`` for ``COUNCIL_NEWS_MEDIA``: empty, or ``s3://bucket/prefix``."""
    if not target:
        return FOLDER
    try:
        address = urlsplit(target)
    except ValueError:
        address = urlsplit("")
    if address.scheme != "s3" or not address.netloc:
        raise ImproperlyConfigured(
            f"COUNCIL_NEWS_MEDIA is “{target}”. Write s3://bucket/prefix for a bucket, or leave it out to keep "
            "uploads in the data folder."
        )
    options = {"bucket_name": address.netloc, "location": address.path.strip("/")}
    return {"BACKEND": "council_news.files.bucket.Bucket", "OPTIONS": options}
