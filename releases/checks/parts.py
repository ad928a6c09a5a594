"""Checks of the parts of a release and where the body places them."""

from collections.abc import Iterator

from releases.checks.registry import Content, Finding, Level, check
from releases.embeds import dangling, unplaced


@check
def placed(content: Content) -> Iterator[Finding]:
    """Every part that must stand somewhere in the text does."""
    for sentence in unplaced(content):
        yield Finding(
            "parts.W001", Level.WARNING, sentence, "Place it with the editor’s Insert menu, or delete it.", "body"
        )


@check
def markers(content: Content) -> Iterator[Finding]:
    """The body places nothing that is gone."""
    for embed in dangling(content):
        yield Finding(
            "parts.E001",
            Level.ERROR,
            f"The text places a part ({embed.name}) that is no longer on the release.",
            "Remove the empty block from the text.",
            "body",
        )


@check
def photos(content: Content) -> Iterator[Finding]:
    """Every photo is described or decorative (WCAG 1.1.1)."""
    for photo in content["photos"]:
        if not photo["decorative"] and not photo["alt"].strip():
            yield Finding(
                "parts.E002",
                Level.ERROR,
                f"The photo “{photo['name']}” has no description.",
                "Say what it shows, for people who cannot see it, or tick “decorative”.",
                "photos",
            )


@check
def contacts(content: Content) -> Iterator[Finding]:
    """Journalists can reach somebody."""
    if not content["contacts"]:
        yield Finding(
            "parts.W002",
            Level.WARNING,
            "The release names no contact.",
            "Add whom journalists may ring.",
            "contacts",
        )
