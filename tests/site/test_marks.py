"""What readers see of the checks: marks beside words that a report bears out, and what the mark means."""

import pytest
from django.test import Client

from releases.models import Edition
from tests import factories as make
from tests.everything import full_release
from tests.site.pages import Page

pytestmark = pytest.mark.django_db

REPORT = "https://files.ofsted.gov.uk/v1/file/2762428"


def entry(claim: str, verdict: str = "verbatim", **fields: object) -> dict[str, object]:
    plain = {
        "key": claim[:8],
        "kind": "quotation",
        "cited": "",
        "place": "body",
        "inspection": "fernshire-2014",
        "paragraphs": [[38, 38]],
        "page": 12,
        "url": REPORT,
        "kept": "",
        "words": "WORDS OF THE REPORT",
    }
    return plain | {"claim": claim, "verdict": verdict} | fields


EVIDENCE = [
    entry("Inspectors found that services for children in Fernshire are good", "supported"),
    entry("Stable leadership", paragraphs=[[2, 2], [24, 24]], page=3),
    entry("Early help", "supported"),
    entry("512 children have a plan", "supported", page=7, paragraphs=[]),
    entry("and said what should be better", "differs"),
    entry("We are grateful to everyone who helped", kept="She was thanking the staff."),
]


@pytest.fixture
def edition() -> Edition:
    """A release with every kind of part, published."""
    return make.published(full_release())


def with_evidence(edition: Edition, evidence: list[dict[str, object]]) -> Edition:
    """``edition`` as publication would have frozen it with this evidence."""
    Edition.objects.filter(pk=edition.pk).update(evidence=evidence)
    return edition


def html(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_checked_words_carry_the_paragraph_and_lead_to_the_page_of_the_report(client: Client, edition: Edition) -> None:
    page = Page(html(client, with_evidence(edition, EVIDENCE).get_absolute_url()))
    assert page.all("a", href=f"{REPORT}#page=12")
    assert page.all("a", href=f"{REPORT}#page=3")
    assert len(page.all("span", **{"class": "checked"})) == 4
    assert "Stable leadership (Paragraphs 2, 24) ✓Checked: report, parasparagraphs 2 and 24, page 3" in page.words
    assert "512 children have a plan ✓Checked: report, page 7 (Source: Report, page 7)" in page.words
    assert page.all("a", href="/about/checks/")


def test_nothing_is_claimed_where_the_report_differs_or_the_council_kept_its_words(
    client: Client, edition: Edition
) -> None:
    before = html(client, edition.get_absolute_url())
    after = html(client, with_evidence(edition, EVIDENCE[4:]).get_absolute_url())
    assert after == before


def test_no_words_of_the_report_are_printed(client: Client, edition: Edition) -> None:
    assert "WORDS OF THE REPORT" not in html(client, with_evidence(edition, EVIDENCE).get_absolute_url())


def test_feeds_carry_no_marks(client: Client, edition: Edition) -> None:
    before = [html(client, f"/feed.{form}") for form in ("rss", "atom", "json")]
    with_evidence(edition, EVIDENCE)
    assert [html(client, f"/feed.{form}") for form in ("rss", "atom", "json")] == before


def test_an_address_that_is_none_is_not_linked(client: Client, edition: Edition) -> None:
    page = Page(html(client, with_evidence(edition, [entry("Early help", url="")]).get_absolute_url()))
    assert "Checked: report, paraparagraph 38, page 12" in page.words
    assert not page.all("a", href="")


def test_the_page_that_explains_the_mark_is_linked_from_about(client: Client) -> None:
    assert "How claims are checked" in Page(html(client, "/about/")).links
    assert Page(html(client, "/about/checks/")).headings[0] == (1, "Checked against the report")
