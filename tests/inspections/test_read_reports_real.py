"""Every real report agrees with the answer key: family, all judgements, publication date, numbered paragraphs."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from inspections.management.commands.read_reports import sections
from inspections.reading import Unreadable, read_report
from inspections.reading.pages import read_pages
from tests.inspections.reports import KEYS, answers, reading_of, same_grade

NAMES = (
    *("2013-08-23-kent", "2014-02-14-slough", "2014-03-21-coventry", "2014-06-30-oxfordshire", "2014-12-05-rochdale"),
    *("2015-05-12-warrington", "2015-08-03-kingston-upon-thames", "2015-08-03-surrey", "2016-02-19-middlesbrough"),
    *("2016-08-26-ealing", "2017-03-31-wigan", "2017-08-25-merton", "2018-03-12-rochdale", "2018-05-09-lambeth"),
    *("2018-05-22-oxfordshire", "2018-08-06-peterborough", "2018-08-17-lancashire", "2019-03-04-slough"),
    *("2019-10-15-kensington-and-chelsea", "2022-01-14-bedford", "2022-11-25-west-northamptonshire"),
    *("2023-05-10-south-tyneside", "2023-09-11-swindon", "2024-04-09-oxfordshire", "2024-07-12-telford-wrekin"),
    *("2025-01-20-knowsley", "2025-07-29-sutton", "2026-03-10-luton", "2026-07-07-north-northamptonshire"),
    *("2026-08-04-south-tyneside", "2026-08-20-lancashire"),
)
OTHERS = {
    "2013-08-23-kent": ("Looked after children", 72, "Adequate"),
    "2015-08-03-surrey": ("LSCB review", 17, "Requires improvement"),
}


@pytest.fixture(scope="session")
def folder(shared: Path) -> Path:
    return shared / "ofsted"


def test_all_reports_of_the_key_are_tried(folder: Path) -> None:
    assert {f"{name}.pdf" for name in NAMES} | {"2012-07-13-blackpool.pdf"} == set(answers(folder))


@pytest.mark.parametrize("name", NAMES)
def test_a_report_is_read_as_the_key_says(folder: Path, name: str) -> None:
    reading = reading_of(folder / "reports" / f"{name}.pdf")
    rows = answers(folder)[f"{name}.pdf"]
    assert reading.published_on is not None
    assert reading.published_on.value == rows[0]["published_on"]
    assert reading.pages == int(rows[0]["pages"])
    if name in OTHERS:
        family, numbered, overall = OTHERS[name]
        assert (reading.family, len(reading.numbered), reading.judgements[0].grade) == (family, numbered, overall)
        return
    assert reading.family == rows[0]["framework_family"]
    assert len(reading.numbered) == int(rows[0]["numbered_paragraphs"])
    assert [paragraph.number for paragraph in reading.numbered] == list(range(1, len(reading.numbered) + 1))
    grades = {line.category: line.printed for line in reading.judgements}
    for row in rows:
        label = KEYS[reading.family][row["judgement"]]
        found = [printed for category, printed in grades.items() if _is(category, label)]
        assert len(found) == bool(row["grade"])
        assert all(same_grade(printed, row["grade"]) for printed in found)


def test_a_web_page_saved_as_a_report_is_refused(folder: Path) -> None:
    with pytest.raises(Unreadable, match="Report not found"):
        read_report((folder / "reports" / "2012-07-13-blackpool.pdf").read_bytes())


def _is(category: str, label: str) -> bool:
    """Labels are compared whole where one begins another: children in care, and children in care and care leavers."""
    return category == label if label.startswith("The ") else category.startswith(label)


PROTECTION = "The experiences and progress of children who need help and protection"
PERMANENCE = "The experiences and progress of children looked after and achieving permanence"
SECTIONS = {
    "2014-06-30-oxfordshire": [
        (1, 13, "Summary of key findings"),
        (14, 23, "Areas for Improvement"),
        (24, 43, f"{PROTECTION} are good"),
        (44, 66, f"{PERMANENCE} are good"),
        (67, 80, "The graded judgment for adoption performance is good"),
        (81, 91, "The graded judgement for the experiences and progress of care leavers is good"),
        (92, 108, "Leadership, management and governance are good"),
        (109, 113, "Local Safeguarding Children Board: Areas for improvement"),
        (114, 131, "Key strengths and weaknesses of the OSCB"),
    ],
    "2018-05-22-oxfordshire": [
        (
            1,
            10,
            "The experiences and progress of children who need help and protection requires improvement to be good",
        ),
        (11, 26, "The experiences and progress of children in care and care leavers is good"),
        (27, 34, "The impact of leaders on social work practice with children and families is good"),
    ],
    "2024-04-09-oxfordshire": [
        (1, 18, f"{PROTECTION}: good"),
        (19, 30, "The experiences and progress of children in care: good"),
        (31, 42, "The experiences and progress of care leavers: good"),
        (43, 57, "The impact of leaders on social work practice with children and families: good"),
    ],
    # Its table of one judgement a section is printed in plain text, once out of order.
    "2014-12-05-rochdale": [
        (1, 13, "Priority and immediate action"),
        (14, 28, "Areas for improvement"),
        (29, 37, "The local authority’s strengths"),
        (38, 43, "Progress since the last inspection"),
        (44, 81, f"{PROTECTION} Requires improvement"),
        (
            82,
            108,
            "The experiences and progress of children looked after and achieving permanence Requires improvement",
        ),
        (109, 124, "The graded judgment for adoption performance is that it requires improvement"),
        (125, 135, "The graded judgment about the experience and progress of care leavers is that it is inadequate"),
        (136, 156, "Leadership, management and governance Requires improvement"),
        (157, 159, "Local Safeguarding Children Board: Priority and immediate action"),
        (160, 165, "Local Safeguarding Children Board: Areas for improvement"),
        (166, 184, "Inspection judgement about the LSCB"),
    ],
}


@pytest.mark.parametrize("name", SECTIONS)
def test_sections_are_those_of_the_report(folder: Path, name: str) -> None:
    found = sections(reading_of(folder / "reports" / f"{name}.pdf"))
    assert [(first, last, heading) for heading, (first, last) in found.items()] == SECTIONS[name]


def test_oxfordshire_2014_asks_ten_things_of_the_council_and_five_of_its_board(folder: Path) -> None:
    reading = reading_of(folder / "reports" / "2014-06-30-oxfordshire.pdf")
    found = [(one.number, one.board) for one in reading.recommendations]
    assert found == [(number, False) for number in range(14, 24)] + [(number, True) for number in range(109, 114)]
    assert {one.kind for one in reading.recommendations} == {"improvement"}
    assert reading.recommendations[1].text.startswith("Recruit more foster carers within Oxfordshire so that")
    assert [(one.inspected, one.grade, one.place.page) for one in reading.earlier] == [("March 2011", "Good", 8)] * 2


def test_oxfordshire_2014_is_read_to_the_letter(folder: Path) -> None:
    reading = reading_of(folder / "reports" / "2014-06-30-oxfordshire.pdf")
    texts = {paragraph.number: paragraph.text for paragraph in reading.numbered}
    assert texts[21].startswith("Establish effective governance arrangements between the Health and Well-Being Board,")
    assert texts[23].endswith("information appropriate to their age so that they understand how to complain.")
    assert texts[8].count("starts at the earliest possible stage.") == 1  # over a page
    pages = {paragraph.number: paragraph.page for paragraph in reading.numbered}
    assert [pages[number] for number in (1, 14, 24, 44, 67, 81, 92, 109, 131)] == [3, 5, 10, 13, 17, 19, 21, 26, 29]
    assert any("help, protect and care for children" in paragraph.text for paragraph in reading.paragraphs)


@pytest.mark.parametrize(
    ("name", "count", "kind"),
    [("2018-05-22-oxfordshire", 4, "short"), ("2024-04-09-oxfordshire", 4, "standard")],
)
def test_later_reports_have_bullets_and_a_kind(folder: Path, name: str, count: int, kind: str) -> None:
    reading = reading_of(folder / "reports" / f"{name}.pdf")
    assert [(one.kind, one.number) for one in reading.recommendations] == [("improvement", None)] * count
    assert reading.kind == kind


def test_references_to_the_national_framework(folder: Path) -> None:
    reading = reading_of(folder / "reports" / "2026-08-20-lancashire.pdf")
    assert [one.reference for one in reading.recommendations] == [
        "(Enabler: the workforce is equipped and effective, National Framework)",
        "(outcome 2, national framework)",
        "(outcome 4, national framework)",
    ]


def test_a_paused_inspection_has_two_ranges(folder: Path) -> None:
    reading = reading_of(folder / "reports" / "2023-05-10-south-tyneside.pdf")
    assert [(period.starts_on, period.ends_on) for period in reading.inspected] == [
        ("2022-12-05", "2022-12-09"),
        ("2023-02-14", "2023-02-15"),
    ]


# Of 2,400 numbered paragraphs these alone want their full stop in print.
UNENDED = {
    ("2013-08-23-kent", 2),
    ("2013-08-23-kent", 3),
    ("2013-08-23-kent", 59),
    ("2014-03-21-coventry", 124),
    ("2014-06-30-oxfordshire", 49),
    ("2015-05-12-warrington", 60),
    ("2018-08-17-lancashire", 47),
    ("2025-01-20-knowsley", 37),
}


@pytest.mark.parametrize("name", NAMES)
def test_paragraphs_begin_and_end_as_sentences_do(folder: Path, name: str) -> None:
    for paragraph in reading_of(folder / "reports" / f"{name}.pdf").numbered:
        assert re.match(r"[A-Z0-9‘]", paragraph.text), paragraph
        assert re.search(r"[.!?)][’)]*$", paragraph.text) or (name, paragraph.number) in UNENDED, paragraph
        assert not re.search(r"[\ue000-\uf8ff\ufffe]|services \d+ to \d+", paragraph.text), paragraph


@pytest.mark.parametrize("name", NAMES)
def test_every_value_stands_where_its_place_says(folder: Path, name: str) -> None:
    path = folder / "reports" / f"{name}.pdf"
    reading = reading_of(path)
    pages: dict[int, str] = defaultdict(str)
    for line in read_pages(path.read_bytes()).lines:
        pages[line.page] += line.text
    found = [reading.body, reading.lead_inspector, reading.licence_line, reading.published_on]
    places = [each.place for each in found if each and each.place.page]
    for rows in (reading.inspected, reading.judgements, reading.recommendations, reading.earlier):
        places += [row.place for row in rows]
    assert len(places) >= 8
    for place in places:
        assert bare(place.words) in bare(pages[place.page] + pages[place.page + 1]), place


def bare(text: str) -> str:
    """The letters and digits of a text: how lines were joined does not matter."""
    return re.sub(r"\W|\d", "", text)
