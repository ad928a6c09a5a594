"""``manage.py check_claims``: a release on record, or a text and a report that are not."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from council_news.sample import OXFORDSHIRE_2014
from inspections.models import Report
from tests.factories import InspectionFactory, ReleaseFactory

KEYS = {"claim", "kind", "cited", "verdict", "paragraphs", "report_words", "differences", "hint", "place"}


def run(*arguments):
    out = StringIO()
    call_command("check_claims", *map(str, arguments), stdout=out)
    return out.getvalue()


def rows(*arguments):
    return [json.loads(line) for line in run(*arguments, "--json").splitlines()]


@pytest.mark.django_db
def test_a_release_on_record_is_checked_as_its_working_copy_stands():
    inspection = InspectionFactory()
    report = Report.objects.create(inspection=inspection, title="Report", url="https://files.ofsted.gov.uk/1")
    report.paragraphs.create(position=1, number=7, page=3, text="Staff know their children very well.")
    body = "<p>Ofsted said staff “know the children very well” (Paragraphs 2-3).</p>"
    release = ReleaseFactory(slug="what-ofsted-said", body=body)
    release.inspections.add(inspection)
    [row] = rows("what-ofsted-said")
    assert set(row) >= KEYS
    assert row["cited"] == [[2, 3]]
    assert (row["verdict"], row["paragraphs"], row["wrong_citation"]) == ("differs", [[7, 7]], True)
    assert (row["report_words"], row["differences"]) == ("know their children very well", [["the", "their"]])
    assert run("what-ofsted-said") == ("body: differs: “know the children very well”. “the”, the report has “their”\n")


@pytest.mark.django_db
def test_an_address_that_no_release_has_is_refused_in_a_sentence():
    with pytest.raises(CommandError, match="There is no release “nowhere”"):
        run("nowhere")


@pytest.mark.parametrize(
    "arguments", [[], ["--text", "a.txt"], ["--report", "a.pdf"], ["slug", "--text", "a", "--report", "b"]]
)
def test_half_a_question_is_refused_in_a_sentence(arguments):
    with pytest.raises(CommandError, match="give both --text FILE and --report PDF"):
        run(*arguments)


def test_a_text_and_a_report_need_no_database(shared, tmp_path):
    """Without the ``db`` fixture a query would be an error."""
    text = tmp_path / "release.txt"
    text.write_text(OXFORDSHIRE_2014)
    found = rows("--text", text, "--report", shared / "ofsted/reports/2014-06-30-oxfordshire.pdf")
    assert [row["verdict"] for row in found].count("differs") == 4
    assert sum(row["wrong_citation"] for row in found) == 1
    assert {row["place"] for row in found} == {"headline", "body", "quotes:1"}


def test_files_that_cannot_be_read_are_refused_in_a_sentence(tmp_path):
    text, report = tmp_path / "release.txt", tmp_path / "report.pdf"
    report.write_bytes(b"%PDF-1.4\nnothing")
    with pytest.raises(CommandError, match="There is no such file"):
        run("--text", text, "--report", report)
    text.write_text("Ofsted said “this”.")
    with pytest.raises(CommandError, match="cut off or damaged"):
        run("--text", text, "--report", report)
    with pytest.raises(CommandError, match="No such file"):
        run("--text", text, "--report", tmp_path / "none.pdf")
    report.write_text("<html>Report not found</html>")
    with pytest.raises(CommandError, match="web page"):
        run("--text", text, "--report", report)
