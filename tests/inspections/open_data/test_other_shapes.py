"""Tables of other shapes: a history laid out wide, area SEND, the authority lookup."""

import csv
import io
from datetime import date

import pytest

from inspections.importers.outcomes import read_tables
from inspections.importers.records import Table
from inspections.importers.sheets import Sheet
from inspections.importers.tables import tables
from tests.inspections.open_data.spreadsheets import wide

SEND_2016 = [
    *("Web link to Ofsted local authority webpage", "Local authority code", "Area name", "Ofsted region"),
    *("Inspection start date", "Inspection publication date"),
    "Inspection outcome: written statement of action required?",
    "Number significant weaknesses identified in written statement of action",
    *("Revisit start date", "Revisit publication date"),
    "Revisit outcome: sufficient progress in addressing all significant weaknesses?",
    "Number significant weaknesses where sufficient progress has been made",
    "Number significant weaknesses where sufficient progress has not been made",
]
SEND_2023 = (
    '"Local.area.partnership","Ofsted.region","Inspection.start.date","Inspection.publication.date",'
    '"Inspection.outcome","Priority.action.plan.required.","Number.of.areas.for.priority.action"\n'
    '"Oxfordshire","South East","17/07/2023","15/09/2023","Widespread and/or systemic failings","Yes",5\n'
    '"Leeds","North East","06/03/2023","15/05/2023","Inconsistent experiences and outcomes","No",\n'
)
LOOKUP = (
    "urn,la_code,la_code_new,stat_neighbours_la_code,local_authority_ons_name,also_known_as,region_name\n"
    '80536,931,E10000025,"E10000002",Oxfordshire,,South East\n'
    '80441,801,E06000023,"E06000001","Bristol, City of",[Bristol],South West\n'
)


def inspected(*cells: object) -> list:
    """A row of the table of 2016 to 2022."""
    day, published = date(2017, 9, 25), date(2017, 12, 4)
    return ["Ofsted LA Webpage", "E10000025", "Oxfordshire", "South East", day, published, *cells]


def send(*rows: list) -> Table:
    return tables([Sheet("Area_SEND", [["A title"], SEND_2016, *rows])])[0]


def of_csv(text: str) -> Table:
    return tables([Sheet("", [list(line) for line in csv.reader(io.StringIO(text))])])[0]


def test_a_history_laid_out_wide() -> None:
    [table] = read_tables(wide(), "outcomes.ods")
    assert table.problems == ()
    assert [(one.row, one.area.name, one.kind, one.published_on, one.framework) for one in table.outcomes] == [
        (4, "Leeds", "standard", date(2018, 12, 18), "ilacs-2018"),
        (4, "Leeds", "short", date(2022, 3, 22), "ilacs-2018"),
        (5, "Oxfordshire", "short", date(2018, 5, 22), "ilacs-2018"),
        (10, "Bournemouth", "standard", date(2018, 9, 3), "ilacs-2018"),  # the second table, of those abolished
    ]
    assert table.not_inspected == 1
    assert [len(one.judgements) for one in table.outcomes] == [4, 4, 4, 4]


@pytest.mark.parametrize(
    ("published_on", "grades", "framework"),
    [
        (date(2022, 11, 1), {}, "ilacs-2018"),
        (date(2024, 11, 1), {}, "ilacs-2023"),
        (date(2023, 5, 10), {"First ILACS children in care": "Good", "First ILACS care leavers": ""}, "ilacs-2018"),
        (date(2023, 5, 10), {"First ILACS children in care": "Good", "First ILACS care leavers": "Good"}, "ilacs-2023"),
    ],
)
def test_without_a_day_on_site_the_framework_follows_what_was_judged(published_on, grades, framework) -> None:
    headings = ["Local authority name", "First ILACS publication date", "First ILACS overall effectiveness", *grades]
    [table] = tables([Sheet("S", [headings, ["Leeds", published_on, "Good", *grades.values()]])])
    assert [one.framework for one in table.outcomes] == [framework]


def test_an_area_send_row_with_a_revisit_is_two_inspections() -> None:
    first, again = send(inspected("Yes", 5.0, date(2019, 10, 14), date(2019, 12, 23), "Some", 3.0, 2.0)).outcomes
    assert (first.framework, first.kind, first.starts_on) == ("area-send-2016", "joint", date(2017, 9, 25))
    assert [words.text for words in first.judgements.values()] == ["Yes"]
    assert first.result == "A written statement of action was required, about five significant weaknesses."
    assert (again.framework, again.kind, again.published_on) == (
        "area-send-2016-revisit",
        "revisit",
        date(2019, 12, 23),
    )
    assert [words.text for words in again.judgements.values()] == ["Some"]
    assert again.result == "Sufficient progress had been made on three of the five significant weaknesses."


def test_an_area_that_was_not_revisited_is_one_inspection() -> None:
    [only] = send(inspected("No", "", "", "", "", "", "")).outcomes
    assert only.result == "No written statement of action was required."
    assert len(send(inspected("Yes", 1.0, "Not revisited yet", "", "", "", "")).outcomes) == 1


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (["", 5.0, "", "", "", "", ""], f"Row 3, column G: “{SEND_2016[6]}” is empty."),
        (["Yes", "many", "", "", "", "", ""], "Row 3, column H: “many” is not a number."),
        (
            ["Yes", 5.0, date(2019, 10, 14), "", "Some", 3.0, 2.0],
            "Row 3, column J: “Revisit publication date” is empty.",
        ),
        (["Yes", 5.0, date(2019, 10, 14), date(2019, 12, 23), "", 3.0, 2.0], "Row 3, column K: There was a revisit"),
    ],
)
def test_a_bad_area_send_row(cells: list, sentence: str) -> None:
    [problem] = send(inspected(*cells)).problems
    assert str(problem).startswith(sentence)


def test_area_send_since_2023_from_csv() -> None:
    table = of_csv(SEND_2023)
    assert table.problems == ()
    oxfordshire, leeds = table.outcomes
    assert (oxfordshire.framework, oxfordshire.starts_on) == ("area-send-2023", date(2023, 7, 17))
    assert [words.text for words in oxfordshire.judgements.values()] == ["Widespread and/or systemic failings"]
    assert oxfordshire.result == "A priority action plan was required, about five areas for priority action."
    assert (leeds.area.name, leeds.result) == ("Leeds", "")


def test_the_authority_lookup() -> None:
    table = of_csv(LOOKUP)
    oxfordshire, bristol = table.authorities
    assert (oxfordshire.urn, oxfordshire.dfe_code, oxfordshire.gss_code) == ("80536", "931", "E10000025")
    assert (bristol.name, bristol.aliases, bristol.region) == ("Bristol, City of", ("Bristol",), "South West")


def test_codes_of_another_shape_are_named() -> None:
    table = of_csv(LOOKUP.replace("E06000023", "X1").replace("80536,931", "eighty,931"))
    assert [str(problem) for problem in table.problems] == [
        "Row 2, column A: “eighty” is not a URN, which has only digits.",
        "Row 3, column C: “X1” is not a GSS code, such as E10000025.",
    ]
    assert of_csv(LOOKUP.replace("region_name", "x")).problems
