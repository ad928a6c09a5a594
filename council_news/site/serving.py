"""The bundled server of the written site: a WSGI application below Django that needs no database.

It answers for what lies in the folder and for what lies nowhere; search, the news desk and the like it asks of
Django. deploy/nginx/site.conf does the same in nginx; tests/servers holds the two against each other.
"""

import json
from pathlib import Path

from django.conf import settings

from council_news.site.answers import Body, Environ, Exchange, StartResponse
from council_news.site.asking import endings, is_method, normalised
from council_news.site.behind import Application, Behind
from council_news.site.copies import Copies
from council_news.site.folder import STATE, name_of
from council_news.site.kinds import GONE_FILE, NOT_FOUND, PAGE, RESTING, kind_of

# Asked of Django: what stands below these, at these, and at these with a question.
SEARCH, OFFICE, STATIC = "/search/", "/admin/", "/static/"
BELOW = (SEARCH, OFFICE, STATIC)
HEALTH = ("/healthz", "/readyz")
ASKED = frozenset(("/inspections/national/", "/inspections/national.csv", "/inspections/national.json"))
LONGEST = 8_000  # of a path and its question, in characters; nginx takes about as many
RETRY = ("Retry-After", "60")


class WrittenSite:
    """Answers from the folder ``root``, and asks ``application`` for the rest."""

    def __init__(self, root: Path, application: Application) -> None:
        self._state = root / STATE
        self._copies = Copies(root)
        self._own = Copies(root)  # the pages that stand at no address
        self._application = application
        self._behind = Behind(application)
        self._proxy = settings.SECURE_PROXY_SSL_HEADER
        self._only_secure = settings.SECURE_SSL_REDIRECT

    def __call__(self, environ: Environ, start_response: StartResponse) -> Body:
        """Answer a request: at once if its file was sent before and is still the same."""
        if self._only_secure and not self._is_secure(environ):
            return self._application(environ, start_response)  # which leads to https
        exchange, path = Exchange(environ, start_response), environ["PATH_INFO"]
        accepted = endings(environ.get("HTTP_ACCEPT_ENCODING", ""))
        if exchange.is_read and not (path in ASKED and environ.get("QUERY_STRING")):
            copy = self._copies.kept(path, accepted)
            if copy is not None:
                return exchange.send(copy)
        return self._look(exchange, accepted)

    def _is_secure(self, environ: Environ) -> bool:
        """Whether the request came by TLS, by the word of our own proxy if there is one."""
        if self._proxy:
            name, value = self._proxy
            return bool(environ.get(name) == value)
        return bool(environ["wsgi.url_scheme"] == "https")

    def _look(self, exchange: Exchange, accepted: tuple[str, ...]) -> Body:
        """Whose the path is: nobody's, Django's, or the folder's."""
        environ = exchange.environ
        if len(environ["PATH_INFO"]) + len(environ.get("QUERY_STRING", "")) > LONGEST:
            return exchange.say("414 URI Too Long")
        path = normalised(environ["PATH_INFO"])
        if path is None or not is_method(environ["REQUEST_METHOD"]):
            return exchange.say("400 Bad Request")
        if path in HEALTH:
            return self._application(environ, exchange.start_response)
        if path.startswith(BELOW):
            return self._ask(exchange, path, accepted)
        if not exchange.is_read:
            return exchange.say("405 Method Not Allowed", ("Allow", "GET, HEAD"))
        if path in ASKED and environ.get("QUERY_STRING"):
            return self._ask(exchange, path, accepted)
        return self._from_folder(exchange, path, accepted)

    def _from_folder(self, exchange: Exchange, path: str, accepted: tuple[str, ...]) -> Body:
        name, kind = name_of(path), kind_of(path)
        copy = self._copies.find(path, name, accepted, kind) if kind else None
        if copy is not None:
            return exchange.send(copy)
        gone = GONE_FILE if path.startswith("/files/") else NOT_FOUND
        copy = self._own.find(name, f"{name}.gone", accepted, gone) if kind else None
        if copy is not None:
            return exchange.page(copy, "410 Gone")
        if self._is_folder(path):
            return exchange.move(f"{path}/")
        if not self._is_whole():
            return self._application(exchange.environ, exchange.start_response)
        return self._page(exchange, accepted, "404 Not Found")

    def _is_folder(self, path: str) -> bool:
        """Whether the page of ``path`` is at the same address with a slash at the end."""
        if kind_of(f"{path}/") is not PAGE or path.endswith("/"):
            return False
        index = name_of(f"{path}/")
        return f"{path}/" in BELOW or self._copies.is_file(index) or self._copies.is_file(f"{index}.gone")

    def _is_whole(self) -> bool:
        """Whether the site was ever written to its end. Before that Django answers for what is not there yet."""
        try:
            return bool(json.loads(self._state.read_bytes()).get("is_whole") is True)
        except (OSError, ValueError):
            return False

    def _ask(self, exchange: Exchange, path: str, accepted: tuple[str, ...]) -> Body:
        def search_rests() -> Body:
            return self._page(exchange, accepted, "503 Service Unavailable")

        def desk_is_full() -> Body:
            return exchange.say("503 Service Unavailable", RETRY)

        is_public = not path.startswith((OFFICE, STATIC))
        full, failed = (search_rests, search_rests) if is_public else (desk_is_full, None)
        return self._behind.ask(exchange.environ, exchange.start_response, full=full, failed=failed)

    def _page(self, exchange: Exchange, accepted: tuple[str, ...], status: str) -> Body:
        """That nothing is here, or that search rests."""
        is_missing = status.startswith("404")
        name, kind = ("404.html", NOT_FOUND) if is_missing else ("resting.html", RESTING)
        extra = () if is_missing else (RETRY,)
        copy = self._own.kept(name, accepted) or self._own.find(name, name, accepted, kind)
        return exchange.page(copy, status, *extra) if copy else exchange.say(status, *extra)
