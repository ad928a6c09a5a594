"""Checks of what a release claims of an inspection: its words, citations, figures and grades, and what it leaves out.

A claim that was kept with a reason is not told again; nor is one that nothing could be compared with.
"""

from collections.abc import Iterator

from inspections.paragraphs import print_paragraphs
from inspections.quotations import Difference, Verdict, letters
from releases.checks.registry import Content, Finding, Level, Sources, check_of_claims
from releases.claims import Checked, Kind, check_claims
from releases.claims.fairness import lower_grades, untold_recommendations

USE_WORDS = "Use the report’s words, or keep yours with a reason."
MOST_CHANGES = 4  # that a sentence tells
LONGEST = 120  # characters of a claim that a sentence repeats


@check_of_claims
def claims(content: Content, sources: Sources) -> Iterator[Finding]:
    """Every claim is borne out by the report it speaks of, or kept with a reason."""
    checked = check_claims(content, sources)
    kept = {claim["key"] for claim in content.get("kept", [])}
    for one in checked:
        if one.refusal:
            yield _refused(one)
        elif one.claim.key not in kept:
            yield from _of_words(one)
            yield from _of_citation(one)
    for left_out in untold_recommendations(content, sources, checked):
        hint = "Insert the full list of recommendations, or say why these suffice."
        yield Finding("claims.W006", Level.WARNING, left_out.sentence, hint, "body", embed=left_out.panel)


@check_of_claims
def even_handed(content: Content, sources: Sources) -> Iterator[Finding]:
    """Who claims a grade tells the lower ones too."""
    for left_out in lower_grades(content, sources):
        hint = "Insert the full table of judgements, or say why the rest may be left out."
        yield Finding("claims.W005", Level.WARNING, left_out.sentence, hint, "body", embed=left_out.panel)


def _refused(one: Checked) -> Finding:
    """A claim that cannot be made: an overall grade where there is none, a comparison over methods."""
    number = "claims.E001" if one.verdict is Verdict.NOT_FOUND else "claims.E002"
    return Finding(number, Level.ERROR, one.refusal, "Rewrite the sentence.", _place(one), one.claim.key)


def _of_words(one: Checked) -> Iterator[Finding]:
    """What is wrong with the words of a claim."""
    if one.verdict is Verdict.DIFFERS and one.claim.kind is Kind.GRADE:
        sentence = f"“{_short(one)}” does not agree with the record: {one.report_words}."
        yield _warning("claims.W004", one, sentence, "Give the grade of the record, or keep yours with a reason.")
    elif one.verdict is Verdict.DIFFERS:
        changes = "; ".join(map(_told, one.differences[:MOST_CHANGES])) or one.hint.rstrip(".")
        what = "does not have the report’s punctuation" if _is_punctuation(one) else "is not what the report says"
        yield _warning("claims.W001", one, f"“{_short(one)}” {what}: {changes}.", USE_WORDS)
    elif one.verdict is Verdict.NOT_FOUND:
        sentence = f"“{_short(one)}” is not in the report. {one.hint}".rstrip()
        yield _warning("claims.W003", one, sentence, "Quote the report, or keep your words with a reason.")


def _told(change: Difference) -> str:
    """One difference, for a sentence."""
    if not change.ours:
        return f"it leaves out “{change.theirs}”"
    if not change.theirs:
        return f"the report does not have “{change.ours}”"
    return f"“{change.ours}” where it has “{change.theirs}”"


def _is_punctuation(one: Checked) -> bool:
    """Whether the same words stand in the report."""
    return bool(one.differences) and all(letters(ours) == letters(theirs) for ours, theirs in one.differences)


def _of_citation(one: Checked) -> Iterator[Finding]:
    """A citation of paragraphs that do not say it."""
    if one.is_wrong_citation and one.verdict in (Verdict.DIFFERS, Verdict.ELSEWHERE):
        place = f"in {_paragraphs(one)}" if one.paragraphs else f"on page {one.page}, in text without a number"
        sentence = f"“{_short(one)}” is not in {_named(one.claim.printed)} but {place}."
        yield _warning("claims.W002", one, sentence, "Correct the paragraph, or keep yours with a reason.")


def _warning(number: str, one: Checked, sentence: str, hint: str) -> Finding:
    return Finding(number, Level.WARNING, sentence, hint, _place(one), one.claim.key)


def _place(one: Checked) -> str:
    """The field or list of parts that the form shows."""
    return one.claim.place.partition(":")[0]


def _paragraphs(one: Checked) -> str:
    numbers = print_paragraphs(one.paragraphs)
    return f"paragraph {numbers}" if numbers.isdigit() else f"paragraphs {numbers}"


def _named(printed: str) -> str:
    """A citation with its word, as it is printed in a sentence."""
    return printed[:1].lower() + printed[1:] if printed[:1].isalpha() else f"paragraph {printed}"


def _short(one: Checked) -> str:
    words = one.claim.words
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rpartition(' ')[0]}…"
