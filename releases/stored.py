"""What photos and documents have in common: one row per upload, and files written only once the row is certain."""

from contextlib import suppress
from functools import partial
from typing import TypeVar

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone

from council_news.files import BadFile
from releases.models import Document, Photo

Row = TypeVar("Row", Photo, Document)


def find(model: type[Row], digest: str) -> Row | None:
    """The row of an earlier upload of the same bytes. Raises ``BadFile`` if that one was taken down."""
    row: Row | None = model.objects.filter(sha256=digest).first()
    if row is not None and row.taken_down_at is not None:
        day = timezone.localtime(row.taken_down_at)
        raise BadFile(
            f"This file was taken down on {day.day} {day:%B %Y} and cannot be used again: {row.taken_down_reason}",
            code="taken-down",
        )
    return row


def is_whole(row: Photo | Document) -> bool:
    """Whether the files of ``row`` are there; they are written after the row, so a crash can leave it without."""
    return default_storage.exists(str(row.file.name))


def insert(row: Row, files: dict[str, bytes]) -> Row:
    """Save a new row and, once that is committed, its files; the other row if somebody was quicker.

    The file of the row itself comes last in ``files``: where it exists, all of them do. A rollback leaves
    no file behind. Raises ``ValidationError``.
    """
    row.full_clean(validate_unique=False)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        quicker = find(type(row), row.sha256)
        if quicker is None:
            raise
        return quicker
    write_after_commit(files)
    return row


def write_after_commit(files: dict[str, bytes]) -> None:
    """Write ``files``, by their names in the storage, when the transaction under way is committed."""
    transaction.on_commit(partial(_write, files))


def _write(files: dict[str, bytes]) -> None:
    """Write all or none."""
    try:
        for name, data in files.items():
            default_storage.delete(name)  # left by an attempt that was cut off
            kept = default_storage.save(name, ContentFile(data))
            if kept != name:  # the same upload came by another machine at this moment, and its file is as good
                default_storage.delete(kept)
    except OSError:
        for name in files:
            with suppress(OSError):  # a store that went away: the next upload of the same bytes begins with deleting
                default_storage.delete(name)
        raise
