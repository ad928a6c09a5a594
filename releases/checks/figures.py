"""Checks of key facts that were taken from the national picture."""

from collections.abc import Iterator

from inspections.national import figure
from releases.checks.registry import Content, Finding, Level, check


@check
def figures(content: Content) -> Iterator[Finding]:
    """Each still equals what the record says. Four queries for each such figure, none for others."""
    for fact in content["key_facts"]:
        if reference := fact.get("figure"):
            now = figure(reference)
            told = f"the release says {fact['value']} {fact['label']}."
            if now is None:
                yield _finding("figures.W002", f"The record no longer has this figure: {told}")
            elif now.value != fact["value"]:
                yield _finding("figures.W001", f"The record now says {now.value}: {told}")


def _finding(code: str, sentence: str) -> Finding:
    hint = "Correct the figure, or take it again from the national picture."
    return Finding(code, Level.WARNING, sentence, hint, "key_facts")
