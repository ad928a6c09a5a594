"""The checks before publication, each with a text it finds and one it leaves alone."""

import pytest

from releases import checks
from releases.checks import Level

CLEAN = {
    "headline": "Library opens",
    "summary": "The library opens on Monday.",
    "body": "<p>The library opens.</p>",
    "quotes": [],
    "key_facts": [],
    "photos": [],
    "attachments": [],
    "notes": [],
    "contacts": [{"key": "c", "name": "Press desk"}],
    "inspections": [],
}
PHOTO = {"key": "k", "name": "reading-room.jpg", "alt": "", "decorative": False, "is_lead": True}


def ids(**changes):
    return [finding.id for finding in checks.run({**CLEAN, **changes})]


def test_a_clean_release_has_no_findings():
    assert ids() == []


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"headline": "  "}, "text.E001"),
        ({"headline": "x" * 66}, "text.W001"),
        ({"summary": ""}, "text.W002"),
        ({"summary": "x" * 161}, "text.W003"),
        ({"body": "<p> </p>"}, "text.E002"),
        ({"body": "<h3>Too deep</h3><p>Text.</p>"}, "text.E003"),
        ({"body": '<p><a href="https://example.org/">Click here</a></p>'}, "text.E004"),
        ({"contacts": []}, "parts.W002"),
        ({"photos": [PHOTO]}, "parts.E002"),
    ],
)
def test_each_check_finds_its_fault_and_says_what_to_do(changes, found):
    [finding] = checks.run({**CLEAN, **changes})
    assert finding.id == found
    assert finding.sentence.endswith(".")
    assert finding.hint
    assert finding.level is (Level.ERROR if ".E" in found else Level.WARNING)


def test_a_marker_for_a_part_that_is_gone_is_an_error():
    body = '<p>Text.</p><div data-embed="quote" data-ref="1b4e28ba-2fa1-41d2-883f-0016d3cca427"></div>'
    assert ids(body=body) == ["parts.E001"]


def test_a_described_or_decorative_photo_is_fine():
    assert ids(photos=[{**PHOTO, "alt": "Readers at a long table"}]) == []
    assert ids(photos=[{**PHOTO, "decorative": True}]) == []


def test_errors_come_first():
    levels = [finding.level for finding in checks.run({**CLEAN, "summary": "", "body": ""})]
    assert levels == [Level.ERROR, Level.WARNING]
