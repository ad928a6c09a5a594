"""Finding words in live editions: the one interface to both databases.

``workflow`` calls ``index`` and ``remove`` inside its transactions, so the index never lags; ``rebuild``
makes it anew. What a search finds is always passed through ``Edition.objects.live()`` as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from types import ModuleType

from django.db import connection, transaction
from django.db.models import Model
from django.utils.safestring import SafeString

from releases.models import Edition, SearchEntry
from releases.querysets import EditionQuerySet
from releases.search import postgresql, sqlite
from releases.search.excerpt import Span, excerpt, highlight
from releases.search.query import LONGEST, TOO_LONG, Subquery, Term, parse
from releases.search.text import Content, searchable, tidy
from releases.shown import contents

__all__ = ["LONGEST", "PER_PAGE", "TOO_LONG", "Hit", "Results", "add", "index", "rebuild", "remove", "search"]

PER_PAGE = 20
# A search looks at the latest so many of what matches and puts the best first: nobody reads further, and a word
# that every release holds costs no more than others.
CANDIDATES = 500
BATCH = 500

_BACKENDS: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}


@dataclass(frozen=True)
class Hit:
    """A live edition, with its headline and an excerpt as escaped HTML with ``<mark>``."""

    edition: Edition
    title_html: SafeString
    excerpt_html: SafeString


@dataclass(frozen=True)
class Results:
    """One page of what was found; ``page`` lies between 1 and ``pages``.

    ``is_capped`` says that more than ``total`` match and only the latest were looked at; ``notice`` is a
    sentence for the reader, or empty.
    """

    total: int
    hits: list[Hit]
    page: int
    pages: int
    is_capped: bool = False
    notice: str = ""


def index(edition: Edition) -> None:
    """Let ``edition`` be found, in the place of the release's earlier ones. Constant number of queries."""
    SearchEntry.objects.filter(edition__release=edition.release_id).exclude(edition=edition).delete()
    SearchEntry.objects.update_or_create(edition=edition, defaults=_entry(edition, *contents([edition])))


def remove(release: Model) -> None:
    """Let nothing of ``release`` be found."""
    SearchEntry.objects.filter(edition__release=release.pk).delete()


def add(editions: Sequence[Edition]) -> None:
    """Let many ``editions`` be found that are not yet. Constant number of queries."""
    SearchEntry.objects.bulk_create(
        SearchEntry(edition=edition, **_entry(edition, shown))
        for edition, shown in zip(editions, contents(editions), strict=True)
    )


@transaction.atomic
def rebuild() -> int:
    """Make the index anew from the live editions; how many there are."""
    SearchEntry.objects.all().delete()
    editions = Edition.objects.live().order_by("pk").iterator(BATCH)
    while batch := list(islice(editions, BATCH)):
        add(batch)
    _BACKENDS[connection.vendor].rebuild()
    return SearchEntry.objects.count()


def search(
    query: str,
    *,
    topic: str | None = None,
    year: int | None = None,
    inspection: str | None = None,
    page: int = 1,
) -> Results:
    """The live editions that hold all words and "phrases" of ``query``, best first. Three queries; never raises.

    ``topic`` and ``inspection`` are slugs, ``year`` a year in London. A page beyond the last gives the last.
    """
    terms = parse(query)
    notice = TOO_LONG if len(query) > LONGEST else ""
    live = _sql(_live(topic=topic, year=year, inspection=inspection))
    is_narrowed = bool(topic or year or inspection)
    backend = _BACKENDS[connection.vendor]
    found = backend.candidates(terms, live, CANDIDATES + 1, is_narrowed=is_narrowed) if terms else []
    total = min(len(found), CANDIDATES)
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(page, 1), pages)
    pks = found[:total][PER_PAGE * (page - 1) : PER_PAGE * page]
    hits = _hits(terms, pks) if pks else []
    return Results(total, hits, page, pages, is_capped=len(found) > CANDIDATES, notice=notice)


def _entry(edition: Edition, content: Content) -> dict[str, str]:
    """Title and text of an edition of which ``content`` may be shown."""
    return {"title": tidy(edition.headline), "text": searchable(content)}


def _live(*, topic: str | None, year: int | None, inspection: str | None) -> EditionQuerySet:
    """The editions to look in."""
    live = Edition.objects.live()
    if topic:
        live = live.filter(topics__slug=topic)
    if year:
        live = live.published_in(year)
    if inspection:
        live = live.filter(inspections__slug=inspection)
    return live


def _sql(live: EditionQuerySet) -> Subquery:
    """The keys of ``live`` as a subquery."""
    return live.order_by().values("id").query.sql_with_params()


def _hits(terms: list[Term], pks: list[int]) -> list[Hit]:
    """The editions ``pks`` in that order, with what was found in them."""
    rows = Edition.objects.for_lists().select_related("search_entry").in_bulk(pks)
    editions = [rows[pk] for pk in pks]
    marks = _BACKENDS[connection.vendor].marks(terms, [edition.search_entry for edition in editions])
    return [_hit(edition, *marks.get(edition.pk, ([], []))) for edition in editions]


def _hit(edition: Edition, in_title: list[Span], in_text: list[Span]) -> Hit:
    entry = edition.search_entry
    return Hit(edition, highlight(entry.title, in_title), excerpt(entry.text, in_text))
