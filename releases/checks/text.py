"""Checks of headline, summary and body (standards.md sections 2 and 3)."""

import re
from collections.abc import Iterator

from releases.checks.registry import Content, Finding, Level, check
from releases.markup import plain_text

# Link words that tell nothing out of context (STY-20, WCAG 2.4.4).
GENERIC_LINKS = {"here", "click here", "more", "read more", "this link", "link", "find out more"}
LONGEST_HEADLINE = 65
LONGEST_SUMMARY = 160

_LINK = re.compile(r"<a [^>]*>(.*?)</a>", re.DOTALL)
_HEADING = re.compile(r"<h([2-6])>")


@check
def headline(content: Content) -> Iterator[Finding]:
    """There is a headline, and lists and search engines can show all of it (STY-01)."""
    length = len(content["headline"].strip())
    if not length:
        yield Finding("text.E001", Level.ERROR, "There is no headline.", "Say what happened.", "headline")
    elif length > LONGEST_HEADLINE:
        yield Finding(
            "text.W001",
            Level.WARNING,
            f"The headline has {length} characters; search engines cut it after about {LONGEST_HEADLINE}.",
            "Put what matters first, or shorten it.",
            "headline",
        )


@check
def summary(content: Content) -> Iterator[Finding]:
    """There is a summary for lists, feeds and search engines, of a length they show (STY-02)."""
    length = len(content["summary"].strip())
    if not length:
        yield Finding(
            "text.W002",
            Level.WARNING,
            "There is no summary: lists and feeds will show the headline alone.",
            "Write one sentence of up to 160 characters.",
            "summary",
        )
    elif length > LONGEST_SUMMARY:
        yield Finding(
            "text.W003",
            Level.WARNING,
            f"The summary has {length} characters; search engines cut it after about {LONGEST_SUMMARY}.",
            "Shorten it to one sentence.",
            "summary",
        )


@check
def body(content: Content) -> Iterator[Finding]:
    """There is something to read."""
    if not plain_text(content["body"]).strip() and "data-embed" not in content["body"]:
        yield Finding("text.E002", Level.ERROR, "The release has no text.", "Write the body of the release.", "body")


@check
def headings(content: Content) -> Iterator[Finding]:
    """Headings step down one level at a time (ACC-07, WCAG 1.3.1)."""
    level = 1
    for found in _HEADING.findall(content["body"]):
        if int(found) > level + 1:
            yield Finding(
                "text.E003",
                Level.ERROR,
                f"A heading of level {found} follows one of level {level}: a level is skipped.",
                "Use Heading 2 for sections and Heading 3 only below one.",
                "body",
            )
        level = int(found)


@check
def links(content: Content) -> Iterator[Finding]:
    """Links say where they lead (STY-20)."""
    for words in _LINK.findall(content["body"]):
        text = plain_text(words).strip()
        if text.lower().strip(" .…>»") in GENERIC_LINKS:
            yield Finding(
                "text.E004",
                Level.ERROR,
                f"The link “{text}” does not say where it leads.",
                "Make the words that name the page or document the link.",
                "body",
            )
