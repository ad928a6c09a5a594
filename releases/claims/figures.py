"""Figures that a release counts with: "More than 3,100 children receive…, 512 are…". Pure."""

import re
from collections.abc import Iterator
from typing import Any

from releases.claims.amounts import ABOUT, FIGURE, LESS, MORE, NUMBER
from releases.claims.attribution import speaks_for_report
from releases.claims.mentions import mentions_inspectorate
from releases.claims.shape import Claim, Kind

LONGEST_SENTENCE = 600
_BREAK = re.compile(
    rf"(?:,? (?:and|while|with|but)|,) (?=(?:(?:{MORE}|{LESS}|{ABOUT}) )?(?:{NUMBER})\b)", re.IGNORECASE
)
_AFTERTHOUGHT = re.compile(r",? (?:compared (?:to|with)|up from|down from|against|which)\b.*|,.*")
# What follows a number that counts nothing: days, years, ages, times, steps of a list.
_NO_COUNT = re.compile(
    r" (?:january|february|march|april|may|june|july|august|september|october|november|december|years?|months?|weeks?"
    r"|days?|hours?|minutes?|am|pm|to|and|or|of|in|on|at|by|from|million|billion|inspectors?)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def figure_claims(sentence: str, place: str, inspection: str) -> Iterator[Claim]:
    """The figures of a sentence with what they count; whether the report has them is for the check to say."""
    if len(sentence) > LONGEST_SENTENCE or not any(sign.isdigit() for sign in sentence):
        return
    is_said = speaks_for_report(sentence)
    for part in _BREAK.split(sentence):
        found = FIGURE.search(part)
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
