"""What every answer says about how it may be used, and what is too large to be read."""

from collections.abc import Callable
from typing import Any

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from council_news.addresses import address
from council_news.logs import log_denial

View = Callable[[HttpRequest], HttpResponseBase]

# Nothing on the public pages needs any of these (SEC-09).
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "display-capture",
        "encrypted-media",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
        "xr-spatial-tracking",
    )
)
# Feeds are read by programs on other sites; pages are not embedded there (SEC-08).
SHARED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")

# TinyMCE writes style attributes while it works and shows pasted pictures before they are refused
# (toolchain.md section 4). Only the pages that hold the editor allow it.
EDITOR_VIEWS = frozenset({"admin:releases_release_add", "admin:releases_release_change"})
EDITOR_POLICY = {"style-src-attr": ["'unsafe-inline'"], "img-src": ["data:", "blob:"]}


def is_office(request: HttpRequest) -> bool:
    """Whether the address belongs to the admin, also where no view was found."""
    return request.path_info.startswith(address("admin:index"))


class HeadersMiddleware:
    """Outermost: whatever happens inside, an error page included, these headers are on the answer."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add what the view has not said itself; log what was denied."""
        response = self.get_response(request)
        content_type = response.get("Content-Type", "").partition(";")[0]
        shared = content_type in SHARED_TYPES or response.get("Access-Control-Allow-Origin") == "*"
        response.headers.setdefault("Cross-Origin-Resource-Policy", "cross-origin" if shared else "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if is_office(request):
            add_never_cache_headers(response)
            response["X-Robots-Tag"] = "noindex, nofollow"
        log_denial(request, response, in_office=is_office(request))
        return response


class PolicyMiddleware(CSPMiddleware):
    """The Content-Security-Policy: the settings' for the public, less strict by one named rule where needed."""

    def get_policy_parts(self, request: Any, response: Any, report_only: bool = False) -> PolicyParts:
        """The admin's scripts cannot do with trusted types; the editor also writes style attributes."""
        parts = super().get_policy_parts(request, response, report_only)
        if is_office(request):
            parts.replace = {"require-trusted-types-for": None, **(parts.replace or {})}
        match = request.resolver_match
        if match is not None and match.view_name in EDITOR_VIEWS:
            parts.update = {**EDITOR_POLICY, **(parts.update or {})}
        return parts


class CookielessMiddleware:
    """The public pages read no cookie, so nothing in one can change an answer that a shared cache may keep (T8).

    Forged or outdated cookies would otherwise be answered with new ones. A public page that is to hold a
    form of its own has to be let through here.
    """

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Forget the cookies of a request outside the admin."""
        if not is_office(request):
            request.META.pop("HTTP_COOKIE", None)
            request.COOKIES = {}
        return self.get_response(request)


class BodyLimitMiddleware:
    """Refuse a body that is too large before any of it is read. After authentication, whose user it asks for."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """413 for what exceeds the limit: generous for staff in the admin, small for everybody else."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        size = int(length) if length.isdecimal() else 0
        if size > settings.DATA_UPLOAD_MAX_MEMORY_SIZE and not self._may_upload(request, size):
            return render(request, "413.html", {"limit": settings.UPLOAD_BYTES // 1_000_000}, status=413)
        return self.get_response(request)

    def _may_upload(self, request: HttpRequest, size: int) -> bool:
        user = getattr(request, "user", None)
        return size <= settings.UPLOAD_BYTES and is_office(request) and user is not None and user.is_staff
