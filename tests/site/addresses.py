"""Every address of the site, read from the resolver: a new one fails the tests until it is listed here."""

from collections.abc import Iterator
from typing import Any

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from releases.models import Document, Edition, Newsroom, Photo

# What the arguments of public addresses are in a newsroom made by ``tests.everything``.
_ARGUMENTS: dict[str, dict[str, Any]] = {
    "year": {"year": 2014},
    "month": {"month": 6},
    "page": {"page": 1},
    "width": {"width": "960"},
    "extension": {"extension": "jpg"},
    "form": {"form": "atom"},
}


def patterns(
    resolver: URLResolver | None = None, prefix: str = "", namespace: str = ""
) -> Iterator[tuple[str, str, URLPattern]]:
    """(route, name with namespace, pattern) of everything that can be asked for."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from patterns(entry, route, inner)
        else:
            yield route, f"{namespace}{entry.name or ''}", entry


def public_names() -> set[str]:
    """The names of all addresses outside the admin."""
    return {name for route, name, _pattern in patterns() if not route.startswith("admin/")}


def public_addresses() -> dict[str, str]:
    """One address for each public name; needs the newsroom of ``tests.everything``."""
    return {name: reverse(name, kwargs=_arguments(name, pattern)) for name, pattern in _first_patterns().items()}


def _first_patterns() -> dict[str, URLPattern]:
    found: dict[str, URLPattern] = {}
    for route, name, pattern in patterns():
        if not route.startswith("admin/"):
            found.setdefault(name, pattern)
    return found


def _arguments(name: str, pattern: URLPattern) -> dict[str, Any]:
    """Arguments that lead to a page."""
    wanted = pattern.pattern.regex.groupindex
    first = Edition.objects.live().order_by("first_published_at").first()
    assert first is not None
    photo, document = Photo.objects.public().first(), Document.objects.public().first()
    known = {key: value for values in _ARGUMENTS.values() for key, value in values.items()}
    known |= {"year": first.first_published_at.year, "month": first.first_published_at.month}
    known["slug"] = {
        "releases:release": first.slug,
        "releases:topic": "children",
        "releases:topic_year": "children",
        "releases:topic_feed": "children",
        "releases:person": "alex-marsh",
        "releases:person_year": "alex-marsh",
        "releases:place": "fernbury",
        "releases:place_year": "fernbury",
        "inspections:inspection": "fernshire-2014",
    }.get(name, "")
    if name == "releases:photo":
        known["sha256"] = photo.sha256
    if name == "releases:document":
        known |= {"sha256": document.sha256, "name": document.name}
    if name == "releases:logo":
        known["key"] = Newsroom.objects.get_current().logo_key
    if name == "releases:stylesheet":
        known["digest"] = "00000000"
    missing = [key for key in wanted if key not in known or known[key] == ""]
    if missing:
        raise NoReverseMatch(f"tests/site/addresses.py does not know {missing} of {name}: add it there.")
    return {key: known[key] for key in wanted}
