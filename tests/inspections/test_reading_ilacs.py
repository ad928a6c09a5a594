"""Reports on children's services since 2018: what stands where, and the ways in which they are printed."""

from collections.abc import Callable

import pytest

from inspections.reading import read_report
from inspections.reading.shape import Reading, from_json
from tests.inspections.pdfs import pdf
from tests.inspections.printed import ILACS, ILACS_COVER, ILACS_PAGES

LEADERS = "The impact of leaders on social work practice with children and families"
HELP = "The experiences and progress of children who need help and protection"
CARE = "The experiences and progress of children in care"
BOTH = "The experiences and progress of children in care and care leavers"
LEAVERS = "The experiences and progress of care leavers"
OVERALL = "Overall effectiveness"


def with_cover(change: Callable[[str], str]) -> Reading:
    """The invented report with its first page changed."""
    changed = change(ILACS_COVER)
    assert changed != ILACS_COVER
    return read_report(pdf(changed, *ILACS_PAGES[1:]))


def grades(reading: Reading) -> dict[str, str]:
    return {line.category: line.grade for line in reading.judgements}


def test_the_cover() -> None:
    reading = read_report(ILACS)
    assert (reading.family, reading.framework, reading.kind) == ("ILACS", "ilacs-2023", "standard")
    assert reading.title == "Inspection of Fernshire local authority children’s services"
    assert reading.body
    assert reading.body.value == "Fernshire"
    assert [(period.starts_on, period.ends_on) for period in reading.inspected] == [("2024-02-12", "2024-02-23")]
    assert reading.lead_inspector
    assert reading.lead_inspector.value == "Ada Byron"
    assert reading.lead_inspector.place.words == "Lead inspector: Ada Byron, His Majesty’s Inspector"
    assert reading.licence == "ogl"
    assert reading.licence_line
    assert reading.licence_line.place.page == 5


def test_the_table_with_its_wrapped_cells() -> None:
    assert grades(read_report(ILACS)) == {
        LEADERS: "Good",
        HELP: "Requires improvement to be good",
        CARE: "Outstanding",
        LEAVERS: "Good",
        OVERALL: "Good",
    }


def test_paragraphs_are_whole() -> None:
    reading = read_report(ILACS)
    texts = {paragraph.number: paragraph.text for paragraph in reading.numbered}
    assert list(texts) == [1, 2, 3, 4, 5, 6]
    assert texts[2] == (
        "Plans are clear, and young people stay with their carers beyond the age of 18. This opportunity is welcomed, "
        "as is the guarantee of a room in the same town, and the well-planned offer, which goes on at the top of the "
        "next page."
    )
    assert texts[3].startswith("Children thrive, as")
    assert texts[6].endswith("to Fernshire again.")


def test_sections_are_the_headings_above() -> None:
    sections = {paragraph.number: paragraph.section for paragraph in read_report(ILACS).numbered}
    assert sections[1] == sections[2] == f"{HELP}: requires improvement to be good"
    assert (sections[3], sections[4]) == (f"{CARE}: outstanding", f"{LEAVERS}: good")
    assert sections[5] == sections[6] == f"{LEADERS}: good"


def test_text_without_numbers_is_kept_and_small_print_set_apart() -> None:
    unnumbered = [(p.page, p.section, p.text) for p in read_report(ILACS).paragraphs if p.number is None]
    assert unnumbered[0] == (
        1,
        "",
        "The experiences and progress of children and young people in Fernshire are good across the county.",
    )
    assert (2, "", "A footnote that says what an outcome is.") in unnumbered
    assert not any("12 to 23 February 2024 2" in text for _, _, text in unnumbered)


def test_what_needs_to_improve_and_its_references() -> None:
    first, second = read_report(ILACS).recommendations
    assert (first.kind, first.number, first.board) == ("improvement", None, False)
    assert (first.text, first.reference) == ("The quality of plans.", "(outcome 1, national framework)")
    assert second.text.endswith("who go missing, including semi-independent homes.")
    assert second.reference == "(Enabler: the workforce is equipped, National Framework)"


def test_a_reading_travels_as_json() -> None:
    reading = read_report(ILACS)
    assert from_json(reading.as_json()) == reading


def test_since_april_2026_there_is_no_overall_grade() -> None:
    reading = with_cover(
        lambda cover: cover.replace("* Overall effectiveness Good\n", "").replace(
            "12 to 23 February 2024", "11 to 22 May 2026"
        )
    )
    assert reading.framework == "ilacs-2026"
    assert OVERALL not in grades(reading)
    assert len(grades(reading)) == 4
    assert not any("Overall" in problem for problem in reading.problems)


def test_before_april_2026_a_missing_overall_grade_is_told() -> None:
    reading = with_cover(lambda cover: cover.replace("* Overall effectiveness Good\n", ""))
    assert reading.framework == "ilacs-2023"
    assert (
        "The grade for “Overall effectiveness” could not be read: look it up in the report and enter it."
        in reading.problems
    )


def test_until_2022_care_leavers_are_judged_with_children_in_care() -> None:
    reading = with_cover(
        lambda cover: cover.replace(
            "children in care\n| Outstanding\n* The experiences and progress of care\nleavers\n",
            "children in care and care leavers\n",
        ).replace("12 to 23 February 2024", "12 to 16 February 2018")
    )
    assert (reading.framework, reading.kind) == ("ilacs-2018", "short")
    assert grades(reading)[BOTH] == "Good"


def test_a_paused_inspection_has_two_ranges() -> None:
    reading = with_cover(
        lambda cover: cover.replace("12 to 23 February 2024", "5 to 9 December 2022 and 14 to 15 February 2023")
    )
    assert [(period.starts_on, period.ends_on) for period in reading.inspected] == [
        ("2022-12-05", "2022-12-09"),
        ("2023-02-14", "2023-02-15"),
    ]
    assert reading.kind == "short"


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("children care leavers", LEAVERS),
        ("Care Leavers", LEAVERS),
    ],
)
def test_slips_in_a_label_are_understood(printed: str, label: str) -> None:
    reading = with_cover(lambda cover: cover.replace("progress of care\nleavers", f"progress of\n{printed}"))
    assert grades(reading)[label] == "Good"
    assert grades(reading)[CARE] == "Outstanding"


def test_practice_without_social_work_is_the_same_label() -> None:
    reading = with_cover(lambda cover: cover.replace("on social work\npractice", "on practice"))
    assert grades(reading)[LEADERS] == "Good"


@pytest.mark.parametrize("words", ["Requires improvement", "Requires Improvement to be good", "Require improvement"])
def test_wordings_of_one_grade(words: str) -> None:
    reading = with_cover(lambda cover: cover.replace("| Requires improvement to\n|| be good", f"| {words}"))
    (line,) = [line for line in reading.judgements if line.category == HELP]
    assert (line.grade, line.printed) == ("Requires improvement to be good", words)


def test_labels_may_be_printed_before_all_grades() -> None:
    labels = "".join(f"* {label}\n" for label in (LEADERS, HELP, CARE, LEAVERS, OVERALL))
    cells = "* Good\n* Inadequate\n* Requires improvement to\nbe good\n* Good\n* Inadequate\n"
    head, _, rest = ILACS_COVER.partition("* The impact")
    reading = with_cover(
        lambda cover: head + labels + cells + rest[rest.index("* The experiences and progress of children and") :]
    )
    assert list(grades(reading).values()) == [
        "Good",
        "Inadequate",
        "Requires improvement to be good",
        "Good",
        "Inadequate",
    ]


def test_a_table_and_a_heading_that_disagree_are_told() -> None:
    reading = with_cover(lambda cover: cover.replace("| Outstanding", "| Good"))
    assert (
        f"The table says “Good” for “{CARE}”, and the heading of the findings “Outstanding”: check which is right."
        in reading.problems
    )


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("= Inspection of London Borough of\n= Fern local authority children’s\n= services", "London Borough of Fern"),
        ("= Inspection of Fern Children and\n= Families Trust", "Fern Children and Families Trust"),
        (
            "= Fernshire County Council\n## Inspection of local authority children’s services",
            "Fernshire County Council",
        ),
        (
            "= Royal Borough of Fern and\n= Moss\n## Inspection of children’s social care services",
            "Royal Borough of Fern and Moss",
        ),
        ("= Inspection of City of Fern Council\n= children’s social care services", "City of Fern Council"),
    ],
)
def test_the_body_is_in_the_title_or_above_it(title: str, body: str) -> None:
    reading = with_cover(
        lambda cover: cover.replace("= Inspection of Fernshire local\n= authority children’s services", title)
    )
    assert reading.body
    assert reading.body.value == body


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("2024-04-09-fernshire.pdf", "2024-04-09"),
        ("children's services inspection - 09 april 2024.pdf", "2024-04-09"),
        ("2024-02-01-fernshire.pdf", None),  # before the inspection
        ("50243682.pdf", None),
    ],
)
def test_where_the_report_prints_no_publication_date_its_file_may_tell(name: str, published: str | None) -> None:
    reading = read_report(ILACS, name=name)
    if published:
        assert reading.published_on
        assert (reading.published_on.value, reading.published_on.place.page) == (published, 0)
        assert name in reading.published_on.place.words
    else:
        assert reading.published_on is None
        assert any(problem.startswith("The report does not print the day") for problem in reading.problems)


def test_areas_for_priority_action_are_a_kind_of_their_own() -> None:
    page = ILACS_PAGES[1].replace(
        "# What needs", "# Areas for priority action\n* There is one area:\n* • The safety of children.\n# What needs"
    )
    kinds = [(one.kind, one.text) for one in read_report(pdf(ILACS_COVER, page, *ILACS_PAGES[2:])).recommendations]
    assert kinds[0] == ("priority_action", "The safety of children.")
    assert [kind for kind, _ in kinds] == ["priority_action", "improvement", "improvement"]


def test_a_list_whose_bullets_are_lost_is_still_a_list() -> None:
    page = ILACS_PAGES[1].replace("* • The", "* The").replace("* • Multi", "* Multi")
    recommendations = read_report(pdf(ILACS_COVER, page, *ILACS_PAGES[2:])).recommendations
    assert [one.text[:11] for one in recommendations] == ["The quality", "Multi-agenc"]
