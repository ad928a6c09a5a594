"""Contrast of two colours, as WCAG 2 measures it. Pure: hexadecimal colours in, ratios and sentences out."""

MINIMUM_TEXT = 4.5  # WCAG 1.4.3, text
MINIMUM_BRAND = 7.0  # WCAG 1.4.6: masthead and headings carry the council's name, so they get the stricter one

WHITE = "#ffffff"


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``: 0 is black, 1 is white (WCAG 2.2, “relative luminance”)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """Contrast of two ``#rrggbb`` colours, from 1.0 (the same) to 21.0 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_faint(colour: str, *, least: float, against: str = WHITE) -> str:
    """A sentence if ``colour`` has less than ``least`` to 1 against ``against``; empty if it has enough.

    The ratio is rounded down, so that no colour is told it has the ratio it lacks.
    """
    measured = ratio(colour, against)
    if measured >= least:
        return ""
    ground = "white" if against == WHITE else against
    return (
        f"{colour} on {ground} has a contrast of {int(measured * 10) / 10} to 1. "
        f"It needs at least {least:g} to 1 so that everybody can read it: choose a darker colour."
    )
