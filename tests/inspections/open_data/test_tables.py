"""What a table says, told by its headings; what cannot be read, by row and column."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.importers import headings
from inspections.importers.cells import said
from inspections.importers.headings import ILACS, columns
from inspections.importers.ilacs import LINES
from inspections.importers.problems import Problem, UnreadableFile, letters
from inspections.importers.records import Outcome, Table
from inspections.importers.sheets import Sheet
from inspections.importers.tables import tables
from tests.inspections.open_data.spreadsheets import CARE, GOOD, HEADINGS, LEADERS, LEAVERS, PROTECTION, row


def table(*rows: list, headings: list | None = None) -> Table:
    """The one table of a sheet with the headings of 2025, or others."""
    return tables([Sheet("S", [["A title"], headings or HEADINGS, *rows])])[0]


def only(*rows: list, headings: list | None = None) -> Outcome:
    """The one inspection of a table without problems."""
    found = table(*rows, headings=headings)
    assert found.problems == ()
    [outcome] = found.outcomes
    return outcome


def problems(*rows: list, headings: list | None = None) -> list[str]:
    """What is wrong with the rows, as people read it."""
    return [str(problem) for problem in table(*rows, headings=headings).problems]


def test_a_row_of_the_history() -> None:
    outcome = only(row(grades=["Good", "Outstanding", "Inadequate", "Good", "Requires improvement to be good"]))
    assert (outcome.area.codes, outcome.area.name) == (("E08000035",), "Leeds")
    assert (outcome.starts_on, outcome.published_on) == (date(2024, 2, 12), date(2024, 4, 9))
    assert (outcome.kind, outcome.framework) == ("standard", "ilacs-2023")
    assert [outcome.judgements[line].text for line in LINES.values()] == [
        *("Good", "Outstanding", "Inadequate", "Good"),
        "Requires improvement to be good",
    ]


@pytest.mark.parametrize(
    ("starts_on", "published_on", "grades", "framework"),
    [
        (date(2018, 1, 29), date(2018, 3, 12), [*["Good"] * 4, ""], "ilacs-2018"),
        (date(2022, 12, 5), date(2023, 5, 10), [*["Good"] * 4, ""], "ilacs-2018"),  # paused: South Tyneside
        (date(2023, 1, 16), date(2023, 3, 1), GOOD, "ilacs-2023"),
        (date(2026, 1, 26), date(2026, 6, 18), GOOD, "ilacs-2023"),  # published after the change: Wolverhampton
        (date(2026, 4, 27), date(2026, 6, 17), ["", *["Good"] * 4], "ilacs-2026"),  # Brent
    ],
)
def test_the_framework_follows_the_first_day_and_the_grades(starts_on, published_on, grades, framework) -> None:
    assert only(row(starts_on=starts_on, published_on=published_on, grades=grades)).framework == framework


@pytest.mark.parametrize(
    ("field", "wordings"),
    {
        "code": ["Local authority area code", "Local authority code", "LA code", "ltla23cd", "Area code"],
        "name": ["Local authority name", "Local authority", "Area name", "Local.area.partnership"],
        "starts_on": ["Inspection date", "Inspection start date", "Inspection/Visit date", "Date of inspection"],
        "published_on": ["Publication date", "Report publication date", "Date published", "publication_date"],
        "type": ["Inspection type", "Inspection/Visit type", "inspection_framework"],
        "overall": ["Overall effectiveness", "Overall effectiveness [note 3]", "overall_effectiveness_grade"],
        "leaders": [LEADERS, "Impact of leaders", "impact_of_leaders_grade"],
        "protection": [PROTECTION, "Experiences and progress of children who need help & protection"],
        "care": [CARE, f"{CARE} and care leavers", "in_care_grade"],
        "leavers": [LEAVERS, "The experiences and progress of children care leavers", "Care leavers"],
        "theme": ["Visit Theme", "Theme"],
    }.items(),
)
def test_headings_as_other_years_word_them(field: str, wordings: list[str]) -> None:
    assert {text: list(columns([text], ILACS).fields) for text in wordings} == {text: [field] for text in wordings}


@given(st.permutations(range(len(HEADINGS))))
def test_the_order_of_the_columns_does_not_matter(order: list[int]) -> None:
    shuffled = only([row()[place] for place in order], headings=[HEADINGS[place] for place in order])
    plain = only(row())
    assert {line: words.text for line, words in shuffled.judgements.items()} == {
        line: words.text for line, words in plain.judgements.items()
    }
    assert (shuffled.area.codes, shuffled.starts_on, shuffled.published_on) == (
        *(plain.area.codes, plain.starts_on),
        plain.published_on,
    )


@given(st.text(max_size=60))
def test_no_heading_breaks_the_reading(text: str) -> None:
    for patterns in (headings.ILACS, headings.SEND_2016, headings.SEND_2023, headings.LOOKUP):
        assert len(columns([text], patterns).fields) <= 1


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("12/02/2024", date(2024, 2, 12)),
        ("12/02/24", date(2024, 2, 12)),
        ("2024-02-12", date(2024, 2, 12)),
        ("2024-02-12 00:00:00", date(2024, 2, 12)),
        ("12 February 2024", date(2024, 2, 12)),
        ("12-Feb-24", date(2024, 2, 12)),
    ],
)
def test_days_as_text(text: str, on: date) -> None:
    assert only(row(starts_on=text)).starts_on == on


@pytest.mark.parametrize("text", ["", "-", "nan", "None", "[z]", "Not yet inspected", "N/A", " \u00a0"])
def test_what_says_nothing(text: str) -> None:
    assert said(text) == ""


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        (row(starts_on="yesterday"), "Row 3, column F: “yesterday” is not a day. Write it as day/month/year."),
        (row(starts_on=45334.0), "Row 3, column F: “45334” is not a day. Write it as day/month/year."),
        (row(starts_on="02/13/2024"), "Row 3, column F: “02/13/2024” is not a day. Write it as day/month/year."),
        (row(starts_on=date(1924, 2, 12)), "Row 3, column F: “1924-02-12” is too early for these inspections."),
        (row(starts_on=""), "Row 3, column F: “Inspection date” is empty."),
        (row(published_on=""), "Row 3, column G: “Publication date” is empty."),
        (row(published_on=date(2023, 4, 9)), "Row 3: The report is published before the inspection begins"),
        (row(published_on=date(2042, 4, 9)), "Row 3: The report is published years after the inspection"),
        (row(name="", code=""), "Row 3: The row names no authority, neither by code nor by name."),
        (row(kind="Tea party"), "Row 3, column H: “Tea party” is not a known type of inspection."),
        (row(grades=["", *["Good"] * 4]), "Row 3, column I: There is no grade for “Overall effectiveness”."),
        (row(grades=["Good", "", *["Good"] * 3]), f"Row 3, column J: There is no grade for “{LEADERS}”."),
        (row(grades=[*["Good"] * 4, ""]), f"Row 3, column M: There is no grade for “{LEAVERS}”."),
        (
            row(starts_on=date(2019, 2, 4), published_on=date(2019, 4, 1)),
            "Row 3, column M: The inspection began before",
        ),
    ],
)
def test_a_bad_row_is_named_by_row_and_column(bad: list, sentence: str) -> None:
    [said_so] = problems(bad)
    assert said_so.startswith(sentence)
    assert len(table(row(), bad).outcomes) == 1, "the good row is offered all the same"


def test_a_column_that_is_missing_is_named_and_the_rest_is_read() -> None:
    left = [place for place, text in enumerate(HEADINGS) if text != "Publication date"]
    found = table([row()[place] for place in left], headings=[HEADINGS[place] for place in left])
    assert [str(one) for one in found.problems] == [
        "Row 2: There is no column for the publication date: it would be left out."
    ]
    assert found.outcomes[0].published_on is None


def test_care_leavers_are_not_missed_where_they_were_judged_with_children_in_care() -> None:
    older = [*HEADINGS[:11], f"{CARE} and care leavers"]
    outcome = only(row(starts_on=date(2019, 2, 4), published_on=date(2019, 4, 1))[:12], headings=older)
    assert outcome.framework == "ilacs-2018"


def test_notes_and_authorities_without_inspections_are_passed_over() -> None:
    waiting = row(starts_on="Not yet inspected", published_on="", grades=[""] * 5, kind="")
    found = table(row(), [], ["Source: Ofsted"], ["", "", "Leeds"], waiting)
    assert (len(found.outcomes), found.problems, found.not_inspected) == (1, (), 1)


def test_visits_have_a_theme_and_no_grades() -> None:
    headings = [*HEADINGS, "Visit Theme"]
    outcome = only([*row(kind="ILACS Focused Visit", grades=[""] * 5), "Care leavers"], headings=headings)
    assert (outcome.framework, outcome.kind, outcome.theme) == ("focused-visit", "focused_visit", "Care leavers")
    assert outcome.judgements == {}
    assert outcome.result == "Inspectors wrote a letter after looking at: care leavers. They gave no grades."
    assert only(row(kind="LA Monitoring visit", grades=[""] * 5)).framework == "monitoring-visit"


def test_the_sheet_with_most_grades_comes_first() -> None:
    sheets = [
        Sheet("Cover", [["Official statistics"]]),
        Sheet("Latest", [HEADINGS, row()]),
        Sheet(
            "History",
            [HEADINGS, row(), row(starts_on=date(2019, 2, 4), published_on=date(2019, 4, 1), grades=[*GOOD[:4], ""])],
        ),
    ]
    assert [table.sheet for table in tables(sheets)] == ["History", "Latest"]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([["a", "b"], ["c", "d"]], "There is no table of inspection outcomes in this file."),
        ([], "There is no table of inspection outcomes in this file."),
        ([[*HEADINGS[:5], *HEADINGS[7:]]], "has no column for the inspection date or the publication date."),
        ([HEADINGS[3:]], "has no column for the local authority (its code or name)."),
        ([HEADINGS[:8]], "has no column for any judgement, such as “Overall effectiveness”."),
    ],
)
def test_a_file_without_a_table_says_what_is_missing(rows: list, sentence: str) -> None:
    with pytest.raises(UnreadableFile, match=sentence.replace("(", r"\(").replace(")", r"\)")):
        tables([Sheet("S", rows)])


def test_a_table_that_others_compiled_is_known_by_its_headings() -> None:
    assert table(row()).is_official
    assert not table(row(), headings=["inspection_link", *HEADINGS[1:]]).is_official


@given(st.integers(min_value=1, max_value=20_000))
def test_columns_are_named_as_spreadsheets_name_them(column: int) -> None:
    name = letters(column)
    assert sum((ord(char) - 64) * 26**place for place, char in enumerate(reversed(name))) == column
    assert str(Problem(2, column, "x")) == f"Row 2, column {name}: x"
