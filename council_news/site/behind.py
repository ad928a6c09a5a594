"""The application behind the written site: asked for what no file can answer, and stood in for when it fails."""

import logging
import threading
from collections.abc import Callable
from typing import Any

from council_news.site.answers import Body, Environ, StartResponse

logger = logging.getLogger("council_news.site")

Application = Callable[[Environ, StartResponse], Body]

# Of a server's sixteen threads the application may hold twelve: when it waits for a database that does not
# answer, four are left for the files.
AT_ONCE = 12


class Behind:
    """The application, with at most ``AT_ONCE`` requests in it."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._room = threading.BoundedSemaphore(AT_ONCE)

    def ask(
        self,
        environ: Environ,
        start_response: StartResponse,
        *,
        full: Callable[[], Body],
        failed: Callable[[], Body] | None,
    ) -> Body:
        """Its answer. ``full`` answers when it has no room, ``failed`` in the place of its errors."""
        if not self._room.acquire(blocking=False):
            return full()
        try:
            return self._ask(environ, start_response, failed) if failed else self._application(environ, start_response)
        finally:
            self._room.release()

    def _ask(self, environ: Environ, start_response: StartResponse, failed: Callable[[], Body]) -> Body:
        said: list[Any] = []

        def hold(*answer: Any) -> None:
            said[:] = answer

        try:
            body = self._application(environ, hold)
        except Exception:
            logger.exception("The application failed.")
            return failed()
        if said and not said[0].startswith("5"):
            start_response(*said)
            return body
        if hasattr(body, "close"):
            body.close()
        return failed()
