"""The proof: the report of 2014 goes in, the release of 2014 is checked against it, readers see what was checked."""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from playwright.sync_api import Page, expect

from inspections.models import Inspection
from releases import workflow
from releases.models import Edition, Release
from tests import factories as make
from tests.browser.desk.test_report_to_draft import to_draft


def test_the_release_of_2014_is_checked_mended_and_published(desk: Page, shared: Path, live_server: Any) -> None:
    to_draft(desk, shared / "ofsted" / "reports" / "2014-06-30-oxfordshire.pdf")
    record = Inspection.objects.get()
    call_command("import_release", str(shared / "releases" / "oxfordshire-2014-06-30.txt"))
    release = Release.objects.exclude(import_ref=None).get()
    release.inspections.set([record])
    workflow.record_edit(release=release, by=make.staff("Author"))
    desk.goto(f"{live_server.url}/admin/releases/release/{release.pk}/change/")
    panel = desk.locator("#claims")
    indications = panel.locator("li.claim", has_text="potential indications of child sexual exploitation")
    expect(indications).to_contain_text("Not the report’s words")
    expect(indications.locator("mark")).to_contain_text("indicators")
    indications.get_by_role("button", name="Use the report’s words").click()
    expect(desk.get_by_text("“indications” → “indicators”").first).to_be_visible()
    definition = panel.locator("li.claim.wrong", has_text="help protect and care")
    definition.get_by_text("Keep it, with a reason").click()
    definition.get_by_label("Why it stays as it is").fill("So it was printed in 2014.")
    definition.get_by_role("button", name="Keep").click()
    expect(panel.get_by_text("So it was printed in 2014.")).to_be_visible()
    edition = publish(Release.objects.get(pk=release.pk))
    desk.goto(f"{live_server.url}{edition.get_absolute_url()}")
    expect(desk.locator("article")).to_contain_text("indicators of child sexual exploitation")
    told = {entry["claim"]: entry for entry in edition.evidence}
    assert any(entry["kept"] == "So it was printed in 2014." for entry in told.values())
    marks = desk.locator("article a[href*='#page=']")
    assert marks.count() > 0


def publish(release: Release) -> Edition:
    """Sent for review, approved by somebody who has not touched it, published."""
    workflow.submit(release=release, by=make.staff("Author"))
    workflow.approve(release=release, by=make.staff("Approver"), note="Read against the report.")
    return workflow.publish(release=release, by=make.staff("Approver"))
