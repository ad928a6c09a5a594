"""Whether a reader has the file already: the conditions of RFC 9110, section 13, answered as nginx does."""

from dataclasses import dataclass

from django.utils.http import parse_http_date_safe


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
