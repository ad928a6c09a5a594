"""Many releases published at once: an archive from elsewhere, in the manner of ``workflow``.

What was public already needs no second pair of eyes: each piece becomes a release with its first edition, its history,
its place in the lists and in search, as though it had been published here on its day. Written in batches, so that a
hundred thousand take minutes.
"""

import datetime as dt
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.db import models, transaction
from django.utils import timezone

from council_news.outbox.models import Change
from releases import listing, search
from releases.inserting import Encoded, insert, new_keys
from releases.models import Edition, HistoryEntry, Place, Release, Topic
from releases.snapshot import canonical, hash_of, snapshot_of_words

logger = logging.getLogger("council_news.workflow")

NOTE = "Imported in bulk as it was published elsewhere."


@dataclass(frozen=True)
class Piece:
    """A release as it was published elsewhere; ``body`` is clean, ``slug`` free, ``ref`` its ``import_ref``.

    ``text`` is what search is to know of it, if somebody has made it already.
    """

    headline: str
    summary: str
    body: str
    text: search.Text | None
    slug: str
    first_published_at: dt.datetime
    ref: str
    topics: Sequence[Topic] = field(default_factory=list)
    place: Place | None = None
    key: UUID = field(default_factory=uuid4)


class Bulk:
    """One import in ``by``'s name: ``publish`` some pieces at a time, ``close`` now and then."""

    def __init__(self, found: search.Adding, *, by: Any) -> None:
        self._by = by
        self._lists = listing.Adding()
        self._found = found

    @transaction.atomic
    def publish(self, pieces: Sequence[Piece], prepared: search.Prepared) -> int:
        """Publish ``pieces``, whose texts may be ``prepared`` for search already; how many there are.

        A constant number of statements for as many as the database takes in one.
        """
        by, at = getattr(self._by, "pk", None), timezone.now()
        contents = [snapshot_of_words(piece, piece.topics) for piece in pieces]
        texts = [
            piece.text or search.text_of(piece.headline, content)
            for piece, content in zip(pieces, contents, strict=True)
        ]
        frozen = [canonical(content) for content in contents]
        hashes = [hash_of(each) for each in frozen]
        releases, editions = new_keys(Release, len(pieces)), new_keys(Edition, len(pieces))
        _insert_releases(releases, pieces, by=by, at=at)
        _insert_editions(editions, releases, pieces, frozen, hashes, by=by, at=at)
        _remember(releases, editions, hashes, by=by, at=at)
        _link(Release.topics.through, "release_id", releases, pieces)
        _link(Edition.topics.through, "edition_id", editions, pieces)
        made = list(zip(editions, pieces, texts, strict=True))
        self._lists.add([_entry(edition, piece) for edition, piece, _text in made])
        self._found.add([_findable(*each) for each in made], prepared)
        return len(pieces)

    @transaction.atomic
    def close(self) -> None:
        """Count what was published into the lists and have the site written anew; in the transaction of the last."""
        count = self._lists.close()
        self._lists = listing.Adding()
        Change.objects.record(Change.Kind.NEWSROOM)
        said = {"act": "imported_bulk", "count": count, "user": getattr(self._by, "pk", None)}
        transaction.on_commit(partial(logger.info, "Releases were imported in bulk.", extra=said))


def _insert_releases(keys: Sequence[int], pieces: Sequence[Piece], *, by: int | None, at: dt.datetime) -> None:
    """Insert a release for each piece."""
    number = len(pieces)
    insert(
        Release,
        id=keys,
        key=[piece.key for piece in pieces],
        headline=[piece.headline for piece in pieces],
        summary=[piece.summary for piece in pieces],
        body=[piece.body for piece in pieces],
        slug=[piece.slug for piece in pieces],
        place_id=[_pk(piece.place) for piece in pieces],
        first_published_at=[piece.first_published_at for piece in pieces],
        import_ref=[piece.ref for piece in pieces],
        created_by_id=[by] * number,
        created_at=[at] * number,
        revised_at=[at] * number,
    )


def _insert_editions(
    keys: Sequence[int],
    releases: Sequence[int],
    pieces: Sequence[Piece],
    frozen: Sequence[bytes],
    hashes: Sequence[str],
    *,
    by: int | None,
    at: dt.datetime,
) -> None:
    """Insert the first edition of each piece, with its content and the hash of that."""
    number = len(pieces)
    insert(
        Edition,
        id=keys,
        release_id=releases,
        number=[1] * number,
        kind=[Edition.Kind.FIRST] * number,
        content=[Encoded(content.decode()) for content in frozen],
        sha256=hashes,
        first_published_at=[piece.first_published_at for piece in pieces],
        published_at=[at] * number,
        updated_at=[piece.first_published_at for piece in pieces],
        published_by_id=[by] * number,
        slug=[piece.slug for piece in pieces],
        headline=[piece.headline for piece in pieces],
        summary=[piece.summary for piece in pieces],
        place_id=[_pk(piece.place) for piece in pieces],
    )


def _remember(
    releases: Sequence[int], editions: Sequence[int], hashes: Sequence[str], *, by: int | None, at: dt.datetime
) -> None:
    """What the history says of each."""
    number = len(editions)
    insert(
        HistoryEntry,
        release_id=releases,
        verb=[HistoryEntry.Verb.PUBLISHED] * number,
        by_id=[by] * number,
        at=[at] * number,
        sha256=hashes,
        edition_id=editions,
        note=[NOTE] * number,
    )


def _link(through: type[models.Model], column: str, rows: Sequence[int], pieces: Sequence[Piece]) -> None:
    """Join each of ``rows`` with the topics of its piece."""
    pairs = [(row, topic.pk) for row, piece in zip(rows, pieces, strict=True) for topic in piece.topics]
    insert(through, **{column: [row for row, _topic in pairs], "topic_id": [topic for _row, topic in pairs]})


def _entry(edition: int, piece: Piece) -> listing.Entry:
    lists = listing.lists_for((topic.pk for topic in piece.topics), (), _pk(piece.place))
    return listing.Entry(edition, piece.first_published_at, lists)


def _findable(edition: int, piece: Piece, text: search.Text) -> search.Findable:
    return search.Findable(edition, piece.first_published_at, [topic.pk for topic in piece.topics], (), text)


def _pk(row: models.Model | None) -> int | None:
    return row.pk if row else None
