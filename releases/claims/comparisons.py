"""Claims over several inspections: "the third time running", "up from requires improvement", "retains". Pure."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from inspections.quotations import Verdict
from releases.claims.attribution import mentions_inspectorate
from releases.claims.shape import Checked, Claim, Content, Earlier, Kind, Source
from releases.claims.statements import told_sentences
from releases.claims.vocabulary import GRADE

_TIMES = {
    "two": 2, "second": 2, "twice": 2, "three": 3, "third": 3, "four": 4, "fourth": 4, "five": 5, "fifth": 5, "six": 6,
    "sixth": 6,
}  # fmt: skip
_COUNT = rf"(?P<count>{'|'.join(_TIMES)}|\d(?:nd|rd|th)?)"
_RUN = re.compile(
    rf"\b{_COUNT}\b(?: [\w'-]+){{0,4}}? (?:running|in a row|in succession|consecutively)\b"
    rf"|\b{_COUNT.replace('count', 'other')} (?:consecutive|successive|straight)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:improv\w+|up|upgrad\w+|mov(?:ed|ing|es)|risen|rose|jump\w*|down|downgrad\w+|dropped|fallen|slipped)\b[^.]{0,60}"
    rf"\bfrom\b[^.]{{0,70}}\b{GRADE}\b"
    rf"|\b(?:retain\w*|maintain\w*|kept|keeps|sustain\w*|once again|again)\b[^.]{{0,60}}\b{GRADE}\b",
    re.IGNORECASE,
)
_GRADE_OR_RATING = re.compile(rf"\b{GRADE}\b", re.IGNORECASE)
_RATED = re.compile(r"\b(?:rat(?:ed|ings?|es)|judge?ments?|judged|grad(?:ed|es?|ings?))\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class _Comparison(NamedTuple):
    """Words that compare, and how many inspections they speak of, this one included."""

    words: str
    inspections: int


def check_comparisons(content: Content, sources: Mapping[str, Source]) -> Iterator[Checked]:
    """Every sentence that compares this inspection's grade with earlier ones; refused where they cannot be compared."""
    graded = {
        slug: source for slug, source in sources.items() if any(one["grade"] for one in source.facts["judgements"])
    }
    if len(graded) != 1:
        return  # none to compare, or no telling which is meant
    ((slug, source),) = graded.items()
    for told in told_sentences(content):
        found = _comparison(told.bare)
        if found:
            yield _checked(Claim(told.words, Kind.GRADE, told.place, slug), found, source)


def _comparison(text: str) -> _Comparison | None:
    """What a sentence about an inspection's grade compares; None if it compares nothing."""
    if not _GRADE_OR_RATING.search(text) or not (mentions_inspectorate(text) or _RATED.search(text)):
        return None
    if run := _RUN.search(text):
        count = (run["count"] or run["other"]).lower()
        return _Comparison(run[0], _TIMES.get(count) or int(count[0]))
    since = _SINCE.search(text)
    return _Comparison(since[0], 2) if since else None


def _checked(claim: Claim, found: _Comparison, source: Source) -> Checked:
    """A comparison against what is known of the inspections before this one."""
    method = source.method
    if method is None:
        return Checked(claim, Verdict.CANNOT, hint="The earlier inspections are not on record.")
    before = source.earlier[: found.inspections - 1]
    others = [one for one in before if one.method.scale != method.scale]
    year = _year_of(source)
    too_early = [int(one) for one in _YEAR.findall(claim.words) if method.since and int(one) < method.since]
    # Councils are inspected once a year at most.
    too_few_years = method.since and year and year - method.since < found.inspections - 1 and found.inspections > 2
    if others or too_early or (len(before) < found.inspections - 1 and too_few_years):
        return _refused(claim, found, source, others)
    if len(before) < found.inspections - 1:
        return Checked(claim, Verdict.CANNOT, hint="Not all of the earlier inspections are on record.")
    return Checked(claim, Verdict.SUPPORTED, report_words="; ".join(f"{one.year}: {one.grade}" for one in before))


def _refused(claim: Claim, found: _Comparison, source: Source, others: list[Earlier]) -> Checked:
    """The comparison, with the reason why it cannot be made."""
    title = source.method.title if source.method else ""
    by_others = ", ".join(f"{one.year} ({one.method.title})" for one in others)
    reason = (
        f"that of {by_others} was made"
        if len(others) == 1
        else f"those of {by_others} were made"
        if others
        else ("an earlier one was made")
    )
    refusal = (
        f"“{found.words}” compares grades that cannot be compared: this inspection was made by the method “{title}”, "
        f"{reason} by another, with other judgements and another scale. Say what each inspection found, with its year."
    )
    return Checked(claim, Verdict.CANNOT, hint=refusal, refusal=refusal)


def _year_of(source: Source) -> int | None:
    """The year of the inspection: of its first day on site, or else of its publication."""
    days = [period["starts_on"] for period in source.facts.get("periods", [])] or [source.facts["published_on"]]
    return int(days[0][:4]) if days[0] else None
