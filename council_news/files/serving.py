"""Send a file as if a stranger had sent it: typed, unsniffed, sandboxed, cacheable by its hash, in parts if asked."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.core.files.base import File
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date

Disposition = str  # "inline" or "attachment"

_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})$")
_BLOCK = 64 * 1024
_AT_ONCE = 1_000_000  # what is larger is sent block by block


def serve(
    request: HttpRequest,
    file: File[Any],
    *,
    content_type: str,
    name: str,
    etag: str,
    modified: dt.datetime,
    disposition: Disposition = "inline",
    cache: str = "public, max-age=300, stale-while-revalidate=60",
) -> HttpResponseBase:
    """Answer GET or HEAD for ``file``: whole, one range of bytes, 304, 412 or 416.

    ``etag`` is the bare hash of the bytes, ``modified`` the instant they were stored. The default
    ``cache`` is short, so that a photo taken down is gone everywhere within five minutes (PHO-03).
    """
    stamp = int(modified.timestamp())
    strong = f'"{etag}"'
    unchanged = get_conditional_response(request, strong, stamp)
    response = unchanged or _body(request, file, strong, stamp)
    if unchanged is not None:
        file.close()
    response["ETag"] = strong
    response["Last-Modified"] = http_date(stamp)
    response["Cache-Control"] = cache
    response["Accept-Ranges"] = "bytes"
    _guard(response)
    if response.status_code in (200, 206):
        response["Content-Type"] = (
            f"{content_type}; charset=utf-8" if content_type.startswith("text/") else content_type
        )
        disposed = content_disposition_header(disposition == "attachment", name)
        response["Content-Disposition"] = disposed or "inline"
    return response


def _guard(response: HttpResponseBase) -> None:
    """Whatever the bytes are, no browser runs them; other sites and feed readers may show them (SEC-08)."""
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"


def _body(request: HttpRequest, file: File[Any], etag: str, stamp: int) -> HttpResponseBase:
    size = file.size
    start, stop = _range(request, size, etag, stamp) or (0, size)
    if start >= stop and size:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response = _bytes_of(file, start, stop)
    response["Content-Length"] = str(stop - start)
    if (start, stop) != (0, size):
        response.status_code = 206
        response["Content-Range"] = f"bytes {start}-{stop - 1}/{size}"
    return response


def _bytes_of(file: File[Any], start: int, stop: int) -> HttpResponseBase:
    """A response with the bytes from ``start`` to before ``stop``; the file is closed with it."""
    file.seek(start)
    if stop - start <= _AT_ONCE:
        with file:
            return HttpResponse(file.read(stop - start))
    response = StreamingHttpResponse(_blocks(file, stop - start))
    response._resource_closers.append(file.close)  # type: ignore[attr-defined]
    return response


def _range(request: HttpRequest, size: int, etag: str, stamp: int) -> tuple[int, int] | None:
    """The one range asked for, half open; None for the whole. Several ranges get the whole (RFC 9110, 14.2)."""
    found = _RANGE.match(request.headers.get("Range", ""))
    condition = request.headers.get("If-Range", etag)
    if not found or found[0] == "bytes=-" or condition not in (etag, http_date(stamp)):
        return None
    first, last = found[1], found[2]
    if not first:
        return max(0, size - int(last)), size if int(last) else 0
    if last and int(last) < int(first):
        return None
    return int(first), min(size, int(last) + 1) if last else size


def _blocks(file: File[Any], left: int) -> Any:
    while left > 0:
        block = file.read(min(_BLOCK, left))
        if not block:
            return
        left -= len(block)
        yield block
