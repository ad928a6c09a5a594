"""The part of a file that is asked for (RFC 9110, section 14), read as nginx does."""

import re

from django.utils.http import parse_http_date_safe

from council_news.site.conditions import Validators

_RANGE = re.compile(r" *(?:(\d{1,18}) *- *(\d{0,18})|-(\d{1,18})) *")  # what a machine can count to


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
