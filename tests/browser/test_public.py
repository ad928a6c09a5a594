"""The public pages in a real browser: accessible, reflowing, without scripts, cookies or storage."""

from collections.abc import Callable
from typing import Any

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import Problems
from tests.everything import newsroom

ADDRESSES = [
    "/",
    "/news/",
    "/news/2006/01/page/1/",
    "/news/good-say-inspectors/",
    "/news/was-corrected/",
    "/news/was-withdrawn/",
    "/news/was-removed/",
    "/topics/",
    "/topics/children/",
    "/people/",
    "/people/alex-marsh/",
    "/places/",
    "/places/fernbury/",
    "/inspections/",
    "/inspections/fernshire-2014/",
    "/inspections/national/",
    "/inspections/national/?on=2019-12-31&region=South+East",
    "/inspections/national/?on=tomorrow",
    "/search/",
    "/search/?q=inspectors",
    "/search/?q=zzz",
    "/about/",
    "/about/checks/",
    "/contacts/",
    "/cookies/",
    "/accessibility-statement/",
    "/no-such-page/",
]

NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}

# Elements that stick out to the right of the window, apart from those inside something that scrolls by itself.
SPILLED = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
    .map(e => e.outerHTML.slice(0, 90))"""

# Links and controls smaller than 24 by 24, apart from links in running text (WCAG 2.2, 2.5.8).
SMALL = """() => [...document.querySelectorAll('a, button, input, select')].filter(e => {
    const box = e.getBoundingClientRect();
    const alone = e.parentElement.textContent.trim() === e.textContent.trim();
    const inText = e.closest('.text, .after, .card') || (getComputedStyle(e).display === 'inline' && !alone);
    return e.className !== 'skip' && !inText && (box.height < 24 || box.width < 24);
  }).map(e => `${e.outerHTML.slice(0, 90)} ${Math.round(e.getBoundingClientRect().height)}`)"""

# How much of the page moved while it loaded (cumulative layout shift).
SHIFTED = """() => new Promise(done => {
  const seen = list => done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0));
  new PerformanceObserver(seen).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(0), 300);
})"""


@pytest.fixture
def visit(page: Page, live_server: Any) -> Callable[[str], Page]:
    """Opens an address of the full newsroom."""
    newsroom()

    def go(address: str) -> Page:
        page.goto(live_server.url + address)
        return page

    return go


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
def test_axe_finds_nothing(visit: Callable[[str], Page], page: Page, axe: Any, size: Any, scheme: Any) -> None:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    assert [found for address in ADDRESSES for found in axe(visit(address))] == []


def test_axe_finds_nothing_in_forced_colours(visit: Callable[[str], Page], page: Page, axe: Any) -> None:
    page.emulate_media(forced_colors="active")
    drawn = [address for address in ADDRESSES if address.startswith("/inspections/")]
    assert [found for address in ADDRESSES[:6] + drawn for found in axe(visit(address))] == []


def test_nothing_spills_at_320_pixels_nor_with_text_spaced_out(visit: Callable[[str], Page], page: Page) -> None:
    page.set_viewport_size(NARROW)
    for address in ADDRESSES:
        visit(address)
        assert page.evaluate(SPILLED) == [], address
        # WCAG 2.2, 1.4.12, by the constructed stylesheet that a reader's own tools would add.
        page.evaluate("""() => {
          const spaced = new CSSStyleSheet();
          spaced.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
            word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
          document.adoptedStyleSheets = [spaced];
        }""")
        assert page.evaluate(SPILLED) == [], f"{address} with text spaced out"


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
def test_targets_are_large_enough(visit: Callable[[str], Page], page: Page, size: Any) -> None:
    page.set_viewport_size(size)
    assert {address: small for address in ADDRESSES if (small := visit(address).evaluate(SMALL))} == {}


def test_the_keyboard_reaches_everything_and_is_seen(visit: Callable[[str], Page], page: Page) -> None:
    visit("/news/good-say-inspectors/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    assert page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Fernbury"
    outlines = set()
    while page.evaluate("document.activeElement !== document.body"):
        outlines.add(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
        page.keyboard.press("Tab")
    assert outlines == {"solid"}


def test_nothing_is_stored_and_no_script_runs(
    visit: Callable[[str], Page], page: Page, context: BrowserContext, problems: Problems
) -> None:
    for address in ADDRESSES:
        visit(address)
        kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
        assert kept == [0, 0, ""], address
        assert page.locator("script:not([type='application/ld+json'])").count() == 0, address
        assert page.locator("[style], [onclick], [onload], style").count() == 0, address
    assert context.cookies() == []
    assert list(problems) == []


def test_the_lead_photo_is_shown_and_nothing_moves(visit: Callable[[str], Page], page: Page) -> None:
    visit("/news/good-say-inspectors/")
    assert page.locator(".release > .photo img").evaluate("image => image.complete && image.naturalWidth") > 0
    moved = page.evaluate(SHIFTED)
    assert moved == 0


def test_search_works_by_the_form_alone(visit: Callable[[str], Page], page: Page) -> None:
    visit("/")
    page.get_by_label("Search the news").fill("inspectors")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="verdict").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("“Good”")


def test_the_error_page_is_accessible_in_plain_colours(page: Page, live_server: Any, axe: Any) -> None:
    page.route(
        "**/broken/",
        lambda route: route.fulfill(status=500, body=render_to_string("500.html"), content_type="text/html"),
    )
    page.goto(f"{live_server.url}/broken/")
    assert page.get_by_role("heading", level=1).inner_text() == "Something went wrong"
    assert page.evaluate("getComputedStyle(document.querySelector('.masthead')).backgroundColor") == "rgb(31, 78, 95)"
    assert axe(page) == []
