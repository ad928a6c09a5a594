"""Figures that a release counts with: "More than 3,100 children receive…, 512 are…". Pure."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from releases.claims.attribution import mentions_inspectorate, speaks_for_report
from releases.claims.shape import Claim, Kind

LONGEST_SENTENCE = 600
LONGEST_LABEL = 160
_MORE, _LESS, _ABOUT = (
    r"more than|over|at least|just over|upwards of|exceeding",
    r"fewer than|less than|under|up to|nearly|almost|just under",
    r"around|about|some|approximately|roughly|circa",
)
_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_FIGURE = re.compile(
    rf"(?<![\w£.,–-])(?:(?P<about>{_MORE}|{_LESS}|{_ABOUT}) )?(?P<number>{_NUMBER})(?P<unit> ?%| per cent)?"
    rf"(?P<label> [a-z][^;.!?()–:]{{8,{LONGEST_LABEL}}})",
    re.IGNORECASE,
)
_BREAK = re.compile(
    rf"(?:,? (?:and|while|with|but)|,) (?=(?:(?:{_MORE}|{_LESS}|{_ABOUT}) )?(?:{_NUMBER})\b)", re.IGNORECASE
)
_AFTERTHOUGHT = re.compile(r",? (?:compared (?:to|with)|up from|down from|against|which)\b.*|,.*")
# What follows a number that counts nothing: days, years, ages, times, steps of a list.
_NO_COUNT = re.compile(
    r" (?:january|february|march|april|may|june|july|august|september|october|november|december|years?|months?|weeks?"
    r"|days?|hours?|minutes?|am|pm|to|and|or|of|in|on|at|by|from|million|billion|inspectors?)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


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
    found = _FIGURE.match(words)
    if found is None:
        return None
    about = (found["about"] or "").lower()
    senses = (("more", _MORE), ("less", _LESS), ("about", _ABOUT))
    sense = next((name for name, pattern in senses if re.fullmatch(pattern, about)), "")
    return Amount(float(found["number"].replace(",", "")), sense, bool(found["unit"]))


def figure_claims(sentence: str, place: str, inspection: str) -> Iterator[Claim]:
    """The figures of a sentence with what they count; whether the report has them is for the check to say."""
    if len(sentence) > LONGEST_SENTENCE or not any(sign.isdigit() for sign in sentence):
        return
    is_said = speaks_for_report(sentence)
    for part in _BREAK.split(sentence):
        found = _FIGURE.search(part)
        if found is None or _NO_COUNT.match(found["label"]) or (_YEAR.fullmatch(found["number"]) and not found["unit"]):
            continue
        words = part[found.start() : found.end("label")]
        label = _AFTERTHOUGHT.sub("", found["label"])
        words = words[: len(words) - len(found["label"])] + label
        if len(label.split()) >= 2:
            yield Claim(" ".join(words.split()), Kind.FIGURE, place, inspection, is_said=is_said)


def key_fact_claims(facts: list[dict[str, Any]], inspection: str) -> Iterator[Claim]:
    """The key facts whose source is the report."""
    for fact in facts:
        if mentions_inspectorate(fact["source"]):
            words = f"{fact['value']} {fact['unit']} {fact['label']}".replace(" %", "%")
            yield Claim(" ".join(words.split()), Kind.FIGURE, f"key_facts:{fact['key']}", inspection)
