"""Whose words are whose: introductions, several paragraphs, marks of every shape."""

import pytest

from releases.importers.parsed import Paragraph, ParsedRelease, Speaker
from releases.importers.speakers import read_lead_in
from releases.importers.text import read
from tests.releases.importing import sentences_of

MELINDA = Speaker("Melinda Tilley", "Councillor", "Cabinet Member")


def of(*paragraphs: str) -> ParsedRelease:
    """A release with this text."""
    return read("\n\n".join(["Bridge opens in Fernbury", "It opened today, the mayor said.", *paragraphs]))


@pytest.mark.parametrize(
    ("lead_in", "name", "title", "role"),
    [
        ("Jim Leivers, Fernshire’s Director for Children, Education and Families, said:", "Jim Leivers", "",
         "Fernshire’s Director for Children, Education and Families"),
        ("Fernshire’s Cabinet Member for Children, Education and Families Melinda Tilley said:", "Melinda Tilley", "",
         "Fernshire’s Cabinet Member for Children, Education and Families"),
        ("Cllr Jane O’Brien-Smith (Lab), cabinet member for children, said:", "Jane O’Brien-Smith", "Councillor",
         "cabinet member for children"),
        ("The council’s leader, Ian Hudspeth, said:", "Ian Hudspeth", "", "The council’s leader"),
        ("Commenting on the report, Councillor Keith Mair, Lead Member, said:", "Keith Mair", "Councillor",
         "Lead Member"),
        ("Chief Executive Joanna Simons added:", "Joanna Simons", "", "Chief Executive"),
        ("John Coughlan CBE, Director of Children's Services, said:", "John Coughlan", "",
         "Director of Children's Services"),
        ("Detective Chief Inspector Mark Johns, of Thames Valley Police, said:", "Mark Johns",
         "Detective Chief Inspector", "Thames Valley Police"),
        ("Councillor Keith Mair, Lead Member, welcomed the report and said:", "Keith Mair", "Councillor",
         "Lead Member"),
        ("Jo Green, head of parks, said:", "Jo Green", "", "head of parks"),
        ("Councillor Keith Mair said of the report:", "Keith Mair", "Councillor", ""),
        ("Ruth van der Berg, head of service, explained:", "Ruth van der Berg", "", "head of service"),
    ],
)  # fmt: skip
def test_speaker_is_read_from_the_introduction(lead_in: str, name: str, title: str, role: str) -> None:
    found = read_lead_in(lead_in, [])
    assert found is not None
    assert found.speaker == Speaker(name, title, role)


@pytest.mark.parametrize(
    "lead_in",
    [
        "A council spokesman said:",
        "Ofsted said:",
        "Thames Valley Police said:",
        "Network Rail said:",
        "Cabinet Member for Adult Social Care said:",
        "He said:",
        "Councillor Ann Marsh, leader, and Chief Executive Pat Moss said:",
    ],
)
def test_nobody_is_invented(lead_in: str) -> None:
    found = read_lead_in(lead_in, [])
    assert found is not None
    assert found.speaker is None


@pytest.mark.parametrize("lead_in", ["Councillor Tilley added:", "Cllr Tilley said:", "Melinda Tilley continued:"])
def test_surname_means_the_one_heard_before(lead_in: str) -> None:
    found = read_lead_in(lead_in, [MELINDA])
    assert found is not None
    assert found.speaker == MELINDA


def test_surname_of_two_people_means_neither() -> None:
    found = read_lead_in("Councillor Tilley added:", [MELINDA, Speaker("Tom Tilley")])
    assert found is not None
    assert found.speaker is None


WORDS = ("Come one.", "Come all.", "It is free.")


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["Jo Fern, mayor, said: “Come one.", "“Come all.", "“It is free.”"],
        ["Jo Fern, mayor, said: “Come one.”", "“Come all.”", "“It is free.”"],
        ['Jo Fern, mayor, said: "Come one.', '"Come all.', '"It is free."'],
        ["Jo Fern, mayor, said: “Come one.", '"Come all.', '“It is free."'],
        ["Jo Fern, mayor, said: “Come one.", "Come all.", "It is free.”"],
        ["Jo Fern, mayor, said:", "“Come one.", "“Come all.", "“It is free.”"],
    ],
)
def test_words_run_over_several_paragraphs(paragraphs: list[str]) -> None:
    parsed = of(*paragraphs, "The bridge is 40 metres long.")
    assert [quotation.words for quotation in parsed.quotations] == [WORDS]
    assert parsed.quotations[0].lead_in == "Jo Fern, mayor, said:"
    assert parsed.blocks[-1] == Paragraph("The bridge is 40 metres long.", parsed.blocks[-1].line)


def test_text_around_the_words_stays_in_its_place() -> None:
    parsed = of(
        "The sun shone. Jo Fern, mayor, said: “Staff said “we did it” and they did.” The bridge is 40 metres long."
    )
    assert parsed.quotations[0].words == ("Staff said “we did it” and they did.",)
    assert [getattr(block, "text", "") for block in parsed.blocks[1:]] == [
        "The sun shone.", "", "The bridge is 40 metres long.",
    ]  # fmt: skip


def test_single_marks() -> None:
    parsed = of("Cllr Jo Fern, mayor, said: 'It’s our pupils’ and teachers' day. Well done.'")
    assert parsed.quotations[0].words == ("It’s our pupils’ and teachers' day. Well done.",)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Jo Fern, mayor, said it was “a great day for Fernbury”.",
        "Jo Fern, mayor, said: “a great day” had come.",
        "“We are proud of everybody who worked on it for so many years,” said Jo Fern, mayor.",
        "The report says that ‘children benefit from it. They do.’",
        "A council spokesman said: “We have nothing to add.”",
    ],
)
def test_what_is_not_clear_stays_in_the_text(paragraph: str) -> None:
    parsed = of(paragraph)
    assert parsed.quotations == []
    assert parsed.blocks[-1] == Paragraph(paragraph, parsed.blocks[-1].line)


def test_officer_is_told_of_words_without_a_speaker() -> None:
    parsed = of("A council spokesman said: “We have nothing to add.”")
    assert "Who speaks is not clear from “A council spokesman said:”" in sentences_of(parsed)


def test_pronoun_means_the_one_heard_right_above() -> None:
    parsed = of("Jo Fern, mayor, said: “Come one.”", "She added: “Come all.”")
    assert [quotation.speaker.name for quotation in parsed.quotations] == ["Jo Fern", "Jo Fern"]
    apart = of("Jo Fern, mayor, said: “Come one.”", "The council’s spokesman was there.", "He added: “Come all.”")
    assert len(apart.quotations) == 1
