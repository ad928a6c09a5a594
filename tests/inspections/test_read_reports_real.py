"""Every real report agrees with the answer key: family, all judgements, publication date, numbered paragraphs."""

from pathlib import Path

import pytest

from inspections.reading import Unreadable, read_report
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
