"""What each path of the written site is, and with which headers its file goes out: one table.

Django's views answer with the same headers (tests/servers compare), and so does deploy/nginx/site.conf.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from csp.utils import build_policy
from django.conf import settings

from council_news.files.kinds import DOCUMENT_KINDS
from council_news.middleware import PERMISSIONS_POLICY
from inspections.picture import LICENCE_URL

# Browsers ask every time and mostly get a 304; a shared cache may answer for a minute (standards.md PERF-05).
FRESH = "public, max-age=0, s-maxage=60"
IMMUTABLE = "public, max-age=31536000, immutable"
SHORT = "public, max-age=300, stale-while-revalidate=60"  # a photo taken down is gone everywhere in five minutes
BRIEF = "public, max-age=0, s-maxage=10"  # nothing is here yet: what is published here is seen soon
NEVER = "no-store"

SANDBOX = "sandbox; default-src 'none'"


@dataclass(frozen=True)
class Kind:
    """How the files of a kind go out. ``is_open``: programs of other sites may read them (FEED-15)."""

    content_type: str
    cache: str
    is_open: bool = False
    is_upload: bool = False
    disposition: str = ""
    link: str = ""


PAGE = Kind("text/html; charset=utf-8", FRESH)
NOT_FOUND = Kind("text/html; charset=utf-8", BRIEF)
GONE_FILE = Kind("text/plain; charset=utf-8", BRIEF)
RESTING = Kind("text/html; charset=utf-8", NEVER)
REFUSAL = Kind("text/plain; charset=utf-8", NEVER)


def _national(ending: str, content_type: str) -> Kind:
    """Data to take away, with their licence."""
    disposition, link = f'attachment; filename="inspections.{ending}"', f'<{LICENCE_URL}>; rel="license"'
    return Kind(content_type, FRESH, is_open=True, disposition=disposition, link=link)


_FOLDERS = "(?:[-A-Za-z0-9_]+/)*"
_FEED = f"{_FOLDERS}feed"
_PHOTO, _LOGO = "files/photos/[0-9a-f]+/[0-9]+", "files/logo/[0-9a-f]+"
# Patterns are the whole of what may be asked for: what matches none is not looked for, so that nothing else in the
# folder (compressed copies, what is being written, what the writer remembers) is ever sent.
_TABLE = (
    (_FOLDERS, PAGE),
    (rf"{_FEED}\.rss", Kind("application/rss+xml; charset=utf-8", FRESH, is_open=True)),
    (rf"{_FEED}\.atom", Kind("application/atom+xml; charset=utf-8", FRESH, is_open=True)),
    (rf"{_FEED}\.json", Kind("application/feed+json; charset=utf-8", FRESH, is_open=True)),
    (r"inspections/national\.csv", _national("csv", "text/csv; charset=utf-8; header=present")),
    (r"inspections/national\.json", _national("json", "application/json")),
    (r"style-[-A-Za-z0-9_]+\.css", Kind("text/css; charset=utf-8", IMMUTABLE)),
    (r"(?:news-)?sitemap(?:-[a-z0-9]+)?\.xml", Kind("application/xml; charset=utf-8", FRESH)),
    (r"(?:robots|\.well-known/security)\.txt", Kind("text/plain; charset=utf-8", FRESH)),
    (rf"{_PHOTO}\.jpg", Kind("image/jpeg", SHORT, is_upload=True, disposition="inline")),
    (rf"{_PHOTO}\.webp", Kind("image/webp", SHORT, is_upload=True, disposition="inline")),
    (rf"{_LOGO}\.png", Kind("image/png", IMMUTABLE, is_upload=True, disposition="inline")),
    (rf"{_LOGO}\.jpg", Kind("image/jpeg", IMMUTABLE, is_upload=True, disposition="inline")),
)
_KINDS = [(re.compile(f"/{pattern}"), kind) for pattern, kind in _TABLE]
_DOCUMENT = re.compile(r"/files/documents/[0-9a-f]+/([a-z0-9_-]+\.([a-z]+))")


def kind_of(path: str) -> Kind | None:
    """The kind of what is at ``path``; None where the written site can have nothing."""
    for pattern, kind in _KINDS:
        if pattern.fullmatch(path):
            return kind
    found = _DOCUMENT.fullmatch(path)
    return _document(found[1], found[2]) if found and found[2] in DOCUMENT_KINDS else None


def _document(name: str, extension: str) -> Kind:
    """Saved, not opened: no browser shows a PDF inside the sandbox that every upload is served in."""
    content_type = DOCUMENT_KINDS[extension].content_type
    charset = "; charset=utf-8" if content_type.startswith("text/") else ""
    return Kind(f"{content_type}{charset}", SHORT, is_upload=True, disposition=f'attachment; filename="{name}"')


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
