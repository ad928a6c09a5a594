"""Reports of other kinds: read as far as they can be, under a family of their own."""

import pytest

from inspections.reading import Unreadable, read_report
from tests.inspections.pdfs import pdf

FILLER = "* Inspectors saw that this was so, heard that it had been so\nfor long, and read it.\n" * 12


def test_looked_after_children_2013() -> None:
    cover = """
= Inspection of looked after children
= services
= Fernshire County Council
## Inspection dates: 15 – 19 July 2013
## Reporting inspector Ada Byron HMI
## Published: 23 August 2013
"""
    record = f"""
{FILLER}
# Record of main findings
## Overall effectiveness Adequate
## Capacity to improve Good
## Outcomes for looked after children and
++ young people
| Adequate
## Quality of provision Grade 2 (Good)
## Leadership and management Inadequate
* This document may be reproduced in whole or in part for non-commercial purposes, provided
that the information quoted is reproduced without adaptation and the source and date of
publication are stated.
"""
    reading = read_report(pdf(cover, record))
    assert (reading.family, reading.framework) == ("Looked after children", "lac2013")
    assert [line.printed for line in reading.judgements] == ["Adequate", "Good", "Adequate", "Good", "Inadequate"]
    assert reading.lead_inspector
    assert reading.lead_inspector.value == "Ada Byron"
    assert reading.published_on
    assert reading.published_on.value == "2013-08-23"
    assert reading.licence == "non_commercial"


LETTERS = {
    "Focused visit to Fernshire local authority children’s services": ("Focused visit", "focused_visit"),
    "Monitoring visit to Fernshire children’s services": ("Monitoring visit", "monitoring_visit"),
    "Joint targeted area inspection of Fernshire": ("JTAI", "joint"),
    "Area SEND inspection of Fernshire Local Area Partnership": ("Area SEND", "joint"),
    "Joint local area SEND revisit in Fernshire": ("Area SEND", "revisit"),
    "Inspection of safeguarding and looked after children services": ("SLAC", "inspection"),
    "Inspection of local authority arrangements for the protection of children": ("Child protection", "inspection"),
}


@pytest.mark.parametrize("title", LETTERS)
def test_other_kinds_have_a_family_and_an_inspectorate(title: str) -> None:
    reading = read_report(pdf(f"= {title}\n* Inspection dates: 8 to 9 June 2022\n{FILLER}"))
    assert (reading.family, reading.kind) == LETTERS[title]
    assert reading.inspectorate.startswith("Ofsted")
    assert reading.inspected[0].starts_on == "2022-06-08"
    assert len(reading.paragraphs) >= 12
    assert reading.numbered == []


def test_a_letter_names_its_days_in_a_sentence() -> None:
    letter = """
* Dear Ms Fern
* Focused visit to Fernshire local authority children’s services
* This letter summarises the findings of the focused visit to Fernshire children’s services on 8 and 9 June
2022. His Majesty’s Inspectors for this visit were Ada Byron and Mary Fairfax.
"""
    reading = read_report(pdf(letter + FILLER))
    assert (reading.family, reading.kind) == ("Focused visit", "focused_visit")
    assert [(period.starts_on, period.ends_on) for period in reading.inspected] == [("2022-06-08", "2022-06-09")]


def test_a_paper_about_a_report_is_none() -> None:
    paper = "= Cabinet, 4 May\n* Outcome of the inspection of local authority children’s services\n"
    with pytest.raises(Unreadable, match="not a report on children’s services"):
        read_report(pdf(paper + FILLER))
