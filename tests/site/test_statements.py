"""The pages that stand by themselves, and the sentences the law asks for (standards.md ACC-04, ACC-05)."""

import datetime as dt

import pytest
from django.test import Client

from releases.models import Newsroom
from tests import factories as make
from tests.site.pages import Page

pytestmark = pytest.mark.django_db


def read(client: Client, address: str) -> Page:
    response = client.get(address)
    assert response.status_code == 200
    return Page(response.content.decode())


def newsroom(**fields) -> Newsroom:
    return Newsroom.objects.create(name="Fernshire News", council_name="Fernshire County Council", **fields)


def test_the_statement_has_every_sentence_and_heading_in_order(client: Client) -> None:
    newsroom(
        accessibility_problems="Old PDF files.\n\nMaps.",
        statement_prepared_on=dt.date(2026, 11, 23),
        statement_reviewed_on=dt.date(2026, 11, 24),
        statement_tested_on=dt.date(2026, 11, 22),
    )
    page = read(client, "/accessibility-statement/")
    assert page.headings == [
        (1, "Accessibility statement for Fernshire News"),
        (2, "Feedback and contact information"),
        (2, "Enforcement procedure"),
        (2, "Technical information about this website’s accessibility"),
        (3, "Compliance status"),
        (2, "Non-accessible content"),
        (3, "Non-compliance with the accessibility regulations"),
        (3, "Disproportionate burden"),
        (3, "Content that’s not within the scope of the accessibility regulations"),
        (2, "Preparation of this accessibility statement"),
    ]
    for sentence in (
        "This accessibility statement applies to",
        "The Equality and Human Rights Commission (EHRC) is responsible for enforcing the Public Sector Bodies "
        "(Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 (the ‘accessibility regulations’).",
        "If you are not happy with how we respond to your complaint, contact the Equality Advisory and Support "
        "Service (EASS).",
        "Fernshire County Council is committed to making its website accessible, in accordance with the Public Sector "
        "Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.",
        "This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard, "
        "due to the non-compliances listed below.",
        "This statement was prepared on 23 November 2026. It was last reviewed on 24 November 2026.",
        "This website was last tested on 22 November 2026 against the WCAG 2.2 AA standard.",
        "Old PDF files. Maps.",
    ):
        assert sentence in page.words
    eass = "Equality Advisory and Support Service (EASS)"
    assert page.links[eass] == "https://www.equalityadvisoryservice.com/"
    assert page.links["contact us"] == "/contacts/"


@pytest.mark.parametrize(
    ("compliance", "sentence", "lists"),
    [
        ("fully", "is fully compliant with the Web Content Accessibility Guidelines version 2.2 AA standard.", False),
        ("partially", "is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA", True),
        ("not", "is not compliant with the Web Content Accessibility Guidelines version 2.2 AA standard.", True),
    ],
)
def test_exactly_one_status_is_claimed(client: Client, compliance: str, sentence: str, lists: bool) -> None:
    newsroom(accessibility_compliance=compliance)
    page = read(client, "/accessibility-statement/")
    assert f"This website {sentence}" in page.words
    assert page.words.count("compliant with the Web Content") == 1
    assert ((2, "Non-accessible content") in page.headings) is lists


def test_northern_ireland_has_its_own_commission(client: Client) -> None:
    newsroom(nation="ni")
    page = read(client, "/accessibility-statement/")
    assert "Equality Commission for Northern Ireland" in page.words
    assert "EHRC" not in page.words


def test_contacts_for_journalists_come_first(client: Client) -> None:
    newsroom(address="County Hall\nFernbury")
    make.ContactFactory(name="Customer services", audience="public", phone="0345 050 0100", email="")
    make.ContactFactory(name="Press desk", team="Communications", hours="9am to 5pm")
    make.ContactFactory(name="Not listed", is_listed=False)
    page = read(client, "/contacts/")
    assert [words for _, words in page.headings] == ["Contacts", "For journalists", "For residents", "By post"]
    assert page.links["0345 050 0100"] == "tel:03450500100"
    assert page.links["press@fernshire.example"] == "mailto:press@fernshire.example"
    assert "Fernshire County Council County Hall Fernbury" in page.words
    assert "Not listed" not in page.words


def test_about_says_who_writes_and_how_to_follow(client: Client) -> None:
    newsroom(about="Who we are.\n\nWhat we do.", boilerplate="600,000 people.")
    page = read(client, "/about/")
    assert "Who we are. What we do. About Fernshire County Council 600,000 people." in page.words
    assert page.links["all news as RSS"] == "/feed.rss"


def test_the_footer_leads_to_the_statements_from_every_page(client: Client) -> None:
    make.published(make.ReleaseFactory(slug="first"))
    for address in ("/", "/news/", "/news/first/", "/topics/", "/people/", "/search/", "/inspections/", "/cookies/"):
        assert read(client, address).links["Accessibility statement"] == "/accessibility-statement/"


def test_a_newsroom_nobody_has_filled_in_has_every_page(client: Client) -> None:
    for address in ("/about/", "/contacts/", "/cookies/", "/accessibility-statement/"):
        assert read(client, address).title.endswith("Newsroom – Your council")


def test_what_an_administrator_types_is_text(client: Client) -> None:
    bad = "<script>alert(1)</script>"
    contact = make.ContactFactory(name=bad, team=bad, hours=bad)
    fields = ("about", "boilerplate", "strapline", "address", "accessibility_problems")
    Newsroom.objects.create(name=bad, council_name=bad, default_contact=contact, **dict.fromkeys(fields, bad))
    make.published(make.ReleaseFactory(slug="first"))
    for address in ("/", "/about/", "/contacts/", "/accessibility-statement/", "/news/first/", "/no/"):
        assert b"<script>alert" not in client.get(address).content
