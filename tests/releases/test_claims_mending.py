"""A claim mended in its text: only what differs is changed."""

import pytest

from inspections.quotations import Passage
from releases import checks
from releases.claims import check_claims
from releases.claims.mending import text_with_report_words, with_paragraphs, with_report_words
from releases.markup import clean
from tests.releases.claiming import content, facts, judgements, source

REPORT = source(
    "Early help is well targeted and responsive, with good take-up by those families in most need. "
    "It works well & fast.",
    "Staff know their children very well. They see them often. They help them to settle. Plans are reviewed.",
    Passage(None, 7, "About", "At 31 March 512 children were the subject of a child protection plan."),
    facts=facts(judgements=judgements(OVERALL="Good")),
)
SOURCES = {"fernshire-2018": REPORT}


def check(body, **changes):
    [one, *_] = check_claims(content(body, **changes), SOURCES)
    return one


@pytest.mark.parametrize(
    ("quoted", "mended"),
    [
        ("“well targeted and reactive, with good take-up”", "“well targeted and responsive, with good take-up”"),
        ("‘Staff know the children very well’", "‘Staff know their children very well’"),
        ("“staff know children very well”", "“staff know their children very well”"),
        ("“staff really know their children very well.”", "“staff know their children very well.”"),
        ("“take-up by those families most in need”", "“take-up by those families in most need”"),
        ("“responsive with good take up by those families”", "“responsive, with good take-up by those families”"),
        (
            "“targeted <em>and reactive,</em> with good take-up”",
            "“targeted <em>and responsive,</em> with good take-up”",
        ),
        ("“<strong>well targeted and</strong> quick, with good take-up”", None),
        ("“It really works well &amp; fast”", "“It works well &amp; fast”"),
        ("“[They] know our children very well”", "“[They] know their children very well”"),
        ("“Staff know … They saw them often”", "“Staff know … They see them often”"),
        ("“They see them often. Plans are reviewed”", "“They see them often … Plans are reviewed”"),
    ],
)
def test_the_report_words_replace_what_differs_and_nothing_else(quoted, mended):
    body = f"<p>Ofsted found: {quoted}, and more.</p>\n<p>“quick” stays.</p>"
    new = with_report_words(body, check(body))
    assert new == clean(new)
    assert "more.</p>\n<p>“quick” stays.</p>" in new
    if mended:
        assert new == body.replace(quoted, mended)
    assert str(check(new).verdict) == "verbatim"


def test_a_claim_is_mended_wherever_it_stands():
    body = (
        "<p>Ofsted said “know the children very well”.</p><ul><li>Ofsted said “know the children very well”.</li></ul>"
    )
    assert with_report_words(body, check(body)).count("know their children very well") == 2


def test_plain_text_is_mended_too():
    headline = "Staff “know the children very well”, says Ofsted"
    one = check("", headline=headline, summary="")
    assert text_with_report_words(headline, one) == "Staff “know their children very well”, says Ofsted"


def test_of_figures_and_grades_only_the_number_or_the_grade_is_replaced():
    figure = "<p>The report says 517 children are the subject of a child protection plan.</p>"
    assert "says 512 children are the subject" in with_report_words(figure, check(figure))
    grade = "<p>Ofsted rated children’s services ‘outstanding’ overall.</p>"
    assert with_report_words(grade, check(grade)) == grade.replace("outstanding", "good")


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        ("(Paragraph 1)", "(Paragraph 2)"),
        ("(Paragraphs 1 &amp; 9-12)", "(Paragraph 2)"),
        ("(see paras. 1, 4)", "(see para. 2)"),
        ("[para 1]", "[para 2]"),
    ],
)
def test_the_right_paragraph_replaces_the_wrong_one(printed, mended):
    body = f"<p>Ofsted said staff “know their children very well” {printed}, and more (Paragraph 1).</p>"
    assert with_paragraphs(body, check(body)) == body.replace(printed, mended, 1)


def test_a_citation_that_other_words_stand_under_keeps_its_paragraphs():
    body = "<p>Ofsted said “well targeted and responsive” and “they see them often” (Paragraph 1)</p>"
    [_right, wrong] = check_claims(content(body), SOURCES)
    assert with_paragraphs(body, wrong) == body.replace("Paragraph 1", "Paragraphs 1 and 2")


def test_a_text_in_which_the_claim_no_longer_stands_stays_as_it_is():
    one = check("<p>Ofsted said “know the children very well” (Paragraph 1).</p>")
    for body in ("", "<p>Something else.</p>", "<p>know the <div></div> children</p>"):
        assert with_report_words(body, one) == with_paragraphs(body, one) == body


def test_a_kept_claim_raises_no_warning():
    body = "<p>Ofsted said “know the children very well” (Paragraph 1).</p>"
    one = check(body)
    found = [finding.id for finding in checks.run(content(body), SOURCES)]
    assert found == ["claims.W001", "claims.W002"]
    kept = [{"key": one.claim.key, "claim": one.claim.words, "cited": "", "verdict": "differs", "reason": "Agreed."}]
    assert checks.run(content(body, kept=kept), SOURCES) == []
