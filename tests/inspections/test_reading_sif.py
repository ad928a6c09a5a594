"""Reports under the single inspection framework: both templates, and the ways in which grades are printed."""

import pytest

from inspections.reading import read_report
from inspections.reading.shape import Reading
from tests.inspections.pdfs import pdf
from tests.inspections.printed import SIF, SIF_CONTENTS, SIF_COVER, SIF_PAGES

OVERALL = "Overall effectiveness"
BOARD = "The effectiveness of the Local Safeguarding Children Board (LSCB)"
SENTENCE = "* The overall judgement is that children’s services require improvement\n"


def with_cover(old: str, new: str) -> Reading:
    """The invented report with its first page changed."""
    assert old in SIF_COVER
    return read_report(pdf(SIF_COVER.replace(old, new), SIF_CONTENTS, *SIF_PAGES))


def grades(reading: Reading) -> dict[str, str]:
    return {line.category: line.grade for line in reading.judgements}


def test_the_cover() -> None:
    reading = read_report(SIF)
    assert (reading.family, reading.framework, reading.kind) == ("SIF", "sif", "inspection")
    assert reading.body
    assert reading.body.value == "Fernshire County Council"
    assert reading.title.startswith(
        "Inspection of services for children in need of help and protection, children looked"
    )
    assert reading.title.endswith("local safeguarding children board")
    assert [(period.starts_on, period.ends_on) for period in reading.inspected] == [("2014-04-29", "2014-05-21")]
    assert reading.published_on
    assert reading.published_on.value == "2014-06-30"
    assert reading.published_on.place.words == "Report published: 30 June 2014"
    assert reading.lead_inspector
    assert (reading.lead_inspector.value, reading.lead_inspector.place.page) == ("Ada Byron", 3)
    assert reading.licence == "non_commercial"
    assert reading.problems == ()


def test_all_seven_grades() -> None:
    assert grades(read_report(SIF)) == {
        OVERALL: "Requires improvement",
        "Children who need help and protection": "Requires improvement",
        "Children looked after and achieving permanence": "Good",
        "Adoption performance": "Outstanding",
        "Experiences and progress of care leavers": "Inadequate",
        "Leadership, management and governance": "Requires improvement",
        BOARD: "Good",
    }


@pytest.mark.parametrize(
    ("sentence", "grade", "printed"),
    [
        ("* The overall judgement is good.\n", "Good", "good"),
        ("* The overall judgement is requires improvement\n", "Requires improvement", "requires improvement"),
        ("* Children’s services in Fernshire are inadequate\n", "Inadequate", "inadequate"),
        ("* Children’s services in St. Fern\nare outstanding\n", "Outstanding", "outstanding"),
        (
            "* Children’s services in Fernshire require improvement to be\ngood\n",
            "Requires improvement",
            "require improvement to be good",
        ),
        (
            "* The overall judgement is that services for children require improvement to be good\n",
            "Requires improvement",
            "require improvement to be good",
        ),
        ("* Fernshire is good\n", "Good", "good"),
    ],
)
def test_the_overall_sentence(sentence: str, grade: str, printed: str) -> None:
    overall = with_cover(SENTENCE, sentence).judgements[0]
    assert (overall.category, overall.grade, overall.printed) == (OVERALL, grade, printed)


def test_not_judged_is_no_grade() -> None:
    reading = with_cover("2.1 Adoption performance Outstanding", "2.1 Adoption performance Not judged")
    (line,) = [line for line in reading.judgements if line.number == "2.1"]
    assert (line.grade, line.status, line.printed) == ("", "not_judged", "Not judged")


def test_a_grade_hard_against_its_label_and_one_within_it() -> None:
    glued = with_cover("permanence Good", "permanenceInadequate")
    assert grades(glued)["Children looked after and achieving permanence"] == "Inadequate"
    interleaved = with_cover("permanence Good", "Requires\npermanence improvement")
    assert grades(interleaved)["Children looked after and achieving permanence"] == "Requires improvement"


def test_a_row_that_the_cover_lacks_is_read_in_the_findings() -> None:
    reading = with_cover("* 2.1 Adoption performance Outstanding\n", "")
    (line,) = [line for line in reading.judgements if line.number == "2.1"]
    assert (line.grade, line.place.words) == (
        "Outstanding",
        "The graded judgment for adoption performance is that it is outstanding",
    )


def test_a_cover_and_a_heading_that_disagree_are_told() -> None:
    reading = with_cover("Care Leavers Inadequate", "Care Leavers Good")
    assert reading.problems == (
        "The table says “Good” for “Experiences and progress of care leavers”, and the heading of the findings "
        "“Inadequate”: check which is right.",
    )


def test_sections_and_the_board_s_own() -> None:
    sections = {paragraph.number: paragraph.section for paragraph in read_report(SIF).numbered}
    assert sections == {
        1: "Summary of key findings",
        2: "Priority and immediate action",
        3: "Areas for improvement",
        4: "The experiences and progress of children who need help and protection require improvement",
        5: "The experiences and progress of children looked after and achieving permanence are good",
        6: "The graded judgment for adoption performance is that it is outstanding",
        7: "The graded judgement for the experiences and progress of care leavers is inadequate",
        8: "Leadership, management and governance require improvement",
        9: "Local Safeguarding Children Board: Areas for improvement",
        10: "Key strengths and weaknesses of the FSCB",
    }


def test_recommendations_of_the_council_and_of_the_board() -> None:
    found = [(one.kind, one.number, one.board) for one in read_report(SIF).recommendations]
    assert found == [("priority", 2, False), ("improvement", 3, False), ("improvement", 9, True)]


def test_earlier_results_are_harvested() -> None:
    first, second = read_report(SIF).earlier
    assert first.subject == "Fernshire’s safeguarding arrangements / arrangements for the protection of children"
    assert (first.inspected, first.grade, first.place.page) == ("March 2011", "Good", 4)
    assert (second.inspected, second.grade) == ("May 2012", "Adequate")


def test_definitions_are_text_without_numbers() -> None:
    definitions = [
        p for p in read_report(SIF).paragraphs if p.section.startswith("What the inspection judgements mean")
    ]
    assert [paragraph.text for paragraph in definitions] == [
        "A good local authority leads effective services.",
        "An LSCB that is good coordinates the activity of statutory partners.",
    ]


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("## Report Published: 30th June 2014", "2014-06-30"),
        ("## Published: 30 June 2014", "2014-06-30"),
        ("## Date published 30 June 2014", "2014-06-30"),
        ("~ The council’s part was originally\n~~ published on 11 June 2014", "2014-07-01"),
        ("## Report published: 30 June 2013", "2014-07-01"),  # before the inspection: a slip
        ("* Fernshire", "2014-07-01"),
    ],
)
def test_the_publication_date_is_printed_or_the_file_s(words: str, published: str) -> None:
    pages = (SIF_COVER.replace("## Report published: 30 June 2014", words), SIF_CONTENTS, *SIF_PAGES)
    reading = read_report(pdf(*pages), name="2014-07-01-fernshire.pdf")
    assert reading.published_on
    assert reading.published_on.value == published


SECOND = """
10
# The local authority
## Recommendations
* 1. Review the plans (paragraph 3).
## Key judgement Judgement grade
* The experiences and progress of children
who need help and protection Requires improvement
## Summary
* Help comes late.
## Inspection findings
* 2. Help comes late, because nobody has been told who is to
> give it, and the list of those who wait has not been looked
> at since.
# The experiences and progress of
+ children looked after and achieving
+ permanence
|| Good
## Inspection findings
* 3. Children looked after do well.
# The Local Safeguarding Children Board (LSCB)
# The Local Safeguarding Children Board requires improvement
## Recommendations
* 4. Evaluate training.
## Inspection findings – the Local Safeguarding Children Board
* 5. The Board knows its area.
# Information about this inspection
* The inspection was carried out in May.
"""


def test_the_second_template() -> None:
    cover = SIF_COVER[: SIF_COVER.index("* The effectiveness of the Local")]
    reading = read_report(pdf(cover, SECOND))
    assert {paragraph.number: paragraph.section for paragraph in reading.numbered} == {
        1: "Recommendations",
        2: "The experiences and progress of children who need help and protection Requires improvement",
        3: "The experiences and progress of children looked after and achieving permanence",
        4: "Local Safeguarding Children Board: Recommendations",
        5: "Inspection findings – the Local Safeguarding Children Board",
    }
    assert [(one.kind, one.number, one.board) for one in reading.recommendations] == [
        ("recommendation", 1, False),
        ("recommendation", 4, True),
    ]
    assert grades(reading)[BOARD] == "Requires improvement"


def test_a_reinspection_has_no_board() -> None:
    cover = SIF_COVER[: SIF_COVER.index("* The effectiveness of the Local")]
    cover = cover.replace("* and\n## Review of the effectiveness of the local safeguarding children board\n", "")
    reading = read_report(pdf(cover.replace("## Inspection of", "## Re-inspection of"), *SIF_PAGES[:3]))
    assert reading.kind == "reinspection"
    assert BOARD not in grades(reading)
    assert reading.title.startswith("Re-inspection of services")
    assert not any("Board" in problem for problem in reading.problems)


def test_a_report_with_bullets_and_no_numbers() -> None:
    pages = [page.replace("* 1. ", "* • ").replace("* 2. ", "* • ").replace("* 3. ", "* • ") for page in SIF_PAGES[:2]]
    reading = read_report(pdf(SIF_COVER, SIF_CONTENTS, *pages))
    assert reading.numbered == []
    assert [(one.kind, one.number) for one in reading.recommendations] == [("priority", None), ("improvement", None)]
    assert "The report numbers no paragraphs, so a citation can give only the page." in reading.problems


def test_a_review_of_the_board_alone() -> None:
    cover = """
= Fernshire Safeguarding Children Board
## Review of the effectiveness of the Local Safeguarding Children
## Board
* Inspection date: 15 June 2015 – 17 June 2015
* Report published: 3 August 2015
## The Local Safeguarding Children Board requires improvement
"""
    findings = """
2
# Recommendations
* • Evaluate training.
# Inspection findings
* 1. The Board knows its area well, hears from children, and
> acts on what it hears, although its training has not been
> evaluated.
"""
    reading = read_report(pdf(cover, findings))
    assert (reading.family, reading.kind) == ("LSCB review", "review")
    assert grades(reading) == {BOARD: "Requires improvement"}
    assert [(one.text, one.board) for one in reading.recommendations] == [("Evaluate training.", True)]
