"""Addresses of releases: free ones, made from a headline."""

from django.utils.text import slugify

from releases.models import Edition, Release

LONGEST = 100


def is_taken(slug: str, *, by_other_than: Release | None = None) -> bool:
    """Whether another release has, or ever had in public, the address ``slug``."""
    working, editions = Release.objects.filter(slug=slug), Edition.objects.filter(slug=slug)
    if by_other_than and by_other_than.pk:
        working, editions = working.exclude(pk=by_other_than.pk), editions.exclude(release=by_other_than)
    return working.exists() or editions.exists()


def free_slug(headline: str, release: Release | None = None) -> str:
    """An address made from ``headline`` that no other release than ``release`` has or had."""
    stem = slugify(headline)[:LONGEST].strip("-")
    if not any(letter.isalpha() for letter in stem):
        stem = f"release-{stem}".strip("-")
    slug, number = stem, 2
    while is_taken(slug, by_other_than=release):
        slug, number = f"{stem}-{number}", number + 1
    return slug
