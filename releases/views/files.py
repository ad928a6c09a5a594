"""The files of the newsroom. The public gets what a live edition shows; officers see the rest, uncached."""

from collections.abc import Callable
from typing import Any

from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.auth.decorators import permission_required
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponseGone
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from council_news.files import serve
from releases.models import Document, Newsroom, Photo
from releases.photos import FORMATS, rendition_name

View = Callable[..., HttpResponseBase]

OFFICERS_ONLY = "no-store, private"
IMMUTABLE = "public, max-age=31536000, immutable"


def officers(permission: str) -> Callable[[View], View]:
    """Let only staff with ``permission`` through: others are asked to log in, or refused."""

    def wrap(view: View) -> View:
        return staff_member_required(permission_required(permission, raise_exception=True)(require_safe(view)))

    return wrap


@require_safe
def photo(request: HttpRequest, sha256: str, width: str, extension: str) -> HttpResponseBase:
    """One rendition of a photo that a live edition shows: 404 before that and after, 410 once taken down."""
    shown = Photo.objects.public().filter(sha256=sha256).first()
    return _photo(request, shown, width, extension) if shown else _absent(request, Photo, sha256)


@officers("releases.view_release")
def officers_photo(request: HttpRequest, sha256: str, width: str, extension: str) -> HttpResponseBase:
    """One rendition of any photo."""
    return _photo(request, get_object_or_404(Photo, sha256=sha256), width, extension, cache=OFFICERS_ONLY)


@require_safe
def document(request: HttpRequest, sha256: str, name: str) -> HttpResponseBase:
    """A document that a live edition offers: 404 before that and after, 410 once taken down."""
    shown = Document.objects.public().filter(sha256=sha256, name=name).first()
    return _document(request, shown) if shown else _absent(request, Document, sha256)


@officers("releases.view_release")
def officers_document(request: HttpRequest, sha256: str, name: str) -> HttpResponseBase:
    """Any document."""
    return _document(request, get_object_or_404(Document, sha256=sha256, name=name), cache=OFFICERS_ONLY)


@require_safe
def logo(request: HttpRequest, key: str) -> HttpResponseBase:
    """The council's logo; its address changes with its bytes, so it may be kept for ever."""
    newsroom = Newsroom.objects.get_current()
    if newsroom.logo_key != key:
        raise Http404
    name = str(newsroom.logo.name)
    extension = name.rpartition(".")[2]
    content_type = "image/jpeg" if extension == "jpg" else "image/png"
    return _send(request, name, content_type=content_type, name=f"logo.{extension}", etag=key[:8], cache=IMMUTABLE)


def _photo(request: HttpRequest, row: Photo, width: str, extension: str, **options: Any) -> HttpResponseBase:
    return _send(
        request,
        rendition_name(row.sha256, int(width), extension),
        content_type=FORMATS[extension],
        name=f"{row.name.rpartition('.')[0]}-{width}.{extension}",
        # The renditions of a photo never change, so the photo and the width name the bytes.
        etag=f"{row.sha256[:32]}-{width}-{extension}",
        **options,
    )


def _document(request: HttpRequest, row: Document, **options: Any) -> HttpResponseBase:
    """Always saved, not opened: no browser shows a PDF inside the sandbox that every file is served in."""
    return _send(
        request,
        str(row.file.name),
        content_type=row.content_type,
        name=row.name,
        etag=row.sha256,
        disposition="attachment",
        **options,
    )


def _send(request: HttpRequest, name: str, /, **options: Any) -> HttpResponseBase:
    """Serve the stored file ``name``; a row without its file is a 404, not an error page."""
    try:
        file, modified = default_storage.open(name), default_storage.get_modified_time(name)
    except FileNotFoundError:
        raise Http404 from None
    return serve(request, file, modified=modified, **options)


def _absent(request: HttpRequest, model: Any, sha256: str) -> HttpResponseBase:
    """410 for what was published and taken down, 404 for the rest; a draft's file is not told apart from nothing."""
    if model.objects.filter(sha256=sha256, taken_down_at__isnull=False, editions__isnull=False).exists():
        return HttpResponseGone("This file has been taken down.\n", content_type="text/plain; charset=utf-8")
    raise Http404
