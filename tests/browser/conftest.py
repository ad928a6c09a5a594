"""A real browser against a live server. Run these in pytest processes of their own: ``make test-desk test-public``."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, expect, sync_playwright

from releases.listing import PER_PAGE
from tests import factories as make
from tests.everything import complete
from tests.many import publish_many

# Playwright leaves an event loop in the main thread, which Django would take for misuse (toolchain.md section 1).
# The unit tests run in another process and still catch real misuse.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# axe calls these experimental and leaves them out unless they are named.
AXE_MORE = ["label-content-name-mismatch", "css-orientation-lock", "td-has-header", "table-fake-caption"]
AXE_COLOURS = ["color-contrast", "link-in-text-block"]  # all that another scheme of colours can break


def chromium() -> str | None:
    """The browser of this machine, or None for the one that playwright brought."""
    names = ["chromium", "chromium-browser", "google-chrome"]
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> None:
    """SQLite in a file: the server's threads each need a connection of their own, as in production.

    The browser starts first: within the loop it leaves behind, Django has other connection objects than before
    it, and those that made the database know what to put back into it.
    """
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database.setdefault("TEST", {})["NAME"] = str(tmp_path_factory.mktemp("database") / "browser.sqlite3")


@pytest.fixture(autouse=True)
def _seeded(django_db_serialized_rollback: None, transactional_db: None) -> None:
    """What the migrations planted (frameworks, groups) is there in every test."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield running
        running.close()


class Problems(list[str]):
    """What the browser complained of: console errors, uncaught exceptions, refused content, broken files."""

    def watch(self, page: Page) -> None:
        """Listen to ``page``."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.append(f"{page.url}: {error}"))
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        # A failed file is told by its response, with its address.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.append(f"{message.location.get('url')}: {message.text}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.request.resource_type != "document":
            self.append(f"{response.url}: {response.status}")


@pytest.fixture
def problems() -> Iterator[Problems]:
    """Every test fails on what its pages complained of; a test that provokes a complaint clears the list."""
    found = Problems()
    yield found
    assert found == []


@pytest.fixture
def preferences() -> dict[str, Any]:
    """What a visitor asked the system for, as Playwright takes it: nothing."""
    return {}


@pytest.fixture
def context(browser: Browser, problems: Problems, preferences: dict[str, Any]) -> Iterator[BrowserContext]:
    """A fresh visitor: no cookies, no cache."""
    visitor = browser.new_context(locale="en-GB", timezone_id="Europe/London", **preferences)
    visitor.set_default_timeout(15_000)
    expect.set_options(timeout=15_000)
    visitor.on("page", problems.watch)
    yield visitor
    visitor.close()


@pytest.fixture
def page(context: BrowserContext, live_server: Any) -> Page:
    """The visitor's window."""
    return context.new_page()


@pytest.fixture
def visit(page: Page, live_server: Any) -> Callable[[str], Page]:
    """Opens an address of a newsroom that has one of everything, and a month of two pages."""
    complete()
    publish_many(2 * PER_PAGE + 1)

    def go(address: str) -> Page:
        page.goto(live_server.url + address)
        return page

    return go


@pytest.fixture
def enter(live_server: Any) -> Callable[[BrowserContext, Any], None]:
    """Logs a user in without the form: ``enter(context, user)``."""

    def log_in(context: BrowserContext, user: Any) -> None:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])

    return log_in


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """Accessibility violations of a page, one line for each element; by ``rules`` alone if some are named."""
    script = Axe().axe_script

    def run(page: Page, rules: list[str] | None = None) -> list[str]:
        only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": AXE_TAGS}
        more = {} if rules else {rule: {"enabled": True} for rule in AXE_MORE}
        # "preload" would copy stylesheets that import others into inline ones, of which the policy complains.
        options = {"runOnly": only, "rules": more, "preload": False, "resultTypes": ["violations"]}
        if not page.evaluate("'axe' in window"):
            page.evaluate(script)
        violations = page.evaluate("options => axe.run(document, options).then(found => found.violations)", options)
        return [
            f"{page.url}: {violation['id']} ({violation['impact']}): {node['html'][:200]} {node['failureSummary']}"
            for violation in violations
            for node in violation["nodes"]
        ]

    return run


@pytest.fixture(scope="session")
def nu_checker() -> Path:
    """The Nu HTML checker, which ``make test-public`` installs."""
    jar = Path(settings.BASE_DIR) / ".ci" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    assert jar.exists(), "The Nu HTML checker is missing: run “make test-public”, which installs it."
    return jar


@pytest.fixture
def desk(page: Page, enter: Any, live_server: Any) -> Page:
    """The newsdesk of an administrator, on a wide screen."""
    page.set_viewport_size({"width": 1280, "height": 900})
    enter(page.context, make.staff("Administrator", first_name="Ari"))
    page.goto(f"{live_server.url}/admin/")
    return page
