"""Addresses in rendered HTML, changed for where it is read: whole ones for feeds, the officers' files in the office."""

import re
from collections.abc import Callable

from django.conf import settings
from django.urls import reverse

_TAG = re.compile(r"<[a-z][^>]*>")
_ADDRESS = re.compile(r'(?<= )(href|src)="(/(?!/)[^"]*)"')
_SRCSET = re.compile(r'(?<= )srcset="([^"]*)"')
_NO_HASH = "0" * 64


def with_host(html: str) -> str:
    """``html`` with ``settings.PUBLIC_URL`` before each path in its tags, for readers outside this site."""
    return _changed(html, lambda path: settings.PUBLIC_URL + path)


def for_officers(html: str) -> str:
    """``html`` with its photos and documents at the addresses where officers see them before they are public."""
    public = reverse("releases:photo", args=[_NO_HASH, "480", "jpg"]).partition("photos/")[0]
    office = reverse("officer_files:photo", args=[_NO_HASH, "480", "jpg"]).partition("photos/")[0]
    return _changed(html, lambda path: office + path.removeprefix(public) if path.startswith(public) else path)


def _changed(html: str, change: Callable[[str], str]) -> str:
    """``html`` with ``change`` made to each path of this site in its tags, and to nothing in its text."""

    def in_tag(tag: re.Match[str]) -> str:
        links = _ADDRESS.sub(lambda found: f'{found[1]}="{change(found[2])}"', tag[0])
        return _SRCSET.sub(lambda found: f'srcset="{_each(found[1], change)}"', links)

    return _TAG.sub(in_tag, html)


def _each(srcset: str, change: Callable[[str], str]) -> str:
    """A ``srcset`` with ``change`` made to each of its paths."""
    sources = (source.strip() for source in srcset.split(","))
    return ", ".join(change(source) if source.startswith("/") else source for source in sources)
