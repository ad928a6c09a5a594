"""Every file of the project keeps every rule, and every rule catches what it is for."""

import statistics

import pytest

from tests.house.rules import INLINE, RULES, Rule, pattern
from tests.house.sources import Source, sources

by_name = pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])


@by_name
def test_rule_catches_its_bad_sample_and_lets_the_good_one_pass(rule: Rule) -> None:
    assert rule.complaints(rule.bad)
    assert rule.complaints(rule.good) == []


@by_name
def test_project_keeps_rule(rule: Rule) -> None:
    assert [complaint for source in sources() for complaint in rule.complaints(source)] == []


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        '<script type="module">x</script>',
        "<style>p {}</style>",
        "<p\tstyle='x'>",
        '<a href="x" onclick="y">',
        '<a href="javascript:y">',
    ],
)
def test_every_kind_of_inline_code_is_caught(markup: str) -> None:
    assert list(pattern(INLINE)(Source("templates/a.html", markup)))


def median_length(of: list[Source]) -> float:
    """The middle length of the files that hold anything."""
    return statistics.median(source.lines for source in of if source.lines)


def test_median_file_is_at_most_80_lines() -> None:
    assert median_length([Source("a.py", "x\n" * 81), Source("b.py", "x\n" * 90), Source("c.py", "")]) > 80
    assert median_length([source for source in sources() if source.is_product]) <= 80
