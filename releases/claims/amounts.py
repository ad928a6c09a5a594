"""Amounts as releases print them: "more than 3,100", "around 50 per cent". Pure."""

import re
from typing import NamedTuple

LONGEST_LABEL = 160
MORE, LESS, ABOUT = (
    r"more than|over|at least|just over|upwards of|exceeding",
    r"fewer than|less than|under|up to|nearly|almost|just under",
    r"around|about|some|approximately|roughly|circa",
)
NUMBER = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
FIGURE = re.compile(
    rf"(?<![\w£.,–-])(?:(?P<about>{MORE}|{LESS}|{ABOUT}) )?(?P<number>{NUMBER})(?P<unit> ?%| per cent)?"
    rf"(?P<label> [a-z][^;.!?()–:]{{8,{LONGEST_LABEL}}})",
    re.IGNORECASE,
)


class Amount(NamedTuple):
    """A number with what the words before it make of it: "more", "less", "about" or "" for exactly."""

    value: float
    sense: str
    is_share: bool

    def fits(self, value: float) -> bool:
        """Whether ``value`` bears the amount out: "more than 3,100" is 3,151, but not 4,000."""
        low, high = {
            "more": (1.0, 1.15),
            "less": (0.85, 1.0),
            "about": (0.93, 1.07),
        }.get(self.sense, (1.0, 1.0))
        return self.value * low <= value <= self.value * high


def amount(words: str) -> Amount | None:
    """The amount that ``words`` begin with."""
    found = FIGURE.match(words)
    if found is None:
        return None
    about = (found["about"] or "").lower()
    senses = (("more", MORE), ("less", LESS), ("about", ABOUT))
    sense = next((name for name, pattern in senses if re.fullmatch(pattern, about)), "")
    return Amount(float(found["number"].replace(",", "")), sense, bool(found["unit"]))
