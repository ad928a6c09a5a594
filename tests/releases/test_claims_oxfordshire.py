"""The release of 30 June 2014 against its report: the whole table of reference/ofsted.md 2.3.

The report may not be copied, so it lies in the developers' folder and not here; the release is the demo's.
"""

import pytest

from council_news.sample import OXFORDSHIRE_2014
from inspections.reading import read_report
from releases import checks
from releases.claims import check_claims
from releases.importers.text import read
from releases.importers.unstored import SLUG, content_of, source_of

V, D, S = "verbatim", "differs", "supported"
DEFINITION = (
    "leads effective services that help protect and care for children and young people and those who are looked after "
    "and care leavers have their welfare safeguarded and promoted"
)
HOMES = (
    "the council’s two children’s homes were judged to be “good” and “outstanding” in their most recent Ofsted "
    "inspections"
)
DIRECTOR = (
    "children’s social services are strong and effective, and make a real difference to the lives of the most "
    "vulnerable children and young people in Oxfordshire"
)
# What the release says, what it cites, the verdict, and where the report says so.
TABLE = [
    ("high quality", "", V, [(38, 38)]),
    (
        "large numbers of professionals have been effectively trained to identify potential indications of child "
        "sexual exploitation",
        "",
        D,
        [(38, 38)],
    ),
    ("good arrangements are in place to respond when children go missing from home and care", "", V, [(39, 39)]),
    (HOMES, "", S, []),
    (DIRECTOR, "", S, [(11, 11)]),
    ("Child protection agencies work well together", "Paragraph 2", S, [(2, 2)]),
    (
        "targeted and responsive with good take up by those families most in need",
        "Paragraphs 2, 24",
        D,
        [(2, 2)],
    ),
    (
        "carefully planned by children’s social care with the police and other agencies and investigated thoroughly",
        "Paragraph 3",
        V,
        [(3, 3)],
    ),
    (
        "Children say they have good, long-term relationships with social workers",
        "Paragraphs 5, 37, 106",
        S,
        [(5, 5), (37, 37), (106, 106)],
    ),
    ("based on evidence about the child’s needs", "Paragraph 6", V, [(6, 6)]),
    ("a particular strength", "Paragraph 7", V, [(7, 7)]),
    ("well supported when they leave care", "Paragraph 9, 81", V, [(9, 9)]),
    ("most care leavers feel well supported by their social workers", "Paragraph 9, 81", V, [(9, 9)]),
    ("high aspirations for looked after children in Oxfordshire", "Paragraphs 11 & 92-108", D, [(12, 12)]),
    (DEFINITION, "", D, []),
    ("More than 3,100 children in Oxfordshire receive a specialist children’s service", "", S, []),
    ("512 are the subject of a child protection plan", "", S, []),
    ("467 are looked after by the county council", "", S, []),
]
# Beside the table: the recommendations it tells in its own words, a sentence nobody can check, and the headline.
BESIDE = [
    ("Recruit more foster carers so that", S, [(15, 15)]),
    ("Develop and implement an ambitious strategy", S, [(19, 19)]),
    ("Ensure that children and young people who are looked after", S, [(22, 22)]),
    ("Improve educational outcomes for children in care", S, [(18, 18)]),
    ("Ofsted always identifies areas for improvement", "cannot check", []),
    ("Oxfordshire’s children’s social care services rated “Good” by Ofsted", S, []),
]


@pytest.fixture(scope="module")
def source(shared):
    return source_of(read_report((shared / "ofsted/reports/2014-06-30-oxfordshire.pdf").read_bytes()))


@pytest.fixture(scope="module")
def content(source):
    return content_of(read(OXFORDSHIRE_2014), source.facts)


@pytest.fixture(scope="module")
def checked(content, source):
    return check_claims(content, {SLUG: source})


def row(one):
    return one.claim.words, one.claim.printed, str(one.verdict), [tuple(pair) for pair in one.paragraphs]


def test_the_verdicts_are_those_of_the_table(checked):
    rows = [row(one) for one in checked]
    assert sorted(found for found in rows if found in TABLE) == sorted(TABLE)
    beside = [found for found in rows if found not in TABLE]
    assert len(beside) == len(BESIDE)
    for words, verdict, paragraphs in BESIDE:
        assert any(found[0].startswith(words) and found[2:] == (verdict, paragraphs) for found in beside)


def test_the_misquotations_are_told_with_the_true_words(checked):
    told = {one.claim.words[:20]: [tuple(change) for change in one.differences] for one in checked if one.differences}
    assert told == {
        "large numbers of pro": [("indications", "indicators")],
        "targeted and respons": [("responsive with", "responsive, with"), ("most in", "in most")],
        "high aspirations for": [("", "and young people")],
        DEFINITION[:20]: [("help protect", "help, protect")],
    }


def test_one_citation_is_wrong(checked):
    [wrong] = [one for one in checked if one.is_wrong_citation]
    assert wrong.claim.words.startswith("high aspirations")
    assert wrong.report_words == "high aspirations for looked after children and young people in Oxfordshire"


def test_the_dropped_qualifier_is_hinted_at(checked):
    [hinted] = [one for one in checked if one.verdict == V and one.hint]
    assert hinted.claim.words.startswith("carefully planned")
    assert "The large majority of" in hinted.hint


def test_unnumbered_text_is_told_by_its_page(checked):
    pages = {one.claim.words: one.page for one in checked if not one.paragraphs}
    assert (pages[DEFINITION], pages[HOMES]) == (25, 8)


def test_the_findings_are_the_misquotations_the_citation_and_what_is_not_told(content, source):
    found = [one for one in checks.run(content, {SLUG: source}) if one.id.startswith("claims.")]
    assert [one.id for one in found] == [*["claims.W001"] * 4, "claims.W002", "claims.W006"]
    assert not any(one.is_error for one in found)
    assert found[-1].sentence == (
        "The release tells 4 of the 10 recommendations to the council, and none of the 5 to the safeguarding board."
    )
