"""What stands at a path: the answer of the view, asked from within, as the public would get it."""

import sys
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve

MOVED, GONE = (301, 302), 410


@dataclass(frozen=True)
class Rendered:
    """What the public gets at a path: a page, a feed or a file; ``is_gone`` where it answers 410."""

    body: bytes
    is_gone: bool = False


def render(path: str) -> Rendered | None:
    """What stands at ``path``; None where nothing does. An address that has moved becomes a page that leads on.

    A folder of files cannot answer 301, and a page that leads on works from every server and every CDN.
    """
    request = _request(path)
    try:
        match = resolve(path)
        request.resolver_match = match
        response = match.func(request, *match.args, **match.kwargs)
    except (Http404, Resolver404):
        return None
    if response.status_code in MOVED:
        return Rendered(_leading_on(request, response["Location"]))
    if response.status_code not in (200, GONE):
        raise RuntimeError(f"{path} answered {response.status_code}, which no file can say.")
    return Rendered(_body(response), is_gone=response.status_code == GONE)


def not_found() -> bytes:
    """The page for every address at which nothing stands."""
    return render_to_string("404.html", request=_request("/404.html")).encode()


def resting() -> bytes:
    """The page in the place of search and the news desk while the application does not answer."""
    return render_to_string("releases/resting.html", request=_request("/resting.html")).encode()


def _leading_on(request: WSGIRequest, target: str) -> bytes:
    return render_to_string("releases/moved.html", {"target": target}, request=request).encode()


def _body(response: HttpResponseBase | Any) -> bytes:
    if hasattr(response, "render") and not response.is_rendered:
        response.render()
    with closing(response):
        return b"".join(response.streaming_content) if response.streaming else bytes(response.content)


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
