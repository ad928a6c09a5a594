"""What of an edition is shown: its content, less the photos and documents that were taken down since.

An edition never changes, so whatever prints one – page, feed, search, structured data – asks here.
"""

from collections.abc import Collection
from typing import Any

from releases.gathered import instant
from releases.models import Document, Edition, Photo
from releases.snapshot import Content

_FILES: dict[str, type[Photo] | type[Document]] = {"photos": Photo, "attachments": Document}


def contents(editions: Collection[Edition]) -> list[Content]:
    """The content of each of ``editions`` as it may be shown. One query."""
    photos, documents = (
        model.objects.filter(taken_down_at__isnull=False, editions__in=editions).order_by().values_list("sha256")
        for model in _FILES.values()
    )
    gone = {sha256 for (sha256,) in photos.union(documents)}
    return [without(edition.content, gone) for edition in editions]


def gone_from(edition: Any) -> set[str]:
    """The hashes of the files of ``edition``, read ``with_shown()``, that were taken down. No query."""
    return {*(edition.gone_photos or ()), *(edition.gone_documents or ())}


def notes_of(edition: Any) -> list[Edition]:
    """The corrections and updates the public was told of up to ``edition``, read ``with_shown()``, newest first.

    Of each its kind, its note and its day; typo fixes are not among them. No query.
    """
    notes = sorted(edition.notes or (), key=lambda note: note["number"], reverse=True)
    return [Edition(**note | {"published_at": instant(note["published_at"])}) for note in notes]


def without(content: Content, gone: Collection[str]) -> Content:
    """``content`` less the parts that show a file whose hash is in ``gone``: what prints it closes over them."""
    return content | {group: [part for part in content[group] if part["sha256"] not in gone] for group in _FILES}
