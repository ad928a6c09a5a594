"""What WCAG 2.2 AA asks of a reader's window besides axe: zoom, large text, focus, help, and nothing that moves."""

from collections import Counter
from collections.abc import Callable
from itertools import product
from typing import Any

from playwright.sync_api import Page, Route, ViewportSize

from tests.browser.public.test_public import ADDRESSES, SIZES, SPILLED

MAIN = [
    "/",
    "/news/good-say-inspectors/",
    "/inspections/fernshire-2014/",
    "/inspections/national/",
    "/search/?q=inspectors",
]
ZOOMED: ViewportSize = {"width": 320, "height": 256}  # 1,280 by 1,024 at 400 per cent (1.4.10)

LARGE = """() => { const large = new CSSStyleSheet(); large.replaceSync('html { font-size: 200% }');
  document.adoptedStyleSheets = [large]; }"""

# Elements whose words are cut off by their own box, apart from those that are for screen readers alone.
CUT = """() => [...document.querySelectorAll('body *')].filter(e => {
  const unseen = e.matches('.hidden, .said, .hidden *, .said *, svg, svg *');
  const scrolls = e.matches('.scroll, input, select') || getComputedStyle(e).overflow === 'visible';
  return !unseen && !scrolls && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
}).map(e => e.outerHTML.slice(0, 90))"""

# Whether what has the focus is drawn, in the window, and not covered (2.4.7, 2.4.11).
FOCUSED = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + 2, 1), innerWidth - 2);
  const y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 2);
  const top = document.elementFromPoint(x, y);
  const seen = box.bottom > 0 && box.top < innerHeight && top && (e.contains(top) || top.contains(e));
  const ring = getComputedStyle(e).outlineStyle === 'solid' && parseFloat(getComputedStyle(e).outlineWidth) >= 2;
  return seen && ring ? '' : `${seen ? 'no ring' : 'covered'}: ${e.outerHTML.slice(0, 90)}`;
}"""

# How much of the page has moved since it was asked for (cumulative layout shift), counted once it has been painted.
SHIFTED = """() => new Promise(done => {
  let moved = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { moved += entry.value; }))
    .observe({type: 'layout-shift', buffered: true});
  const paint = left => left ? requestAnimationFrame(() => paint(left - 1)) : done(moved);
  paint(4);
})"""


MOVING = """() => [...document.querySelectorAll('*')].map(e => getComputedStyle(e)).filter(style =>
  style.animationName !== 'none' || style.transitionDuration !== '0s' || style.scrollBehavior !== 'auto').length"""


def test_nothing_moves_though_pictures_come_late(visit: Callable[[str], Page], page: Page, live_server: Any) -> None:
    late: list[Route] = []
    page.route("**/files/**", lambda route: late.append(route))
    moved, pictures = {}, 0
    for address, size in product(ADDRESSES, SIZES):
        page.set_viewport_size(size)
        page.goto(live_server.url + address, wait_until="domcontentloaded")
        page.evaluate(SHIFTED)  # painted without them
        pictures += len(late)
        while late:
            late.pop().continue_()
        page.wait_for_load_state("load")
        moved[address, size["width"]] = page.evaluate(SHIFTED)
    assert pictures > len(moved)  # a logo on each, and photos
    assert {place: shift for place, shift in moved.items() if shift} == {}


def test_text_is_whole_at_four_times_and_letters_at_twice_the_size(visit: Callable[[str], Page], page: Page) -> None:
    for address in ADDRESSES:
        page.set_viewport_size(ZOOMED)
        visit(address)
        assert page.evaluate(SPILLED) == [], address
        assert page.evaluate(CUT) == [], address
        page.evaluate(LARGE)
        for size in SIZES[1:]:
            page.set_viewport_size(size)
            assert page.evaluate(SPILLED) == [], (address, size)
            assert page.evaluate(CUT) == [], (address, size)


def test_what_has_the_focus_is_seen_and_nothing_is_animated(visit: Callable[[str], Page], page: Page) -> None:
    for size, address in product((SIZES[-1], ZOOMED), MAIN):
        page.set_viewport_size(size)
        visit(address)
        assert page.evaluate(MOVING) == 0, address
        page.keyboard.press("Tab")
        reached = 0
        while page.evaluate("document.activeElement !== document.body"):
            assert page.evaluate(FOCUSED) == "", address
            page.keyboard.press("Tab")
            reached += 1
        assert reached > 10, address


def test_help_and_menus_are_where_they_were_and_titles_differ(visit: Callable[[str], Page], page: Page) -> None:
    titles, menus = {}, set()
    for address in ADDRESSES:
        visit(address)
        titles[address] = page.title()
        menus.add(
            tuple(page.locator(".masthead a, .foot a").evaluate_all("links => links.map(a => a.textContent.trim())"))
        )
        assert page.locator("[accesskey], [autofocus], [title]:not(svg *, link), marquee, video, audio").count() == 0
    assert len(menus) == 1  # consistent help and navigation: 3.2.3, 3.2.6
    assert [title for title, times in Counter(titles.values()).items() if times > 1] == []
