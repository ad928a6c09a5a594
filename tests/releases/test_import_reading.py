"""What is recognised in the real releases and the samples, and what is not invented."""

import datetime as dt
from pathlib import Path

import pytest

from council_news.sample import OXFORDSHIRE_2014
from inspections.dates import Period
from releases.importers.parsed import Bullets, Heading, Holds, Panel, PanelKind, Paragraph, ParsedRelease
from releases.importers.text import read
from tests.releases.importing import INSPECTED, SMALL, sentences_of


def real(shared: Path, start: str) -> ParsedRelease:
    """The real release whose file name begins with ``start``."""
    return read(next((shared / "releases").glob(f"{start}*.txt")).read_text(encoding="utf-8"))


def grades(parsed: ParsedRelease) -> dict[str, str]:
    """The grade of each category."""
    assert parsed.proposal is not None
    return {grade.category: grade.grade for grade in parsed.proposal.grades}


@pytest.fixture(scope="module")
def oxfordshire() -> ParsedRelease:
    """The release of 30 June 2014."""
    return read(OXFORDSHIRE_2014)


def test_headings_and_lists_of_the_oxfordshire_release(oxfordshire: ParsedRelease) -> None:
    assert [block.text for block in oxfordshire.blocks if isinstance(block, Heading)] == [
        "Praise for tackling child sexual exploitation",
        "High standards",
        "Areas for improvement",
        "Committed to high performance",
    ]
    lists = [block for block in oxfordshire.blocks if isinstance(block, Bullets)]
    assert [(block.holds, len(block.items)) for block in lists] == [
        (Holds.CATEGORIES, 3), (Holds.PRAISE, 7), (Holds.RECOMMENDATIONS, 4),
    ]  # fmt: skip
    assert [item.citation for item in lists[1].items] == [
        "Paragraph 2", "Paragraphs 2, 24", "Paragraph 3", "Paragraphs 5, 37, 106", "Paragraph 6", "Paragraph 7",
        "Paragraph 9, 81",
    ]  # fmt: skip


def test_figures_and_speakers_of_the_oxfordshire_release(oxfordshire: ParsedRelease) -> None:
    assert [figure.value for figure in oxfordshire.figures] == ["More than 3,100", "512", "467"]
    assert oxfordshire.figures[2].label == "are looked after by the county council"
    assert [(one.speaker.name, len(one.words)) for one in oxfordshire.quotations] == [
        ("Jim Leivers", 2),
        ("Melinda Tilley", 3),
    ]


def test_inspection_of_the_oxfordshire_release(oxfordshire: ParsedRelease) -> None:
    proposal = oxfordshire.proposal
    assert proposal is not None
    assert (proposal.framework, proposal.authority) == ("sif", "Oxfordshire")
    assert proposal.periods == (Period(dt.date(2014, 4, 29), dt.date(2014, 5, 21)),)
    assert grades(oxfordshire) == {
        "Overall effectiveness": "Good",
        "Children who need help and protection": "Good",
        "Children looked after and achieving permanence": "Good",
        "Leadership, management and governance": "Good",
    }


def test_panels_stand_after_the_words_they_show(oxfordshire: ParsedRelease) -> None:
    above = {
        block.kind: oxfordshire.blocks[at - 1]
        for at, block in enumerate(oxfordshire.blocks)
        if isinstance(block, Panel)
    }
    scale = above[PanelKind.SCALE]
    assert isinstance(scale, Paragraph)
    assert scale.text.startswith("Ofsted has four levels")
    assert isinstance(above[PanelKind.JUDGEMENTS], Bullets)
    links = [block.text for block in oxfordshire.blocks if isinstance(block, Paragraph) and block.is_report_link]
    assert links == ["A copy of the report can be found here"]


def test_white_space_is_made_plain_and_told(oxfordshire: ParsedRelease) -> None:
    assert oxfordshire.remarks.normalised == [
        "3 non-breaking or unusual spaces were made plain.",
        "2 double spaces were made single.",
    ]
    assert "only one part of of the overall work" in oxfordshire.quotations[1].words[0]


def test_release_about_an_annual_report_makes_no_inspection(shared: Path) -> None:
    parsed = real(shared, "01-")
    assert parsed.proposal is None
    assert parsed.header.place == "Oxford"
    assert [len(one.words) for one in parsed.quotations] == [3]


def test_release_about_exams_makes_no_inspection(shared: Path) -> None:
    parsed = real(shared, "04-")
    assert parsed.proposal is None
    assert [one.lead_in for one in parsed.quotations][1] == "Councillor Tilley added:"
    assert {one.speaker.name for one in parsed.quotations} == {"Melinda Tilley"}
    assert [(figure.value, figure.unit) for figure in parsed.figures] == [("60.6", "%")]


def test_grades_in_prose_and_a_list_that_was_cut_off(shared: Path) -> None:
    parsed = real(shared, "09-")
    assert grades(parsed) == {
        "Overall effectiveness": "Good",
        "Adoption performance": "Outstanding",
        "Leadership, management and governance": "Outstanding",
    }
    assert parsed.proposal is not None
    assert parsed.proposal.periods == (Period(dt.date(2014, 2, 1), dt.date(2014, 2, 1), "month"),)
    assert parsed.proposal.published_on == dt.date(2014, 4, 22)
    assert "end in the middle of a sentence" in sentences_of(parsed)
    assert "no time of day" in sentences_of(parsed)


def test_grades_of_earlier_years_are_not_taken(shared: Path) -> None:
    parsed = real(shared, "16-")
    assert list(grades(parsed).values()) == ["Outstanding"] * 4 + ["Good"]
    assert "does not give the dates" in sentences_of(parsed)


def test_table_of_grades_and_references() -> None:
    parsed = read(INSPECTED)
    assert grades(parsed) == {
        "Children who need help and protection": "Requires improvement",
        "Children looked after and achieving permanence": "Requires improvement",
        "Adoption performance": "Good",
        "Experiences and progress of care leavers": "Good",
        "Leadership, management and governance": "Inadequate",
        "Overall effectiveness": "Requires improvement",
    }
    asked = parsed.listed(Holds.RECOMMENDATIONS)[0]
    assert [item.citation for item in asked.items] == ["paragraph 14", ""]
    assert "“23-14” runs backwards" in sentences_of(parsed)
    assert parsed.notes[0] == "The inspection took place under the single inspection framework."


def test_short_inspection_in_a_wrapped_mail() -> None:
    parsed = read(
        """Fernshire’s children’s services are good

22 May 2018

Children’s services at Fernshire County Council have been rated ‘Good’ by
Ofsted. Inspectors spent a week in the county in April and looked at many
cases.

The judgements are:
- The impact of leaders on social work practice with children and
  families: Good
- The experiences and progress of children who need help and protection:
  Requires improvement to be good
- Overall effectiveness: Good

Inspectors were impressed by:
- leaders who listen
"""
    )
    assert grades(parsed) == {
        "Overall effectiveness": "Good",
        "The impact of leaders on social work practice with children and families": "Good",
        "The experiences and progress of children who need help and protection": "Requires improvement to be good",
    }
    assert parsed.proposal is not None
    assert (parsed.proposal.framework, parsed.proposal.periods) == (
        "ilacs-2018",
        (Period(dt.date(2018, 4, 1), dt.date(2018, 4, 1), "month"),),
    )
    assert len(parsed.listed(Holds.CATEGORIES)[0].items) == 3
    assert parsed.listed(Holds.PRAISE) == []  # a list of one dash is no list


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Fernbury Primary School rated Outstanding by Ofsted",
         "It was rated Outstanding by Ofsted inspectors. Children’s services at Fernshire County Council agree."),
        ("Fernshire County Council looks for foster carers",
         "The council, whose children’s services were rated good overall by Ofsted, looks for foster carers."),
        ("Ofsted publishes its annual report",
         "Ofsted’s annual report says that children’s services in many councils, Fernshire County Council among them, "
         "are good. Inspectors visited all of them. The overall rating was good."),
        ("Road works begin", "Work on the A40 begins on 3 May."),
    ],
)  # fmt: skip
def test_no_inspection_is_invented(headline: str, text: str) -> None:
    assert read(f"{headline}\n\n3 March 2015\n\n{text}").proposal is None


def test_two_grades_for_one_category_are_not_recorded() -> None:
    once = "The overall judgement is ‘requires improvement’."
    parsed = read(INSPECTED.replace(once, f"{once} The overall rating was ‘good’."))
    assert "Overall effectiveness" not in grades(parsed)
    assert "two grades" in sentences_of(parsed)


def test_list_shapes() -> None:
    parsed = read("Bridge opens\n\nIt has:\n* one\n- two\n\n1. first\n2) second\n\n7. seventh of nothing\n\n– a dash.")
    lists = [(block.is_numbered, len(block.items)) for block in parsed.blocks if isinstance(block, Bullets)]
    assert lists == [(False, 2), (True, 2)]
    assert [getattr(block, "text", "") for block in parsed.blocks[-2:]] == ["7. seventh of nothing", "– a dash."]


def test_small_release_has_nothing_to_ask() -> None:
    assert read(SMALL).remarks.not_understood == []


def test_a_list_that_cites_paragraphs_is_of_the_report_though_nobody_names_the_inspectors() -> None:
    listed = "• “Strong” leadership (paras 27 to 29)\n• Work with schools (para 3)"
    parsed = read(
        f"Fernshire’s services\n\nOfsted came in May.\n\nThe report praised:\n\n{listed}\n\nMore will follow."
    )
    assert [item.citation for block in parsed.listed(Holds.PRAISE) for item in block.items] == [
        "paras 27 to 29",
        "para 3",
    ]
