"""What of an edition is shown: its content, less the photos and documents that were taken down since.

An edition never changes, so whatever prints one – page, feed, search, structured data – asks here.
"""

import datetime as dt
from collections.abc import Collection

from releases.models import Document, Edition, Photo
from releases.snapshot import Content

_FILES: dict[str, type[Photo] | type[Document]] = {"photos": Photo, "attachments": Document}


def taken_down(editions: Collection[Edition] | Collection[int]) -> dict[str, dt.datetime]:
    """The files of ``editions`` (or of those with these keys) that were taken down: hash and time. One query."""
    photos, documents = (
        model.objects.filter(taken_down_at__isnull=False, editions__in=editions)
        .order_by()
        .values_list("sha256", "taken_down_at")
        for model in _FILES.values()
    )
    return dict(photos.union(documents))


def contents(editions: Collection[Edition]) -> list[Content]:
    """The content of each of ``editions`` as it may be shown. One query."""
    gone = taken_down(editions)
    return [without(edition.content, gone) for edition in editions]


def without(content: Content, gone: Collection[str]) -> Content:
    """``content`` less the parts that show a file whose hash is in ``gone``: what prints it closes over them."""
    return content | {group: [part for part in content[group] if part["sha256"] not in gone] for group in _FILES}
