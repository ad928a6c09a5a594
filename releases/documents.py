"""Documents offered beside a release: kept byte for byte as they were uploaded, once they are found sound."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files.base import File

from council_news.files import check_document
from releases import stored
from releases.models import Document


def store_document(upload: File[Any], *, title: str, by: Any, shown_to: dt.date | None = None) -> Document:
    """Keep an uploaded document; the one there is already if these bytes were uploaded before.

    The file is written when the transaction commits. Raises ``BadFile`` and ``ValidationError``.
    """
    checked = check_document(upload)
    path = f"documents/{checked.sha256}/{checked.name}"
    known = stored.find(Document, checked.sha256)
    if known is not None:
        if not stored.is_whole(known):
            stored.write_after_commit({str(known.file.name): checked.data})
        return known
    document = Document(
        file=path,
        sha256=checked.sha256,
        name=checked.name,
        content_type=checked.content_type,
        size=checked.size,
        pages=checked.pages,
        uploaded_by=by,
        title=title,
        shown_to=shown_to,
    )
    return stored.insert(document, {path: checked.data})
