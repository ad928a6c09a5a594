"""Open data through a browser: from the file to the settled record, accessible at every step, wide and narrow."""

import pytest
from playwright.sync_api import Page, expect

from inspections.models import Inspection, Judgement
from tests import factories as make
from tests.browser.desk.test_admin import NARROW, SPILLS, WIDE
from tests.inspections.open_data.running import imported
from tests.inspections.open_data.spreadsheets import HEADINGS, ods, row


def workbook() -> bytes:
    """A history with a good row, one that disagrees with the record and a bad one, and a sheet of visits."""
    worse = row(name="Kent", code="E10000016", grades=["Inadequate", *["Good"] * 4])
    visit = row(kind="ILACS Focused Visit", grades=[""] * 5)
    return ods({"History": [HEADINGS, row(), worse, row(starts_on="yesterday")], "In-year": [HEADINGS, visit]})


@pytest.fixture
def kent() -> Inspection:
    """Kent's inspection, its grades read in the report."""
    imported(row(name="Kent", code="E10000016"), by=make.staff("Inspections officer"))
    Judgement.objects.update(source="report")
    return Inspection.objects.get()


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (NARROW, "dark")], ids=["wide", "narrow"])
def test_from_the_file_to_the_settled_record(page: Page, live_server, enter, axe, kent, size, scheme) -> None:
    def sound() -> None:
        page.wait_for_load_state("networkidle")
        assert axe(page) == []
        assert page.evaluate(SPILLS) == []

    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    enter(page.context, make.staff("Inspections officer"))
    page.goto(f"{live_server.url}/admin/inspections/inspection/")
    page.get_by_role("link", name="Import open data").click()
    sound()
    file = {"name": "outcomes.ods", "mimeType": "application/octet-stream", "buffer": workbook()}
    page.get_by_label("Spreadsheet or CSV file").set_input_files(file)
    page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_text("Row 4, column F: “yesterday” is not a day.")).to_be_visible()
    sound()
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing was stored")
    sound()
    page.get_by_label("Leave out what has problems").check()
    page.get_by_role("button", name="Import", exact=True).click()
    page.get_by_role("link", name=kent.title).click()
    expect(page.get_by_role("heading", name="Sources disagree")).to_be_visible()
    sound()
    page.get_by_label("Why (optional)").fill("Read again on page 1.")
    page.get_by_role("button", name="Keep “Good”").click()
    expect(page.get_by_text("Overall effectiveness: settled as “Good”.")).to_be_visible()
    expect(page.get_by_role("heading", name="Sources disagree")).to_have_count(0)
