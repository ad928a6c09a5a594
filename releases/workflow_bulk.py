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

from django.db import models, transaction
from django.utils import timezone

from council_news.outbox.models import Change
from releases import listing, search
from releases.inserting import insert, insert_values
from releases.models import Edition, HistoryEntry, Place, Release, Topic
from releases.snapshot import Content, digest, snapshot_of_words

logger = logging.getLogger("council_news.workflow")

NOTE = "Imported in bulk as it was published elsewhere."


@dataclass(frozen=True)
class Piece:
    """A release as it was published elsewhere; ``body`` is clean, ``slug`` free, ``ref`` its ``import_ref``.

    ``plain`` are the words of the body.
    """

    headline: str
    summary: str
    body: str
    plain: str
    slug: str
    first_published_at: dt.datetime
    ref: str
    topics: Sequence[Topic] = field(default_factory=list)
    place: Place | None = None


@dataclass(frozen=True)
class Begun:
    """Pieces on their way: nothing of them is saved yet, and the database prepares for their texts to be found."""

    pieces: Sequence[Piece]
    releases: list[Release]
    contents: list[Content]
    let_be_found: search.Add


class Bulk:
    """One import in ``by``'s name: ``begin`` and ``publish`` some pieces at a time, ``close`` now and then.

    Others may be begun before those that were begun are published.
    """

    def __init__(self, found: search.Adding, *, by: Any) -> None:
        self._by = by
        self._lists = listing.Adding()
        self._found = found

    def begin(self, pieces: Sequence[Piece], words: set[str]) -> Begun:
        """Make ready what is published of ``pieces``, which hold ``words`` (``search.spelling.words_of``)."""
        at = timezone.now()
        releases = [_release(piece, by=self._by, at=at) for piece in pieces]
        contents = [snapshot_of_words(release, piece.topics) for release, piece in zip(releases, pieces, strict=True)]
        texts = [_text(*each) for each in zip(pieces, contents, strict=True)]
        return Begun(pieces, releases, contents, self._found.begin(texts, words))

    @transaction.atomic
    def publish(self, begun: Begun) -> list[Edition]:
        """Publish what was begun. A constant number of statements for as many as the database takes in one."""
        by, at = self._by, timezone.now()
        topics = [piece.topics for piece in begun.pieces]
        insert(begun.releases)
        made = zip(begun.releases, begun.pieces, begun.contents, strict=True)
        editions = [_edition(*each, by=by, at=at) for each in made]
        insert(editions)
        _tell(editions, topics)
        _link(Release.topics.through, "release_id", begun.releases, topics)
        _link(Edition.topics.through, "edition_id", editions, topics)
        _remember(editions, by=by, at=at)
        self._lists.add(editions)
        begun.let_be_found(editions)
        return editions

    @transaction.atomic
    def close(self) -> None:
        """Count what was published into the lists and have the site written anew; in the transaction of the last."""
        count = self._lists.close()
        self._lists = listing.Adding()
        Change.objects.record(Change.Kind.NEWSROOM)
        said = {"act": "imported_bulk", "count": count, "user": getattr(self._by, "pk", None)}
        transaction.on_commit(partial(logger.info, "Releases were imported in bulk.", extra=said))


def _release(piece: Piece, *, by: Any, at: dt.datetime) -> Release:
    return Release(
        headline=piece.headline,
        summary=piece.summary,
        body=piece.body,
        slug=piece.slug,
        place=piece.place,
        first_published_at=piece.first_published_at,
        import_ref=piece.ref,
        created_by=by,
        created_at=at,
        revised_at=at,
    )


def _text(piece: Piece, content: Content) -> search.Text:
    return search.text_of(piece.headline, content, piece.plain)


def _edition(release: Release, piece: Piece, content: Content, *, by: Any, at: dt.datetime) -> Edition:
    return Edition(
        release=release,
        number=1,
        kind=Edition.Kind.FIRST,
        content=content,
        sha256=digest(content),
        first_published_at=piece.first_published_at,
        published_at=at,
        updated_at=piece.first_published_at,
        published_by=by,
        slug=piece.slug,
        headline=piece.headline,
        summary=piece.summary,
        place=piece.place,
    )


def _remember(editions: Sequence[Edition], *, by: Any, at: dt.datetime) -> None:
    """What the history says of each of ``editions``."""
    number = len(editions)
    insert_values(
        HistoryEntry,
        release_id=[edition.release_id for edition in editions],
        verb=[HistoryEntry.Verb.PUBLISHED] * number,
        by_id=[getattr(by, "pk", None)] * number,
        at=[at] * number,
        sha256=[edition.sha256 for edition in editions],
        edition_id=[edition.pk for edition in editions],
        note=[NOTE] * number,
    )


def _tell(editions: Sequence[Edition], topics: Sequence[Sequence[Topic]]) -> None:
    """Have each edition know what it belongs to, as though it had been prefetched: nobody needs to ask for it."""
    for edition, own in zip(editions, topics, strict=True):
        vars(edition)["_prefetched_objects_cache"] = {"topics": own, "people": [], "inspections": []}


def _link(
    through: type[models.Model], field_name: str, rows: Sequence[models.Model], topics: Sequence[Sequence[Topic]]
) -> None:
    """Join each of ``rows`` with its topics."""
    pairs = [(row.pk, topic.pk) for row, own in zip(rows, topics, strict=True) for topic in own]
    insert_values(through, **{field_name: [row for row, _topic in pairs], "topic_id": [topic for _row, topic in pairs]})
