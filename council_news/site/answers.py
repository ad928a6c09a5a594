"""Answers in the terms of WSGI: a file or a part of it, a refusal in a sentence, the way to another address."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from council_news.site.asking import NotSatisfiable, part_of, precondition
from council_news.site.copies import Blocks, Copy, Headers
from council_news.site.kinds import REFUSAL, headers_of

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Body = Iterable[bytes]
Header = tuple[str, str]

# nginx says the same (deploy/nginx/site.conf).
SENTENCES = {
    "301 Moved Permanently": "This page is at the same address with a slash at the end.\n",
    "400 Bad Request": "This address cannot be read. Please check it.\n",
    "404 Not Found": "There is nothing at this address.\n",
    "405 Method Not Allowed": "Nothing can be sent to this address: it can only be read.\n",
    "412 Precondition Failed": "What is here is not what you asked for: it has changed.\n",
    "414 URI Too Long": "This address is too long.\n",
    "416 Range Not Satisfiable": "The part that you asked for is not there.\n",
    "503 Service Unavailable": "The news desk does not answer at the moment. Please try again in a minute.\n",
}


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and the way to answer it."""

    environ: Environ
    start_response: StartResponse

    @property
    def is_read(self) -> bool:
        """Whether it asks for something and brings nothing."""
        return self.environ["REQUEST_METHOD"] in ("GET", "HEAD")

    def say(self, status: str, *extra: Header) -> Body:
        """The sentence of ``status``."""
        sentence = SENTENCES[status].encode()
        own = [("Content-Type", REFUSAL.content_type), ("Content-Length", str(len(sentence)))]
        self.start_response(status, [*headers_of(REFUSAL), *own, *extra])
        return self._unless_head(sentence)

    def move(self, path: str) -> Body:
        """Lead on to ``path``, with what was asked."""
        question = self.environ.get("QUERY_STRING", "")
        target = quote(path, safe="/", encoding="latin-1") + (f"?{question}" if question else "")
        return self.say("301 Moved Permanently", ("Location", target))

    def send(self, copy: Copy) -> Body:
        """The file, a part of it, or that the reader has it already."""
        verdict = precondition(self.environ, copy.now)
        if verdict == 200:
            return self._send(copy)
        _close(copy)
        if verdict == 412:
            return self.say("412 Precondition Failed")
        self.start_response("304 Not Modified", copy.common)
        return ()

    def page(self, copy: Copy, status: str, *extra: Header) -> Body:
        """A file that stands in for what is not there."""
        headers = [header for header in copy.headers if header[0] not in ("Accept-Ranges", "Last-Modified", "ETag")]
        return self._whole(copy, status, [*headers, *extra])

    def _send(self, copy: Copy) -> Body:
        try:
            part = part_of(self.environ, copy.size, copy.now) if copy.has_parts else None
        except NotSatisfiable:
            _close(copy)
            told = ("Content-Range", f"bytes */{copy.size}"), ("ETag", copy.now.etag)
            return self.say("416 Range Not Satisfiable", *told)
        if part is None:
            return self._whole(copy, "200 OK", copy.headers)
        return self._part(copy, *part)

    def _whole(self, copy: Copy, status: str, headers: Headers) -> Body:
        self.start_response(status, headers)
        if copy.opened is None:
            return self._unless_head(copy.body)
        return self._blocks(copy, 0, copy.size)

    def _part(self, copy: Copy, start: int, stop: int) -> Body:
        told = [("Content-Range", f"bytes {start}-{stop - 1}/{copy.size}"), ("Content-Length", str(stop - start))]
        headers = [header for header in copy.headers if header[0] not in ("Accept-Ranges", "Content-Length")]
        self.start_response("206 Partial Content", headers + told)
        if copy.opened is None:
            return self._unless_head(copy.body[start:stop])
        return self._blocks(copy, start, stop)

    def _unless_head(self, body: bytes) -> Body:
        return (body,) if self.environ["REQUEST_METHOD"] != "HEAD" else ()

    def _blocks(self, copy: Copy, start: int, stop: int) -> Body:
        if copy.opened is None or self.environ["REQUEST_METHOD"] == "HEAD":
            _close(copy)
            return ()
        return Blocks(copy.opened, start, stop)


def _close(copy: Copy) -> None:
    if copy.opened is not None:
        copy.opened.close()
