"""The public pages in a real browser: accessible, reflowing, without scripts, cookies or storage."""

import re
from collections.abc import Callable
from itertools import product
from typing import Any
from urllib.parse import urlsplit

from django.template.loader import render_to_string
from django.urls import resolve
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, Request, ViewportSize

from council_news.text import london
from tests.browser.conftest import AXE_COLOURS, Problems
from tests.everything import complete
from tests.site.addresses import public_names

TODAY = london(timezone.now())  # when the releases of the newsroom are published
MISSING = "/no-such-page/"
ADDRESSES = [
    "/",
    "/news/",
    "/news/2006/",
    "/news/2006/01/",
    "/news/2006/01/page/1/",
    "/news/good-say-inspectors/",
    "/news/was-corrected/",
    "/news/was-withdrawn/",
    "/news/was-removed/",
    "/topics/",
    "/topics/children/",
    f"/topics/children/{TODAY:%Y}/",
    "/people/",
    "/people/alex-marsh/",
    f"/people/alex-marsh/{TODAY:%Y}/",
    "/places/",
    "/places/fernbury/",
    f"/places/fernbury/{TODAY:%Y}/",
    "/inspections/",
    "/inspections/fernshire-2014/",
    "/inspections/national/",
    "/inspections/national/?on=2019-12-31&region=South+East",
    "/inspections/national/?on=tomorrow",
    "/search/",
    "/search/?q=inspectors",
    "/search/?q=inspecters",
    "/search/?q=zzz",
    "/about/",
    "/about/checks/",
    "/contacts/",
    "/cookies/",
    "/accessibility-statement/",
    MISSING,
]

SIZES: list[ViewportSize] = [
    {"width": 320, "height": 640},
    {"width": 768, "height": 1024},
    {"width": 1280, "height": 900},
]
NARROW = SIZES[0]

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

# What a page could leave with its reader: storage, a cookie, databases, caches, service workers.
KEPT = """async () => [localStorage.length, sessionStorage.length, document.cookie,
  (await indexedDB.databases()).length, (await caches.keys()).length,
  (await navigator.serviceWorker.getRegistrations()).length]"""


def test_every_public_page_is_among_the_addresses() -> None:
    complete()
    names = {resolve(urlsplit(address).path).view_name for address in ADDRESSES if address != MISSING}
    files = re.compile(
        r"feed|sitemap|robots|security|photo|document|logo|stylesheet|national_(csv|json)|healthz|readyz"
    )
    assert {name for name in public_names() if not files.search(name)} == names


def test_axe_finds_nothing_at_any_width_in_any_colours(visit: Callable[[str], Page], page: Page, axe: Any) -> None:
    found = []
    for address, size in product(ADDRESSES, SIZES):
        if size is SIZES[0]:
            visit(address)
        page.set_viewport_size(size)
        page.emulate_media(color_scheme="light", forced_colors="none")
        found += axe(page)
        page.emulate_media(color_scheme="dark")
        found += axe(page, AXE_COLOURS)
        page.emulate_media(forced_colors="active")
        found += axe(page, AXE_COLOURS)
    assert found == []


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


def test_targets_are_large_enough(visit: Callable[[str], Page], page: Page) -> None:
    for address in ADDRESSES:
        visit(address)
        for size in SIZES:
            page.set_viewport_size(size)
            assert page.evaluate(SMALL) == [], (address, size)


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
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    for address in ADDRESSES:
        visit(address)
        assert page.evaluate(KEPT) == [0, 0, "", 0, 0, 0], address
        assert page.locator("script:not([type='application/ld+json'])").count() == 0, address
        assert page.locator("[style], [onclick], [onload], style").count() == 0, address
        assert page.locator("link[rel=prefetch], link[rel=prerender], iframe, object, embed").count() == 0, address
    assert context.cookies() == []
    assert {urlsplit(request.url).netloc for request in asked} == {urlsplit(page.url).netloc}
    assert {request.resource_type for request in asked} <= {"document", "stylesheet", "image", "other"}  # no script
    assert list(problems) == []


def test_the_lead_photo_is_shown(visit: Callable[[str], Page], page: Page) -> None:
    visit("/news/good-say-inspectors/")
    assert page.locator(".release > .photo img").evaluate("image => image.complete && image.naturalWidth") > 0


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
