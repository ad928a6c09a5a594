"""The nearest shade of a colour that can be read. Pure."""

from releases.contrast import WHITE, ratio

BLACK = "#000000"
_STEPS = 50


def readable(colour: str, *, on: str, least: float) -> str:
    """``colour``, mixed with as much black or white as it takes to stand ``least`` to 1 on the colour ``on``.

    A colour that reaches it comes back unchanged. A contrast beyond what black and white can give is out of
    reach; then the better of the two comes back.
    """
    target = WHITE if ratio(WHITE, on) > ratio(BLACK, on) else BLACK
    shades = (_mixed(colour, target, step / _STEPS) for step in range(_STEPS + 1))
    return next((shade for shade in shades if ratio(shade, on) >= least), target)


def _mixed(colour: str, other: str, share: float) -> str:
    """``colour`` with ``share`` (0 to 1) of ``other`` in it."""
    pairs = [(int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)
