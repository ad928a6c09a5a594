"""What a request asks of a file: pure reading of its path and headers.

RFC 9110 leaves much open. Where it does, this answers as nginx does, so that both ways of serving agree.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.utils.http import parse_http_date_safe

CODINGS = {"br": ".br", "gzip": ".gz"}  # in the order we like them
_LONGEST = 200  # of an Accept-Encoding that is looked at
_METHOD = re.compile(r"[A-Z_-]+")
_RANGE = re.compile(r" *(?:(\d{1,18}) *- *(\d{0,18})|-(\d{1,18})) *")  # what a machine can count to


def is_method(method: str) -> bool:
    """Whether this is a method at all, known or not."""
    return _METHOD.fullmatch(method) is not None


def normalised(path: str) -> str | None:
    """A decoded path without ``//``, ``.`` and ``..``; None where that leads out of the site or is no path."""
    if not path.startswith("/") or "\0" in path:
        return None
    if "//" not in path and "/." not in path:
        return path
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    is_folder = path.rpartition("/")[2] in ("", ".", "..")
    return f"/{'/'.join(parts)}/" if parts and is_folder else f"/{'/'.join(parts)}"


@lru_cache(256)
def endings(accept_encoding: str) -> tuple[str, ...]:
    """The endings of the copies that may be sent, best first; "" is the file as it is.

    Only a weight of nought counts; between what is accepted the choice is ours.
    """
    accepted = set()
    for part in accept_encoding[:_LONGEST].lower().split(","):
        coding, _semicolon, parameter = part.partition(";")
        if not re.fullmatch(r"\s*q\s*=\s*0(?:\.0*)?\s*", parameter):
            accepted.add(coding.strip())
    return (*(ending for coding, ending in CODINGS.items() if coding in accepted), "")


@dataclass(frozen=True)
class Validators:
    """What tells one state of a file from another. ``modified``: seconds since 1970."""

    etag: str
    modified: int


def precondition(headers: dict[str, str], now: Validators) -> int:
    """200, 304 or 412: whether the file is to be sent. ``headers`` as in a WSGI environment."""
    unmodified, match = headers.get("HTTP_IF_UNMODIFIED_SINCE"), headers.get("HTTP_IF_MATCH")
    if unmodified and (parse_http_date_safe(unmodified) or -1) < now.modified:
        return 412
    if match and not _matches(match, now.etag, weak=False):
        return 412
    since, none_match = headers.get("HTTP_IF_MODIFIED_SINCE"), headers.get("HTTP_IF_NONE_MATCH")
    if not since and not none_match:
        return 200
    if since and (parse_http_date_safe(since) or -1) < now.modified:
        return 200
    return 200 if none_match and not _matches(none_match, now.etag, weak=True) else 304


def _matches(listed: str, etag: str, *, weak: bool) -> bool:
    if listed == "*":
        return True
    tags = [tag.strip() for tag in listed.split(",")]
    return etag in ([tag.removeprefix("W/") for tag in tags] if weak else tags)


class NotSatisfiable(ValueError):  # noqa: N818 - reads as the answer it leads to
    """No byte of what was asked for is there."""


def part_of(headers: dict[str, str], size: int, now: Validators) -> tuple[int, int] | None:
    """The one range of bytes asked for, half open; None for the whole file. Raises ``NotSatisfiable``.

    Several ranges get the whole file: nobody needs them, and they are a way to make a server work.
    """
    asked, condition = headers.get("HTTP_RANGE", ""), headers.get("HTTP_IF_RANGE")
    if not re.match("bytes=.", asked, re.IGNORECASE) or (condition and not _is_now(condition, now)):
        return None
    parts = [_part(part, size) for part in asked[len("bytes=") :].split(",")]
    there = [(start, stop) for start, stop in parts if start < stop]
    if not there:
        raise NotSatisfiable
    return there[0] if len(there) == 1 else None


def _is_now(condition: str, now: Validators) -> bool:
    if condition.endswith('"'):
        return condition == now.etag
    return parse_http_date_safe(condition) == now.modified


def _part(text: str, size: int) -> tuple[int, int]:
    found = _RANGE.fullmatch(text)
    if not found:
        raise NotSatisfiable
    first, last, final = found.groups()
    if final:
        return max(0, size - int(final)), size
    return int(first), min(size, int(last) + 1) if last else size
