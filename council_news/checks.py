"""What must hold of an installation before it goes live; run by ``manage.py check --deploy``."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning


def hosts(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """The address the public types must be one we answer to, and no wildcard answers to everything."""
    found: list[CheckMessage] = []
    host = urlsplit(settings.PUBLIC_URL).hostname or ""
    allowed = settings.ALLOWED_HOSTS
    if "*" in allowed:
        found.append(Error("ALLOWED_HOSTS answers to any host.", hint="Name the hosts.", id="council_news.E001"))
    elif not any(host == name or (name.startswith(".") and host.endswith(name)) for name in allowed):
        found.append(
            Error(
                f"COUNCIL_NEWS_PUBLIC_URL has the host {host}, which is not among the allowed hosts.",
                hint="Add it to COUNCIL_NEWS_ALLOWED_HOSTS.",
                id="council_news.E002",
            )
        )
    if settings.PUBLIC_URL.endswith("/"):
        found.append(Error("COUNCIL_NEWS_PUBLIC_URL ends with a slash.", hint="Take it away.", id="council_news.E003"))
    return found


def uploads_apart(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Uploads must not lie where a web server sends files as they are."""
    media, static = Path(settings.MEDIA_ROOT).resolve(), Path(settings.STATIC_ROOT).resolve()
    if media == static or static in media.parents or media in static.parents:
        return [
            Error(
                "The folders for uploads and for static files overlap, so uploads could be fetched as they came.",
                hint="Keep MEDIA_ROOT and STATIC_ROOT apart.",
                id="council_news.E004",
            )
        ]
    return []


def policy(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """The policy of public pages allows nothing inline, nothing evaluated and nothing from anywhere."""
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    loose = {"'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:", "data:"}
    bad = sorted(name for name, sources in directives.items() if isinstance(sources, list) and loose & set(sources))
    return [
        Error(f"The Content-Security-Policy is loose in {name}.", hint="See settings/base.py.", id="council_news.E005")
        for name in bad
    ]


def media_is_private(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Nobody else on the machine should read drafts' photos and the reports."""
    media = Path(settings.MEDIA_ROOT)
    if media.exists() and media.stat().st_mode & 0o007:
        return [
            Warning(
                "Everybody on this machine can look into the folder for uploads.",
                hint=f"chmod 750 {media}",
                id="council_news.W001",
            )
        ]
    return []


ON_DEPLOYMENT = (hosts, uploads_apart, policy, media_is_private)
