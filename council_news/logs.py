"""Logs as one line of JSON an event: errors, denials, refused uploads, logins refused, publications.

No personal data: people appear by the id of their account, addresses of machines not at all. A line
holds only the fields named here, so that nothing gets in by accident; JSON escapes what would start a
new line (standards.md 8.1, ASVS 16).
"""

import datetime as dt
import json
import logging
import re
import traceback
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

logger = logging.getLogger("council_news.denied")

# Everything an event may say beside its time, level, name and message.
FIELDS = (
    "status",
    "method",
    "path",
    "view",
    "user",
    "reason",
    "act",
    "release",
    "edition",
    "photo",
    "document",
    "wait_seconds",
)
MESSAGE_LENGTH = 300
PATH_LENGTH = 200
# Last resort for messages of libraries: what looks like an e-mail address or the address of a machine.
_PERSONAL = re.compile(
    r"[^\s@'\"<>]+@[^\s@'\"<>]+\.[A-Za-z]{2,}|\b(?:\d{1,3}\.){3}\d{1,3}\b|\b(?:[0-9a-fA-F]{1,4}:){3,7}[0-9a-fA-F]{1,4}\b"
)


def scrubbed(text: str, length: int = MESSAGE_LENGTH) -> str:
    """``text`` without addresses of people or machines, cut to ``length`` characters."""
    return _PERSONAL.sub("[removed]", text[: length * 4])[:length]


class JsonFormatter(logging.Formatter):
    """A log record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Time in UTC, level, the logger's name as the event, the message, and the fields of ``FIELDS``."""
        line: dict[str, Any] = {
            "at": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.name,
            "message": scrubbed(record.getMessage()),
        }
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            line |= about(request)
        if hasattr(record, "status_code"):
            line["status"] = record.status_code
        line |= {field: _plain(getattr(record, field)) for field in FIELDS if hasattr(record, field)}
        if record.exc_info and record.exc_info[0]:
            line |= _error(*record.exc_info[:2], record.exc_info[2])
        return json.dumps(line, ensure_ascii=True)


def _plain(value: Any) -> Any:
    return value if isinstance(value, int | float | None) else scrubbed(str(value))


def _error(kind: type[BaseException], _error: Any, trace: Any) -> dict[str, Any]:
    """The class of an error and where it was raised; its text may quote what somebody typed and stays out."""
    frames = traceback.extract_tb(trace)[-12:]
    return {
        "error": kind.__name__,
        "where": [f"{frame.filename.rpartition('/site-packages/')[2]}:{frame.lineno} {frame.name}" for frame in frames],
    }


def about(request: HttpRequest) -> dict[str, Any]:
    """What may be said of a request: no query, no address; the user only if known already (no query is made)."""
    user = getattr(request, "_cached_user", None)
    return {
        "method": scrubbed(request.method or "", 10),
        "path": scrubbed(request.path, PATH_LENGTH),
        "user": user.pk if user is not None else None,
    }


def log_denial(request: HttpRequest, response: HttpResponseBase, *, in_office: bool) -> None:
    """One line for an answer that denies: 403, 413, 429 anywhere, 404 under the admin (400 and 5xx Django logs)."""
    status = response.status_code
    if status in (403, 413, 429) or (status == 404 and in_office):
        reason = getattr(request, "denied_because", "")
        extra = {"status": status, **about(request), **({"reason": reason} if reason else {})}
        logger.warning("A request was denied.", extra=extra)
