"""Feeds over HTTP: conditional, compressed, for every site and every reader, without cookies."""

import gzip

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from releases.feeds import atom, jsonfeed, rss, sources
from releases.feeds.items import items
from releases.feeds.sources import BEGINNING, Source
from releases.models import Topic
from releases.views.public import FRESH

FORMS = {"rss": rss, "atom": atom, "json": jsonfeed}


@FRESH
@require_safe
def newsroom_feed(request: HttpRequest, form: str) -> HttpResponseBase:
    """All news. Three queries, for a 304 too."""
    return answer(request, sources.whole_newsroom(), form)


@FRESH
@require_safe
def topic_feed(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    """News of one topic. One query more than the feed of all news."""
    try:
        source = sources.topic(slug)
    except Topic.DoesNotExist:
        raise Http404("No topic has this address.") from None
    return answer(request, source, form)


@FRESH
@require_safe
def inspections_feed(request: HttpRequest, form: str) -> HttpResponseBase:
    """News about inspections. As many queries as the feed of all news."""
    return answer(request, sources.inspections(), form)


def answer(request: HttpRequest, source: Source, form: str) -> HttpResponseBase:
    """The feed, or 304 to a reader that has it: by ``If-None-Match`` or else by ``If-Modified-Since``.

    Compressed here, so that either variant has a strong ETag of its own; there is no secret in a feed that
    compression could betray. Any site may read it (FEED-15).
    """
    is_gzip = "gzip" in request.headers.get("Accept-Encoding", "")
    etag = f'"{source.etag}-{form}{"-gzip" if is_gzip else ""}"'
    changed_at = int(source.changed_at.timestamp())
    response = get_conditional_response(request, etag, changed_at) or _feed(source, form, is_gzip=is_gzip)
    response["ETag"] = etag
    response["Last-Modified"] = http_date(changed_at)
    response["Access-Control-Allow-Origin"] = "*"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _feed(source: Source, form: str, *, is_gzip: bool) -> HttpResponse:
    entries = items(source)
    updated_at = max((entry.updated_at for entry in entries), default=BEGINNING)
    body = FORMS[form].write(source, entries, updated_at)
    response = HttpResponse(
        gzip.compress(body, 6, mtime=0) if is_gzip else body,
        content_type=f"{FORMS[form].CONTENT_TYPE}; charset=utf-8",
    )
    if is_gzip:
        response["Content-Encoding"] = "gzip"
    return response
