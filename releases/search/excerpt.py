"""What was found, shown in its place: escaped text with ``<mark>`` around the words. Pure."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH = 260  # characters of an excerpt
BEFORE = 60  # of them before the first word found

Span = tuple[int, int]  # where in a text something begins and ends


def highlight(text: str, marks: Sequence[Span]) -> SafeString:
    """``text`` escaped, with ``<mark>`` around each of ``marks``."""
    ends = [0, *(stop for _start, stop in marks)]
    pieces = [(text[end:start], text[start:stop]) for end, (start, stop) in zip(ends, marks, strict=False)]
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", pieces), text[ends[-1] :])


def excerpt(text: str, marks: Sequence[Span]) -> SafeString:
    """The part of ``text`` where most was found, cut at words, with ``<mark>``; its beginning if nothing was."""
    start = max(0, _densest(marks) - BEFORE)
    start = text.find(" ", start) + 1 if start else 0
    stop = len(text)
    if stop - start > WIDTH:
        space = text.rfind(" ", start + BEFORE, start + WIDTH)
        stop = space if space > 0 else start + WIDTH
    inside = [(a - start, min(b, stop) - start) for a, b in marks if start <= a < stop]
    before, after = "… " if start else "", " …" if stop < len(text) else ""
    return format_html("{}{}{}", before, highlight(text[start:stop], inside), after)


def _densest(marks: Sequence[Span]) -> int:
    """Where the stretch begins that holds most marks; the first of equals."""
    best, most, last = 0, 0, 0
    for first, (start, _stop) in enumerate(marks):
        while last < len(marks) and marks[last][1] <= start + WIDTH - BEFORE:
            last += 1
        if last - first > most:
            best, most = start, last - first
    return best
