"""What stands at a path: the answer of the view, asked from within, as the public would get it."""

import sys
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.template.response import SimpleTemplateResponse
from django.urls import Resolver404, resolve

from releases.models import Edition, Newsroom

MOVED, GONE = (301, 302), 410
# Pages that stand at no address of their own: for every address at which nothing stands, and in the place of search
# and the news desk while the application does not answer.
OWN = {"/404.html": "404.html", "/resting.html": "releases/resting.html"}


@dataclass(frozen=True)
class Rendered:
    """What the public gets at a path: a page, a feed or a file; ``is_gone`` where it answers 410."""

    body: bytes
    is_gone: bool = False


class NoFile(Exception):  # noqa: N818 - reads as what it is
    """A path answers what no file can say."""


def render(path: str, *, newsroom: Newsroom | None = None, edition: Edition | None = None) -> Rendered | None:
    """What stands at ``path``; None where nothing does. An address that has moved becomes a page that leads on.

    A folder of files cannot answer 301, and a page that leads on works from every server and every CDN. ``newsroom``
    and the live ``edition`` at ``path``, where they are known, save reading them for each of many pages. Raises
    ``NoFile`` and whatever the view raises.
    """
    request = _request(path)
    request.newsroom, request.edition = newsroom, edition  # type: ignore[attr-defined]
    if path in OWN:
        return Rendered(render_to_string(OWN[path], request=request).encode())
    try:
        match = resolve(path)
        request.resolver_match = match
        response = match.func(request, *match.args, **match.kwargs)
    except (Http404, Resolver404):
        return None
    if response.status_code in MOVED:
        context = {"target": response["Location"]}
        return Rendered(render_to_string("releases/moved.html", context, request=request).encode())
    if response.status_code == 404:  # noqa: PLR2004
        return None
    if response.status_code not in (200, GONE):
        raise NoFile(f"{path} answered {response.status_code}.")
    return Rendered(_body(response), is_gone=response.status_code == GONE)


def _body(response: HttpResponseBase) -> bytes:
    """The bytes. Its files are closed, the response is not: that would end a request, and the writer's connection."""
    if isinstance(response, SimpleTemplateResponse):
        response.render()
    with ExitStack() as files:
        for close in response._resource_closers:  # type: ignore[attr-defined]
            files.callback(close)
        if isinstance(response, StreamingHttpResponse):
            return b"".join(map(bytes, response))
        return response.content if isinstance(response, HttpResponse) else b""


def _request(path: str) -> WSGIRequest:
    """A visitor's GET at the public address, who accepts no compression: the files are compressed beside."""
    public = urlsplit(settings.PUBLIC_URL)
    port = str(public.port or (443 if public.scheme == "https" else 80))
    return WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": quote(path, safe="/%"),
            "QUERY_STRING": "",
            "SERVER_NAME": public.hostname or "localhost",
            "SERVER_PORT": port,
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": public.netloc,
            "wsgi.url_scheme": public.scheme,
            "wsgi.input": BytesIO(),
            "wsgi.errors": sys.stderr,
        }
    )
