"""From the PDF of a report to the draft of a release, by one officer, in at most five clicks."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from inspections.models import Inspection
from releases.models import Release
from tests.browser.desk.test_admin import NARROW, SPILLS, WIDE
from tests.inspections import build
from tests.inspections.readings import reading, waiting, without_overall
from tests.inspections.report_of_2026 import report_pdf

MOST_CLICKS = 5


class Clicks:
    """A page that counts what is clicked on it."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def __call__(self, role: str, name: str) -> None:
        """Click the one thing of that name."""
        self.page.get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]
        self.count += 1


def to_draft(page: Page, pdf: Path) -> int:
    """Send a report in, confirm it and draft a release; how many clicks it took."""
    click = Clicks(page)
    click("link", "Upload a report")
    page.get_by_label("Report (PDF)").set_input_files(pdf)
    click("button", "Read the report")
    page.wait_for_url("**/reportreading/*/change/")
    if page.get_by_role("heading", name="Waiting to be read").is_visible():  # a busy machine took longer than a second
        call_command("clock")
    expect(page.get_by_role("heading", name="Confirm what was read")).to_be_visible(timeout=60_000)
    click("button", "Confirm")
    expect(page.get_by_text("the public can see it")).to_be_visible()
    click("button", "Draft a release from this inspection")
    expect(page.get_by_text("Fill the gaps that are marked")).to_be_visible()
    return click.count


def text_of(page: Page) -> Any:
    """What stands in the editor."""
    return page.frame_locator("iframe.tox-edit-area__iframe").locator("body")


def test_the_report_of_2014(desk: Page, shared: Path) -> None:
    assert to_draft(desk, shared / "ofsted" / "reports" / "2014-06-30-oxfordshire.pdf") <= MOST_CLICKS
    expect(desk.get_by_label("Headline")).to_have_value("Ofsted judges children’s services in Oxfordshire good overall")
    expect(text_of(desk)).to_contain_text("Inspectors visited from 29 April to 21 May 2014.")
    expect(text_of(desk)).to_contain_text("[Quote: who speaks for the council?]")
    expect(text_of(desk).locator("> [data-embed=judgements]")).to_contain_text("Adoption performance")
    expect(text_of(desk).locator("> [data-embed=grade-scale]")).to_contain_text("leads effective services")
    expect(text_of(desk).locator("> [data-embed=recommendations]")).to_contain_text("Recruit more foster carers")
    expect(desk.get_by_text("A gap is still to be filled").first).to_be_visible()
    made = Inspection.objects.get()
    assert made.judgements.count() == 7
    assert made.recommendations.count() == 15
    assert made.report.paragraphs.filter(number__isnull=False).count() == 131
    assert made.is_confirmed


@pytest.mark.parametrize("name", ["2026-07-07-north-northamptonshire.pdf", "2026-08-04-south-tyneside.pdf"])
def test_a_report_without_an_overall_grade(desk: Page, shared: Path, name: str) -> None:
    assert to_draft(desk, shared / "ofsted" / "reports" / name) <= MOST_CLICKS
    area = "North Northamptonshire" if "north" in name else "South Tyneside"
    headline = f"Ofsted publishes four judgements on children’s services in {area}"
    expect(desk.get_by_label("Headline")).to_have_value(headline)
    expect(text_of(desk)).not_to_contain_text("overall judgement")
    expect(text_of(desk).locator("> [data-embed=judgements]")).to_contain_text("care leavers")
    made = Inspection.objects.get()
    assert made.judgements.count() == 4
    assert not made.judgements.filter(category__is_overall=True).exists()
    release = Release.objects.get()
    assert any("no overall grade" in note.text for note in release.notetoeditors_set.all())


def test_an_invented_report(desk: Page, tmp_path: Path) -> None:
    pdf = tmp_path / "report.pdf"
    pdf.write_bytes(report_pdf())
    assert to_draft(desk, pdf) <= MOST_CLICKS


def test_the_page_is_confirmed_by_keyboard_and_loses_nothing_typed(desk: Page, live_server: Any) -> None:
    row = waiting()
    desk.goto(f"{live_server.url}/admin/inspections/reportreading/{row.pk}/change/")
    desk.get_by_label("Lead inspector").fill("Kim Reed")
    desk.get_by_label("On site from").first.fill("")
    desk.get_by_label("Lead inspector").press("Enter")
    expect(desk.get_by_role("heading", name="Nothing is confirmed yet")).to_be_visible()
    expect(desk.get_by_label("Lead inspector")).to_have_value("Kim Reed")
    desk.get_by_label("On site from").first.fill("2014-04-29")
    desk.get_by_label("Lead inspector").press("Enter")
    expect(desk.get_by_text("the public can see it")).to_be_visible()
    assert Inspection.objects.get().lead_inspector == "Kim Reed"


def pages() -> list[str]:
    """Every new screen: upload, list, confirmation of a new and of a known record, progress, refusal, the text."""
    known = build.inspection(confirmed=True, published_on="2014-06-29")
    build.judge(known, "2.1", "Inadequate")
    known.recommendations.create(text="Something only the release says.", source="release")
    text = build.report(known)
    text.paragraphs.create(position=1, number=1, page=3, section="Summary", text="Leaders know their services well.")
    rows = [
        waiting(reading(problems=("The licence was not found.",))),
        waiting(without_overall()),
        waiting(status="reading", page=4),
        waiting(status="refused", sentence="This PDF holds pictures of pages and no text."),
    ]
    own = "/admin/inspections/reportreading/"
    facts = [f"inspection/{known.pk}/change/", "inspection/", f"report/{text.pk}/change/"]
    return [
        own,
        f"{own}add/",
        *(f"{own}{row.pk}/change/" for row in rows),
        *(f"/admin/inspections/{end}" for end in facts),
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_and_nothing_spills(desk, live_server, axe, size, scheme) -> None:
    desk.set_viewport_size(size)
    desk.emulate_media(color_scheme=scheme)
    for path in pages():
        desk.goto(live_server.url + path)
        for summary in desk.locator("#content summary").all():
            summary.click()
        assert axe(desk) == []
        assert (path, desk.evaluate(SPILLS)) == (path, [])
