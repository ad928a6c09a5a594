"""Addresses of pages, made once each: a page names dozens, and Django takes longer to make them than to print them."""

from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse

KEPT = 8_192  # addresses a process remembers: some megabytes


def address(name: str, *args: object) -> str:
    """The path of the view ``name``, as ``reverse`` gives it. Raises ``NoReverseMatch``."""
    return _made(get_urlconf() or settings.ROOT_URLCONF, get_script_prefix(), name, args)


@lru_cache(KEPT)
def _made(urlconf: str, _prefix: str, name: str, args: tuple[object, ...]) -> str:
    return reverse(name, urlconf, args)
