"""The main job, from the first word to the withdrawal, as four people see it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import factories as make
from tests.browser.conftest import Problems
from tests.browser.readers import newsboat
from tests.everything import inspection

HEADLINE = "Fernshire’s services for children are good"
WORDS = "This is what our staff work for every day."
REASON = "The report this release spoke of was about another council."
NOTE = "The inspection ended on 21 May, not on 20 May."
Window = Callable[[], Page]


@pytest.fixture
def window(browser: Browser, live_server: Any, problems: Problems):
    """Opens the window of another person: cookies of their own."""
    people = []

    def open_window() -> Page:
        person = browser.new_context(
            base_url=live_server.url,
            locale="en-GB",
            timezone_id="Europe/London",
            viewport={"width": 1280, "height": 1000},
        )
        person.on("page", problems.watch)
        person.set_default_timeout(15_000)
        people.append(person)
        return person.new_page()

    yield open_window
    for person in people:
        person.close()


def sign_in(page: Page, user: Any) -> None:
    """Through the form, as people do."""
    page.goto("/admin/")
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill(make.PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Newsdesk", level=1)).to_be_visible()


def choose(page: Page, field: str, text: str) -> None:
    """Pick from a chooser that searches as one types."""
    page.locator(f"#{field}_chooser").fill(text)
    page.get_by_role("option", name=text).first.click()


def insert(page: Page, *path: str) -> None:
    """Place something in the text with the editor's Insert menu."""
    page.get_by_role("button", name="Insert a part of this release").click()
    for entry in path[:-1]:
        page.get_by_role("menuitem", name=entry).click()
    page.get_by_role("menuitemcheckbox", name=path[-1]).click()


def write(page: Page) -> None:
    """The author writes the release, with a quote and the judgements in its text, and sends it for review."""
    page.get_by_role("link", name="Write a release").first.click()
    page.get_by_label("Headline").fill(HEADLINE)
    page.get_by_label("Summary").fill("Inspectors say so.")
    choose(page, "id_inspections", "Fernshire")
    page.get_by_role("button", name="Add a quote").click()
    choose(page, "id_quote_set-0-speaker", "Alex Marsh")
    page.locator("#id_quote_set-0-words").fill(WORDS)
    text = page.frame_locator("iframe.tox-edit-area__iframe").locator("body")
    text.click()
    page.keyboard.type("Inspectors visited Fernshire until 20 May.")
    insert(page, "Quote", "Alex Marsh")
    expect(text.locator("> [data-embed=quote]")).to_contain_text(WORDS)
    insert(page, "Children’s services in Fernshire, 2014", "Judgements")
    expect(text.locator("> [data-embed=judgements]")).to_contain_text("Good")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_contain_text("Saved.")
    page.get_by_role("button", name="Save and send for review").click()
    expect(page.get_by_text("Sent for review.")).to_be_visible()


def act(page: Page, name: str, choice: str = "", **answers: str) -> None:
    """Do something with the release that is open: choose it, answer what it asks, confirm."""
    page.get_by_role("link", name=f"{name}…").click()
    if choice:
        page.get_by_role("radio", name=choice).check()
    for label, answer in answers.items():
        page.get_by_role("textbox", name=label.replace("_", " ")).fill(answer)
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def correct(author: Page, approver: Page) -> None:
    """The author mends the text, the approver agrees and publishes it as a correction."""
    author.reload()
    text = author.frame_locator("iframe.tox-edit-area__iframe").locator("body")
    text.locator("p").first.click(click_count=3)
    author.keyboard.type("Inspectors visited Fernshire until 21 May.")
    author.get_by_role("button", name="Save and send for review").click()
    expect(author.get_by_text("Sent for review.")).to_be_visible()
    approver.reload()
    act(approver, "Approve", Why_may_the_warnings_stand="The facts say so.")
    act(approver, "Publish", "this is a correction", Change_note=NOTE)


def test_a_release_from_first_word_to_withdrawal(window: Window, live_server: Any, tmp_path: Path) -> None:
    inspection()
    make.RoleFactory(person=make.PersonFactory(name="Alex Marsh", slug="alex-marsh"), title="Director for Children")
    author, approver, reader = window(), window(), window()
    feed = f"{live_server.url}/feed.atom"

    sign_in(author, make.staff("Author"))
    write(author)
    reader.goto("/")
    expect(reader.get_by_text(HEADLINE)).to_have_count(0)

    sign_in(approver, make.staff("Approver"))
    approver.get_by_role("link", name=HEADLINE).first.click()
    act(approver, "Approve", Why_may_the_warnings_stand="All of it was looked at.")
    act(approver, "Publish")

    reader.goto("/")
    reader.get_by_role("link", name=HEADLINE).first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    expect(reader.get_by_role("main")).to_contain_text("until 20 May")
    expect(reader.get_by_role("main")).to_contain_text("Alex Marsh, Director for Children, said:")
    expect(reader.get_by_role("main")).to_contain_text(WORDS)
    expect(reader.get_by_role("main")).to_contain_text("Overall effectiveness")
    page_address = reader.url
    first = newsboat(feed, tmp_path / "first")
    assert [item.title for item in first] == [HEADLINE]
    assert WORDS in first[0].content

    correct(author, approver)
    reader.goto(page_address)
    expect(reader.get_by_role("main")).to_contain_text(NOTE)
    expect(reader.get_by_role("main")).to_contain_text("until 21 May")
    second = newsboat(feed, tmp_path / "second")
    assert [item.guid for item in second] == [item.guid for item in first]
    assert NOTE in second[0].content

    act(approver, "Withdraw", "Withdrawn", Reason=REASON)
    reader.goto(page_address)
    expect(reader.get_by_role("main")).to_contain_text(REASON)
    expect(reader.get_by_text(WORDS)).to_have_count(0)
    assert newsboat(feed, tmp_path / "third") == []
    reader.goto("/")
    expect(reader.get_by_text(HEADLINE)).to_have_count(0)
