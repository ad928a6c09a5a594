"""Finding words in live editions: the one interface to both databases.

``workflow`` calls ``index`` and ``remove`` inside its transactions, so the index never lags; ``rebuild``
makes it anew. What a search finds is always passed through ``Edition.objects.live()`` as well.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from types import ModuleType

from django.db import connection, transaction
from django.db.models import Model, Q, QuerySet, prefetch_related_objects
from django.utils.safestring import SafeString

from council_news.questions import Given, first_of, prepared
from inspections.models import Inspection
from releases.listing import everything
from releases.models import Edition, IndexedWord, Listing, SearchEntry
from releases.querysets import EditionQuerySet
from releases.search import facets, postgresql, spelling, sqlite
from releases.search.entries import Adding, Findable, columns
from releases.search.excerpt import Span, excerpt, highlight
from releases.search.facets import Within
from releases.search.query import LONGEST, TOO_LONG, Subquery, Term, corrected, parse
from releases.search.text import Prepared, Text, text_of
from releases.shown import contents

__all__ = [
    "LONGEST",
    "PER_PAGE",
    "TOO_LONG",
    "Adding",
    "Findable",
    "Hit",
    "Prepared",
    "Results",
    "Text",
    "adding",
    "index",
    "preparer",
    "rebuild",
    "remove",
    "search",
    "text_of",
]

PER_PAGE = 20
# A search looks at the latest so many of what matches and puts the best first: nobody reads further, and a word
# that every release holds costs no more than others.
CANDIDATES = 500
BATCH = 500
MISSPELT = 3  # so many words of a query are corrected; one with more is in another language
SPELLINGS = 12  # so many other spellings of them are looked up
COUNTED = 1_000  # further than this it is not counted which spelling is the commoner

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
    sentence for the reader, or empty. ``meant`` is another spelling of the query, where what was typed finds nothing:
    then everything here is about that.
    """

    total: int
    hits: list[Hit]
    page: int
    pages: int
    is_capped: bool = False
    notice: str = ""
    meant: str = ""


def index(edition: Edition) -> None:
    """Let ``edition`` be found, in the place of the release's earlier ones. Constant number of queries."""
    SearchEntry.objects.filter(edition__release=edition.release_id).exclude(edition=edition).delete()
    (text,) = _texts([edition])
    entry = {name: value for name, (value,) in columns([_findable(edition, text)]).items()}
    _BACKENDS[connection.vendor].put(SearchEntry(**entry))
    spelling.Vocabulary().learn(spelling.words_of("\n".join(text)))


def remove(release: Model) -> None:
    """Let nothing of ``release`` be found."""
    SearchEntry.objects.filter(edition__release=release.pk).delete()


def preparer() -> Callable[[Sequence[Text]], Prepared]:
    """What prepares texts for the index, ahead of their editions and in whatever process; it knows more as it goes."""
    made: Callable[[Sequence[Text]], Prepared] = _BACKENDS[connection.vendor].Preparer()
    return made


@contextmanager
def adding() -> Iterator[Adding]:
    """While it lasts, much is added, and the index puts off what can wait."""
    with _BACKENDS[connection.vendor].adding() as put:
        yield Adding(put, preparer())


@transaction.atomic
def rebuild() -> int:
    """Make the index anew from the live editions; how many there are."""
    SearchEntry.objects.all().delete()
    IndexedWord.objects.all().delete()
    editions = Edition.objects.live().order_by("pk").iterator(BATCH)
    with adding() as found:
        while batch := list(islice(editions, BATCH)):
            prefetch_related_objects(batch, "topics", "inspections")
            found.add([_findable(*each) for each in zip(batch, _texts(batch), strict=True)])
    _BACKENDS[connection.vendor].rebuild()
    return SearchEntry.objects.count()


def search(
    query: str,
    *,
    topic: str | None = None,
    inspection: str | None = None,
    first: dt.date | None = None,
    last: dt.date | None = None,
    page: int = 1,
) -> Results:
    """The live editions that hold all words and "phrases" of ``query``, best first. It never raises.

    ``topic`` and ``inspection`` are slugs, ``first`` and ``last`` days in London, both included. A page beyond the last
    gives the last. What finds nothing is looked for once more in the spelling that may have been meant. At most seven
    queries, and five for that.
    """
    terms = parse(query)
    within = _within(topic, inspection, first, last) if terms else None
    if within is None:
        return Results(0, [], 1, 1)
    results = replace(_found(terms, within, page), notice=TOO_LONG if len(query) > LONGEST else "")
    if results.total:
        return results
    meant = corrected(query, _spellings(terms))
    others = _found(parse(meant), within, page) if meant else results
    return replace(others, notice=results.notice, meant=meant) if others.total else results


def _within(topic: str | None, inspection: str | None, first: dt.date | None, last: dt.date | None) -> Within | None:
    """What to look in; None if nothing can be there. One query, and one for an inspection."""
    listing = first_of(_about(topic)) if topic else everything()
    pk = Inspection.objects.filter(slug=inspection).values_list("pk", flat=True).first() if inspection else None
    if listing is None or (inspection and pk is None):
        return None
    narrowed = [facets.topic(listing.topic_id)] if listing.topic_id else []
    narrowed += [facets.inspection(pk)] if pk else []
    return Within(tuple(narrowed), first, last, {} if pk else listing.months)


def _found(terms: list[Term], within: Within, page: int) -> Results:
    """A page of what holds all of ``terms``."""
    found = _BACKENDS[connection.vendor].candidates(terms, _live(), within, CANDIDATES + 1)
    total = min(len(found), CANDIDATES)
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(page, 1), pages)
    pks = found[:total][PER_PAGE * (page - 1) : PER_PAGE * page]
    return Results(total, _hits(terms, pks) if pks else [], page, pages, is_capped=len(found) > CANDIDATES)


def _spellings(terms: list[Term]) -> dict[str, str]:
    """For each word of ``terms`` that no release holds, the commonest one letter away; nothing if one has none."""
    backend = _BACKENDS[connection.vendor]
    strange = spelling.strange({word for term in terms for word in term})
    missing = [word for word, count in backend.counts(strange, 1).items() if not count] if strange else []
    options = {word: spelling.near(word)[:SPELLINGS] for word in missing} if len(missing) <= MISSPELT else {}
    if not options or not all(options.values()):
        return {}
    held = backend.counts([each for found in options.values() for each in found], COUNTED)
    best = {word: max(found, key=lambda each: held[each]) for word, found in options.items()}
    return best if all(held[each] for each in best.values()) else {}


def _texts(editions: Sequence[Edition]) -> list[Text]:
    """The texts of ``editions`` as they may be shown. One query."""
    return [text_of(edition.headline, content) for edition, content in zip(editions, contents(editions), strict=True)]


def _findable(edition: Edition, text: Text) -> Findable:
    """``edition``, whose topics and inspections are asked for unless they are prefetched."""
    topics, inspections = [row.pk for row in edition.topics.all()], [row.pk for row in edition.inspections.all()]
    return Findable(edition.pk, edition.first_published_at, topics, inspections, text)


@prepared
def _about(topic: Given) -> QuerySet[Listing]:
    """The list of a topic, by its slug."""
    return Listing.objects.filter(topic__slug=topic)


@cache
def _live() -> Subquery:
    """The keys of what is live, as a subquery."""
    return Edition.objects.live().order_by().values("id").query.sql_with_params()


@prepared
def _shown(*pks: Given) -> EditionQuerySet:
    """What is shown of the editions that are found, with their texts."""
    return Edition.objects.for_lists().select_related("search_entry").filter(Q(pk__in=pks))


def _hits(terms: list[Term], pks: list[int]) -> list[Hit]:
    """The editions ``pks`` in that order, with what was found in them."""
    rows = {edition.pk: edition for edition in _shown(*pks)}
    editions = [rows[pk] for pk in pks]
    marks = _BACKENDS[connection.vendor].marks(terms, [edition.search_entry for edition in editions])
    return [_hit(edition, *marks.get(edition.pk, ([], []))) for edition in editions]


def _hit(edition: Edition, in_title: list[Span], in_text: list[Span]) -> Hit:
    entry = edition.search_entry
    return Hit(edition, highlight(entry.title, in_title), excerpt(entry.text, in_text))
