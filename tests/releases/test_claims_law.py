"""What holds of every release, however odd or hostile."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.quotations import Verdict
from releases import checks
from releases.claims import check_claims, claims
from releases.claims.marks import quoted
from releases.claims.mending import text_with_report_words, with_paragraphs, with_report_words
from releases.markup import clean
from tests.releases.claiming import content, facts, quote, source

pieces = st.sampled_from(
    ["Ofsted said ", "“", "”", "‘", "’", '"', "'", "know", " their ", "children ", "(Paragraph 2)", "512 ", "…", "[a] "]
    + ["good", " rated ", ". ", "<p>", "</p>", "<ul><li>", "</li></ul>", "&amp;", "<strong>", "third time running "]
)
texts = st.lists(pieces | st.text(max_size=6), max_size=30).map("".join)
REPORT = source("Leaders know their children well. 512 children were seen.", "Inspectors met staff and parents.")


@given(texts, texts)
def test_any_text_is_checked_and_every_claim_can_be_tried_to_be_mended(body, words):
    release = content(clean(body), headline=words, summary=words, quotes=[quote(words)])
    for one in check_claims(release, {"fernshire-2018": REPORT}):
        assert one.verdict in Verdict
        assert one.claim.words
        for mend in (with_report_words, with_paragraphs):
            assert isinstance(mend(release["body"], one), str)
    checks.run(release, {"fernshire-2018": REPORT})


@given(texts)
def test_quotations_stand_in_the_text_one_after_the_other(text):
    end = 0
    for one in quoted(text):
        assert end <= one.start <= one.end <= len(text)
        end = one.end


@given(st.sampled_from(["know their {} well", "Leaders know {}", "{} children were seen"]))
def test_a_mended_misquotation_is_verbatim(words):
    wrong = f"Ofsted said that staff “{words.format('zzz zzz')}”."
    [one] = check_claims(content(f"<p>{wrong}</p>"), {"fernshire-2018": REPORT})
    if one.verdict is Verdict.DIFFERS:
        mended = text_with_report_words(wrong, one)
        [again] = check_claims(content(f"<p>{mended}</p>"), {"fernshire-2018": REPORT})
        assert again.verdict is Verdict.VERBATIM


HOSTILE = [
    "“a ‘b" * 20_000,
    "“a’ " * 25_000,
    "‘s " * 33_000,
    '"' * 100_000,
    "Ofsted said “a”. " * 6_000,
    "Ofsted said that " * 6_000,
    "(Paragraph 1, " * 7_000,
    "paragraphs 1, 2, " * 6_000,
    "Jo Fern " * 12_000,
    "rated good from " * 6_000,
    "third third third " * 6_000,
    "1,1 children and " * 6_000,
    "a" * 100_000,
    "good " * 20_000,
    ". " * 50_000,
    "A. " * 33_000,
    "&" * 100_000,
    "\x00“\x00" * 30_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_answered_in_seconds(text):
    started = time.process_time()
    items = "".join(f"<li>{text[at : at + 500]}</li>" for at in range(0, 20_000, 500))
    for body in (f"<p>Ofsted said {text}</p>", f"<p>Ofsted praised:</p><ul>{items}</ul>"):
        checks.run(content(body, quotes=[quote(f"Ofsted {text[:20_000]}")]), {"fernshire-2018": REPORT})
    assert time.process_time() - started < 8


def test_there_is_a_most_that_is_checked():
    body = "".join(f"<p>Ofsted said “thing number {at} of many”.</p>" for at in range(1000))
    assert len(claims(content(body, inspections=[facts()]))) == 300
