"""Signing in: who asks from where, what happens after too many wrong passwords, and what of it is logged."""

import logging
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

logger = logging.getLogger("council_news.login")


def client_address(request: HttpRequest) -> str:
    """The address of whoever asks: what the outermost of our own proxies saw, or the other end of the line.

    Only the last ``PROXIES`` entries of X-Forwarded-For were written by our proxies; what stands
    before them the client may have invented.
    """
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    count = settings.PROXIES
    return str(forwarded[-count] if 0 < count <= len(forwarded) else request.META.get("REMOTE_ADDR", ""))


def locked_out(request: HttpRequest, response: Any = None, credentials: Any = None) -> HttpResponse:
    """The answer to a sign-in after too many wrong ones, whether or not this password was right."""
    wait = settings.AXES_COOLOFF_TIME
    request.denied_because = "locked-out"  # type: ignore[attr-defined]
    page = render(request, settings.AXES_LOCKOUT_TEMPLATE, {"minutes": int(wait.total_seconds()) // 60}, status=429)
    page["Retry-After"] = str(int(wait.total_seconds()))
    return page


def log_failure(sender: Any, request: HttpRequest | None = None, **kwargs: Any) -> None:
    """A line for a wrong name or password; the name that was typed may be a password, so it stays out.

    A sign-in refused because too many went before has its line as a denial.
    """
    if not getattr(request, "axes_locked_out", False):
        logger.warning("A sign-in failed.", extra={"reason": "wrong-credentials"})
