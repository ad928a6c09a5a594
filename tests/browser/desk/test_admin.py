"""The news desk in a browser: accessible on every page, narrow or wide, light or dark, and by keyboard alone."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from releases import workflow
from releases.models import Release
from tests import factories as make
from tests.everything import inspection

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 700}
# Wider than the window; what scrolls inside a box of its own is meant to.
SPILLS = """() => [...document.querySelectorAll('body *')]
    .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.results, .tox, .scroll'))
    .map((e) => `${e.tagName}.${e.className}`)"""


@pytest.fixture
def release() -> Release:
    """A live release with a change that waits for approval, and one part of each kind that is typed."""
    draft = make.ReleaseFactory(body='<p>Inspectors say so.</p><div data-embed="key-facts" data-ref=""></div>')
    draft.inspections.add(inspection())
    draft.topics.add(make.TopicFactory())
    make.QuoteFactory(release=draft, position=0)
    make.QuoteFactory(release=draft, position=1, words="And I am glad.")
    make.KeyFactFactory(release=draft)
    draft.releasecontact_set.create(contact=make.ContactFactory())
    live = make.published(draft).release
    live.summary = "The library opens on Tuesday."
    live.save()
    workflow.record_edit(release=live, by=make.staff("Author"))
    workflow.submit(release=live, by=make.staff("Author"))
    return live


@pytest.fixture
def desk(page: Page, enter: Any, live_server: Any) -> Callable[..., Page]:
    """Opens a page of the desk as somebody in a role."""
    signed_in = []

    def visit(path: str, role: str = "Approver") -> Page:
        if not signed_in:
            signed_in.append(make.staff(role, first_name="Tom", last_name="Okafor"))
            enter(page.context, signed_in[0])
        page.goto(live_server.url + path)
        return page

    return visit


def pages(release: Release) -> list[str]:
    """The pages a press officer's day is made of."""
    own = f"/admin/releases/release/{release.pk}"
    photo = "/admin/releases/photo"
    return [
        "/admin/",
        "/admin/releases/release/",
        "/admin/releases/release/add/",
        f"{own}/change/",
        f"{own}/preview/",
        f"{own}/editions/",
        f"{own}/editions/1/",
        f"{own}/compare/1/now/",
        *(f"{own}/act/?act={act}" for act in ("approve", "send_back", "publish", "withdraw")),
        f"{photo}/",
        f"{photo}/add/",
        f"/admin/releases/person/{release.quote_set.get(position=0).speaker.pk}/change/",
        "/admin/password_change/",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_and_nothing_spills(desk, page, release, axe, size, scheme):
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    for path in pages(release):
        desk(path)
        if page.locator("textarea.tinymce").count():
            page.wait_for_load_state("networkidle")  # the editor, and what it shows of the parts
        assert axe(page) == []
        assert (path, page.evaluate(SPILLS)) == (path, [])


def test_administrators_pages_are_accessible(desk, page, release, axe):
    user, group = make.staff("Author"), "/admin/auth/group/1/change/"
    paths = ["/admin/auth/user/", f"/admin/auth/user/{user.pk}/change/", "/admin/auth/user/add/", group]
    facts = [f"/admin/inspections/inspection/{release.inspections.get().pk}/change/", "/admin/releases/newsroom/"]
    for path in [*paths, *facts]:
        desk(path, "Administrator")
        assert axe(page) == []


def test_the_sign_in_page_is_accessible_and_takes_a_password(page, live_server, axe):
    officer = make.staff("Author")
    page.goto(f"{live_server.url}/admin/")
    assert axe(page) == []
    page.keyboard.type(officer.username)  # the first field has the focus
    page.keyboard.press("Tab")
    page.keyboard.type(make.PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Newsdesk", level=1)).to_be_visible()


def test_a_person_is_chosen_by_keyboard_and_the_role_follows(desk, page):
    role = make.RoleFactory(title="Director of Libraries")
    make.RoleFactory(title="Director of Roads")
    desk("/admin/releases/release/add/", "Author")
    button = page.get_by_role("button", name="Add a quote")
    button.focus()
    page.keyboard.press("Enter")
    speaker = page.get_by_role("combobox", name="Speaker")
    expect(speaker).to_be_focused()
    page.keyboard.type(role.person.name)
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(speaker).to_have_value(role.person.full_name)
    page.get_by_role("combobox", name="Role").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option")).to_have_count(1)  # not the other person's
    expect(page.get_by_role("option")).to_contain_text(role.title)
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_topics_are_added_and_removed_by_keyboard(desk, page):
    topic = make.TopicFactory(name="Libraries")
    release = make.ReleaseFactory()
    desk(f"/admin/releases/release/{release.pk}/change/", "Author")
    page.get_by_role("combobox", name="Topics").focus()
    page.keyboard.type("Libr")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Remove Libraries")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert list(release.topics.all()) == [topic]
    page.get_by_role("button", name="Remove Libraries").press("Enter")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert not release.topics.exists()


def test_the_editor_takes_no_focus_while_it_loads(desk, page, live_server, release):
    desk("/admin/", "Author")
    page.goto(f"{live_server.url}/admin/releases/release/{release.pk}/change/", wait_until="domcontentloaded")
    page.get_by_label("Headline").focus()
    preview = page.frame_locator("iframe").locator(".embed-preview").first
    expect(preview).to_contain_text("3,100")
    expect(page.get_by_label("Headline")).to_be_focused()


def test_parts_are_moved_by_keyboard_and_say_where_they_are(desk, page, release):
    desk(f"/admin/releases/release/{release.pk}/change/", "Author")
    quotes = page.get_by_role("region", name="Quotes")
    quotes.get_by_role("button", name="Move down").first.press("Enter")
    expect(page.get_by_text("quote is now 2 of 2")).to_be_attached()
    expect(quotes.get_by_role("button", name="Move up").nth(0)).to_be_focused()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert [quote.words[:5] for quote in release.quote_set.all()] == ["And I", "This "]


def test_counters_count_while_one_types(desk, page):
    desk("/admin/releases/release/add/", "Author")
    page.get_by_label("Headline").fill("x" * 70)
    expect(page.get_by_text("70 of 65 characters, 5 more than lists show whole").first).to_be_visible()


def test_nobody_leaves_unsaved_work_unasked(desk, page, live_server):
    desk("/admin/releases/release/add/", "Author")
    page.get_by_label("Headline").press_sequentially("Half a headline")
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_role("link", name="Newsdesk").first.click()
    expect(page.get_by_role("heading", name="Newsdesk", level=1)).to_be_visible()
    assert asked == ["beforeunload"]


def test_the_bar_never_covers_what_has_the_focus(desk, page, release):
    page.set_viewport_size(WIDE)
    desk(f"/admin/releases/release/{release.pk}/change/", "Author")
    page.get_by_role("textbox", name="Summary").focus()
    for _step in range(60):
        page.keyboard.press("Tab")
        covered = page.evaluate(
            """() => {
                const focused = document.activeElement, bar = document.querySelector('.bar');
                if (!focused || bar.contains(focused) || focused.tagName === 'IFRAME') { return ''; }
                const one = focused.getBoundingClientRect(), two = bar.getBoundingClientRect();
                return one.height && one.top >= two.top && one.bottom > two.top ? focused.outerHTML.slice(0, 120) : '';
            }"""
        )
        assert covered == ""


def test_the_menu_folds_on_a_narrow_screen(desk, page):
    page.set_viewport_size(NARROW)
    desk("/admin/")
    menu = page.get_by_role("button", name="Menu")
    expect(page.get_by_role("link", name="Releases", exact=True)).to_be_hidden()
    menu.press("Enter")
    expect(page.get_by_role("link", name="Releases", exact=True)).to_be_visible()
    expect(menu).to_have_attribute("aria-expanded", "true")
