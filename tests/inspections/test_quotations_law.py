"""What holds of every quotation and every report."""

import time

from hypothesis import assume, given
from hypothesis import strategies as st

from inspections.quotations import Passage, ReportText, Verdict, compare, support
from inspections.quotations.words import composed, cut

words = st.text("abcdefgh", min_size=2, max_size=7)
sentences = st.lists(words, min_size=8, max_size=40, unique=True)
marks = st.sampled_from([" ", " ", " ", ", ", "; ", " – ", ". ", "-", "\n", " (", "’s "])
anything = st.text(max_size=80)


@st.composite
def reports(draw):
    """A report of some passages, words and signs at random."""
    passages = []
    for number, passage in enumerate(draw(st.lists(sentences, min_size=1, max_size=4)), start=1):
        text = "".join(word + draw(marks) for word in passage)
        passages.append(Passage(draw(st.sampled_from([number, None])), 1, "", text))
    return ReportText(passages)


@st.composite
def quotations(draw, least=1):
    """A report, and words of one of its passages."""
    report = draw(reports())
    text = cut(draw(st.sampled_from(report.passages)).text)
    first = draw(st.integers(0, len(text) - least))
    last = draw(st.integers(first + least, len(text)))
    return report, text.text[text.starts[first] : text.ends[last - 1]]


@given(quotations())
def test_what_stands_in_a_passage_is_verbatim(drawn):
    report, quotation = drawn
    found = compare(quotation, report)
    assert found.verdict is Verdict.VERBATIM
    assert found.differences == ()


@given(st.lists(anything, max_size=4), st.data())
def test_so_are_the_words_of_any_text_at_all(texts, data):
    report = ReportText([Passage(None, None, "", text) for text in texts])
    whole = cut(composed(data.draw(st.sampled_from(texts))) if texts else "")
    assume(len(whole))
    first = data.draw(st.integers(0, len(whole) - 1))
    last = data.draw(st.integers(first, len(whole) - 1))
    assert compare(whole.text[whole.starts[first] : whole.ends[last]], report).verdict is Verdict.VERBATIM


TYPOGRAPHY = {"’": ["'", "‘", "`"], "-": ["‑", "-", " "], " ": ["  ", "\u00a0", "\n"], "–": ["-", "—"]}


@given(quotations(), st.data())
def test_typography_changes_no_verdict(drawn, data):
    report, quotation = drawn
    other = "".join(data.draw(st.sampled_from([sign, *TYPOGRAPHY.get(sign, [])])) for sign in quotation)
    other = data.draw(st.sampled_from([other, other.upper()[:1] + other[1:], f"“{other}”", f"{other},", f" {other} "]))
    assert compare(other, report).verdict is Verdict.VERBATIM


@given(quotations(least=6), st.data())
def test_a_replaced_word_differs_and_is_named(drawn, data):
    report, quotation = drawn
    text = cut(quotation)
    at = data.draw(st.integers(0, len(text) - 1))
    other = f"{quotation[: text.starts[at]]}zzz{quotation[text.ends[at] :]}"
    found = compare(other, report)
    assert found.verdict is Verdict.DIFFERS
    assert any("zzz" in change.ours for change in found.differences)


@given(quotations(), st.data())
def test_a_word_that_is_not_there_is_never_verbatim(drawn, data):
    report, quotation = drawn
    text = cut(quotation)
    at = data.draw(st.integers(0, len(text) - 1))
    other = f"{quotation[: text.starts[at]]}zzz {quotation[text.starts[at] :]}"
    assert compare(other, report).verdict in (Verdict.DIFFERS, Verdict.NOT_FOUND)


@given(anything, st.lists(anything, max_size=4), st.lists(st.tuples(st.integers(1, 9), st.integers(9, 20)), max_size=2))
def test_nothing_crashes(quotation, texts, cited):
    report = ReportText([Passage(at, None, "", text) for at, text in enumerate(texts, start=1)])
    for found in (compare(quotation, report, cited=cited, before=quotation), support(quotation, report, cited=cited)):
        assert found.verdict in Verdict
        assert all(0 <= at < len(texts) for at in found.passages)


HOSTILE = [
    "a " * 50_000,
    "“" * 100_000,
    "... " * 30_000,
    "[a] " * 30_000,
    "\x00" * 100_000,
    "a" * 100_000,
    "[" * 100_000,
    "1,1" * 30_000,
    "a" + "'" * 100_000,
    ("the " * 900) + "end",
]


def test_hostile_words_are_answered_in_seconds():
    report = ReportText([Passage(n, 1, "", "the plan of the board and a child. " * 20) for n in range(1, 100)])
    for text in HOSTILE:
        started = time.process_time()
        compare(text, report)
        compare(f"{text[:2000]} child", report)
        support(text[:5000], report)
        ReportText([Passage(1, 1, "", text)])
        assert time.process_time() - started < 3
