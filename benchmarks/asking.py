"""Asking Django for a page as a server does: without the test client, which takes notes of every template."""

from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory

_application = WSGIHandler()


def get(address: str) -> tuple[str, bytes]:
    """The status line and the body of the answer to a GET, uncompressed.

    The answer is not closed: that would end the connection to the database, which a server keeps.
    """
    said: list[str] = []
    environ = RequestFactory(headers={"accept-encoding": "identity"}).get(address).environ
    body = b"".join(_application(environ, lambda status, _headers: said.append(status)))
    return said[0], body
