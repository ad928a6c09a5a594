"""What is said with every answer of the written site about how it may be used.

Django's middleware says the same with its views (tests/site_written), and so does deploy/nginx (tests/servers).
"""

from collections.abc import Iterator

from csp.utils import build_policy
from django.conf import settings

from council_news.middleware import PERMISSIONS_POLICY
from council_news.site.kinds import Kind

SANDBOX = "sandbox; default-src 'none'"


def headers_of(kind: Kind) -> list[tuple[str, str]]:
    """What is said with every answer of ``kind`` whatever its status; the content type is not among it."""
    return list(_headers(kind))


def policy() -> str:
    """The Content-Security-Policy of the settings, in an order that does not change from process to process."""
    return "; ".join(sorted(build_policy().split("; ")))


def _headers(kind: Kind) -> Iterator[tuple[str, str]]:
    shared = kind.is_open or kind.is_upload
    yield "Cache-Control", kind.cache
    yield "Vary", "Accept-Encoding"
    yield "Content-Security-Policy", SANDBOX if kind.is_upload else policy()
    yield "Cross-Origin-Resource-Policy", "cross-origin" if shared else "same-origin"
    yield "Cross-Origin-Opener-Policy", settings.SECURE_CROSS_ORIGIN_OPENER_POLICY
    yield "Permissions-Policy", PERMISSIONS_POLICY
    yield "Referrer-Policy", settings.SECURE_REFERRER_POLICY
    yield "X-Content-Type-Options", "nosniff"
    yield "X-Frame-Options", settings.X_FRAME_OPTIONS
    if settings.SECURE_HSTS_SECONDS:
        subdomains = "; includeSubDomains" if settings.SECURE_HSTS_INCLUDE_SUBDOMAINS else ""
        preload = "; preload" if settings.SECURE_HSTS_PRELOAD else ""
        yield "Strict-Transport-Security", f"max-age={settings.SECURE_HSTS_SECONDS}{subdomains}{preload}"
    if kind.is_open:
        yield "Access-Control-Allow-Origin", "*"
    if kind.link:
        yield "Link", kind.link
