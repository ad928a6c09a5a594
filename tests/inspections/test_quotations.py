"""Quotations looked up in a report: each verdict with its example."""

import pytest

from inspections.paragraphs import parse_paragraphs
from inspections.quotations import Passage, ReportText, Verdict, compare, support

REPORT = ReportText(
    [
        Passage(None, 1, "Executive summary", "Leaders know their services well.\nThey act quickly, and with care1."),
        Passage(1, 2, "Help", "The large majority of enquiries are carefully planned by social workers and partners."),
        Passage(
            2, 2, "Help", "Early help is well targeted and responsive, with good take-up by families in most need."
        ),
        Passage(3, 3, "Help", "Children’s plans are well-informed. In 2014, 1,512 children had one. Most are out-"),
        Passage(4, 3, "Help", "come-focused and they set clear targets. Some plans lack detail, however."),
        Passage(5, 4, "Leaders", "Elected members have high aspirations for children and young people in the county."),
        Passage(6, 4, "Leaders", "The ‘Staying Put’ scheme (SPS) is a particular strength of the service. It works."),
        Passage(7, 5, "Leaders", "Managers lead well. They listen to staff. Audits are used to improve practice."),
        Passage(8, 5, "Leaders", "It is a particular strength, too, that partners meet every week in one building."),
    ]
)


def found(quotation, cited="", before=""):
    return compare(quotation, REPORT, cited=parse_paragraphs(cited) if cited else (), before=before)


def numbers(comparison):
    return [tuple(pair) for pair in comparison.paragraphs(REPORT)]


@pytest.mark.parametrize(
    "quotation",
    [
        "Leaders know their services well",
        "leaders know their services well.",
        "they act quickly, and with care",
        "with good take up by families",
        "with good take‑up  by\nfamilies",
        "Children's plans are well informed",
        "childrens plans are wellinformed",
        "most are outcome focused",
        "1512 children had one",
        "the “Staying Put” scheme",
        "The 'Staying Put' scheme (SPS) is a particular strength",
        "[T]hey listen to staff",
        "[Children and young people] are well-informed",
        "[Elected members] have high aspirations for [the] young people in the county",
        "Managers lead well … used to improve practice",
        "Managers lead well ... Audits are used [sic] to improve practice",
        "well. They listen to staff",
        "and they set clear targets",
    ],
)
def test_typography_brackets_and_ellipses_leave_a_quotation_verbatim(quotation):
    assert found(quotation).verdict is Verdict.VERBATIM
    assert found(quotation).differences == ()


def test_words_may_run_from_one_paragraph_and_page_into_the_next():
    across = found("Most are outcome-focused and they set clear targets")
    assert (across.verdict, numbers(across), across.page(REPORT)) == (Verdict.VERBATIM, [(3, 4)], 3)


@pytest.mark.parametrize(
    ("quotation", "differences"),
    [
        ("they act quickly and with care", [("quickly and", "quickly, and")]),
        ("well targeted and reactive, with good take-up", [("reactive", "responsive")]),
        ("good take-up by families most in need", [("most in", "in most")]),
        ("high aspirations for children in the county", [("", "and young people")]),
        ("high aspirations for all children and young people", [("all", "")]),
        ("social workers and partners carefully plan enquiries", None),
        ("Managers lead well. Audits are used to improve practice", [("", "They listen to staff")]),
    ],
)
def test_what_differs_is_told_word_by_word(quotation, differences):
    comparison = found(quotation)
    if differences is None:
        assert comparison.verdict in (Verdict.DIFFERS, Verdict.NOT_FOUND)
    else:
        assert comparison.verdict is Verdict.DIFFERS
        assert [tuple(change) for change in comparison.differences] == differences


def test_the_report_is_quoted_with_its_own_words():
    assert found("elected members have highest aspirations for children").report_words == (
        "Elected members have high aspirations for children"
    )


def test_sentences_left_out_without_an_ellipsis_are_named():
    assert "leaves sentences out" in found("Managers lead well. Audits are used to improve practice").hint


def test_words_in_another_paragraph_than_the_cited_one():
    elsewhere = found("high aspirations for children and young people", "2, 7-8")
    assert (elsewhere.verdict, numbers(elsewhere), elsewhere.is_wrong_citation) == (Verdict.ELSEWHERE, [(5, 5)], True)


def test_one_of_several_cited_paragraphs_suffices():
    assert found("a particular strength", "2, 6").verdict is Verdict.VERBATIM
    assert numbers(found("a particular strength", "2, 6")) == [(6, 6)]


def test_a_misquotation_in_another_paragraph_is_both():
    both = found("high aspirations for children in the county", "1 & 7-8")
    assert (both.verdict, numbers(both), both.is_wrong_citation) == (Verdict.DIFFERS, [(5, 5)], True)


def test_text_without_numbers_is_not_in_the_cited_paragraph():
    elsewhere = found("Leaders know their services well", "2")
    assert (elsewhere.verdict, numbers(elsewhere), elsewhere.page(REPORT)) == (Verdict.ELSEWHERE, [], 1)


def test_of_several_places_the_one_the_release_speaks_of_is_meant():
    assert numbers(found("a particular strength")) == [(6, 6), (8, 8)]
    assert numbers(found("a particular strength", before="The weekly meeting of partners is")) == [(8, 8)]


def test_what_the_report_does_not_say_is_shown_with_the_nearest():
    lost = found("plans set exemplary goals in each and every case that inspectors saw")
    assert lost.verdict is Verdict.NOT_FOUND
    assert "plans" in lost.report_words
    assert lost.hint.startswith("The nearest words are")
    assert numbers(lost) == []


@pytest.mark.parametrize("quotation", ["", " … ", "“”", "[all of it]", "word " * 1001])
def test_what_cannot_be_compared_says_why(quotation):
    assert found(quotation).verdict is Verdict.CANNOT
    assert found(quotation).hint.endswith(".")


def test_without_a_report_nothing_can_be_compared():
    unread = compare("a particular strength", ReportText([]))
    assert unread.verdict is Verdict.CANNOT
    assert "has not been read" in unread.hint


def test_a_qualifier_dropped_just_before_the_words_is_hinted_at():
    dropped = found("carefully planned by social workers", "1", before="Enquiries are")
    assert dropped.verdict is Verdict.VERBATIM
    assert "The large majority of enquiries are" in dropped.hint
    assert not found("carefully planned by social workers", "1", before="Most enquiries are").hint
    assert not found("a particular strength", "6").hint


def test_an_ellipsis_over_many_paragraphs_is_hinted_at():
    assert "joins words of paragraphs 1 and 7" in found("carefully planned … lead well").hint
    assert not found("well targeted … by families").hint


@pytest.mark.parametrize(
    ("words", "cited", "verdict", "where"),
    [
        ("Elected members hope for much for the county’s young people", "5", Verdict.SUPPORTED, [(5, 5)]),
        ("Early help is responsive and families in need take it up", "", Verdict.SUPPORTED, [(2, 2)]),
        ("Managers listen to their staff and lead well", "", Verdict.SUPPORTED, [(7, 7)]),
        ("Managers lead well. They listen to staff", "7", Verdict.VERBATIM, [(7, 7)]),
        ("Partners meet every week in one building", "2", Verdict.ELSEWHERE, [(8, 8)]),
        ("The adoption panel meets in public", "", Verdict.CANNOT, []),
        ("The adoption panel meets in public", "3", Verdict.CANNOT, []),
        ("It works", "", Verdict.CANNOT, []),
        ("The adoption panel meets in public", "99", Verdict.CANNOT, []),
    ],
)
def test_other_words_are_borne_out_by_those_that_carry_the_meaning(words, cited, verdict, where):
    comparison = support(words, REPORT, cited=parse_paragraphs(cited) if cited else ())
    assert (comparison.verdict, numbers(comparison)) == (verdict, where)
