"""Writes the pages and the main admin screens as PNG at three widths into docs/screenshots.

A demo of its own, with data of its own in a temporary folder, on a port that is free; ``make screenshots``. The report
and the statistics come from the developers' reference folder beside the project, which a clone elsewhere does not have.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "screenshots"
WIDTHS = {320: 1800, 768: 1800, 1280: 1600}  # pixels wide: at most so many high
LARGEST = 150_000  # bytes of one picture
ALTOGETHER = 6_000_000
SAMPLES = "60"
OFSTED = ROOT.parent / "shared" / "ofsted"
REPORT = OFSTED / "reports" / "2014-06-30-oxfordshire.pdf"
OUTCOMES = OFSTED / "LA_Inspection_Outcomes_as_at_31_March_2025.ods"

PUBLIC = {
    "home": "/",
    "archive": "/news/",
    "topics": "/topics/",
    "inspections": "/inspections/",
    "inspection": "/inspections/oxfordshire-2014/",
    "national": "/inspections/national/",
    "search": "/search/?q=children",
    "about": "/about/",
    "not-found": "/no-such-page/",
}
ADMIN = {
    "admin-desk": "/admin/",
    "admin-releases": "/admin/releases/release/",
    "admin-release": "/admin/releases/release/{release}/change/",
    "admin-preview": "/admin/releases/release/{release}/preview/",
    "admin-editions": "/admin/releases/release/{release}/editions/",
    "admin-import": "/admin/releases/release/import/",
}
FACTS = {"admin-inspection": "/admin/inspections/inspection/{inspection}/change/"}
VISITOR: dict[str, Any] = {"locale": "en-GB", "timezone_id": "Europe/London"}


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Return once ``address`` answers; give up when the server ends or after three minutes."""
    for _ in range(360):
        if server.poll() is not None:
            raise SystemExit("The demo ended before it answered: run make demo to see why.")
        try:
            urlopen(address, timeout=5).close()  # noqa: S310 - our own address
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.5)
        else:
            return
    raise SystemExit("The demo did not answer within three minutes.")


@contextmanager
def demo() -> Iterator[tuple[str, dict[str, str]]]:
    """A running demo: its address, and the environment that reaches its data."""
    data, port = tempfile.mkdtemp(prefix="council-news-shots-"), free_port()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "council_news.settings.demo",
        "COUNCIL_NEWS_DATA": data,
        "PORT": str(port),
        "SAMPLES": SAMPLES,
    }
    command = [sys.executable, "manage.py", "demo"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz", server)
        yield f"http://127.0.0.1:{port}", environment
    finally:
        server.terminate()
        server.wait(timeout=30)
        shutil.rmtree(data, ignore_errors=True)


LOOK_UP = """
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore
from inspections.models import Inspection, ReportReading
from releases import workflow
from releases.models import Release
User = get_user_model()
users = {role: User.objects.filter(groups__name=role).first() for role in ["Author", "Approver", "Administrator"]}
work = ["Library opens on Sundays", "Footbridge opens in Fernbury", "School places for September"]
for number, headline in enumerate(work):
    draft = Release.objects.create(headline=f"Sample: {headline}", slug=f"work-{number}", body="<p>In progress.</p>")
    workflow.record_created(release=draft, by=users["Author"])
    if number < 2:
        workflow.submit(release=draft, by=users["Author"])
    if number < 1:
        workflow.approve(release=draft, by=users["Approver"], note="Read and agreed.")
print(settings.SESSION_COOKIE_NAME)
for role in ["Approver", "Administrator"]:
    session = SessionStore()
    session[SESSION_KEY] = str(users[role].pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = users[role].get_session_auth_hash()
    session.create()
    print(session.session_key)
print(Release.objects.get(editions__headline__contains="Ofsted").pk)
print(Inspection.objects.get(slug="oxfordshire-2014").pk)
print(ReportReading.objects.get().pk)
"""


def send_in(environment: dict[str, str]) -> None:
    """The statistics and the report of 2014, as an administrator would."""
    for words in (["import_outcomes", OUTCOMES], ["read_reports", REPORT]):
        command = [sys.executable, "manage.py", *map(str, words), "--by", "administrator"]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def look_up(environment: dict[str, str]) -> list[str]:
    """Put some work on the newsdesk; the session cookie's name, an approver's and an administrator's, and three ids."""
    command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", LOOK_UP]
    told = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)  # noqa: S603
    return told.stdout.split()


def smaller(png: bytes) -> bytes:
    """The picture in as many colours as fit into ``LARGEST`` bytes."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    for colours in (128, 64, 32, 16):
        packed = BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
        if packed.tell() <= LARGEST:
            break
    return packed.getvalue()


def shoot(page: Page, name: str, width: int) -> None:
    """One picture of the page as it stands, from the top down to the height for this width."""
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_load_state("networkidle")
    height = min(WIDTHS[width], page.evaluate("document.documentElement.scrollHeight"))
    page.set_viewport_size({"width": width, "height": max(height, 600)})
    page.wait_for_timeout(150)  # the editor settles after a change of size
    page.evaluate("window.scrollTo(0, 0)")
    (FOLDER / f"{name}-{width}.png").write_bytes(smaller(page.screenshot(animations="disabled")))


def shoot_all(page: Page, address: str, screens: dict[str, str], **ids: str) -> None:
    """Every screen at every width."""
    for name, path in screens.items():
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(address + path.format(**ids))
        for width in WIDTHS:
            shoot(page, name, width)
        print(f"{name}: {page.title()}", flush=True)  # noqa: T201


def release_path(page: Page, address: str) -> str:
    """The path of the real release of the demo: the one of 30 June 2014."""
    page.goto(f"{address}/news/2014/06/")
    paths = [link.get_attribute("href") or "" for link in page.locator("main a").all()]
    return next(path for path in paths if re.fullmatch(r"/news/[^/]*[a-z][^/]*/", path))


def shoot_public(browser: Browser, address: str) -> None:
    """What everybody sees, and the release by night."""
    visitor = browser.new_page(**VISITOR)
    release = release_path(visitor, address)
    shoot_all(visitor, address, {"release": release, **PUBLIC})
    shoot_all(browser.new_page(**VISITOR, color_scheme="dark"), address, {"release-dark": release})


def shoot_admin(browser: Browser, address: str, environment: dict[str, str]) -> None:
    """What an approver sees, and of the facts what an administrator sees."""
    cookie, approver, administrator, release, inspection, reading = look_up(environment)
    shoot_all(browser.new_page(**VISITOR), address, {"admin-login": "/admin/login/"})
    confirm(
        officer_of(browser, address, cookie, administrator),
        address,
        f"/admin/inspections/reportreading/{reading}/change/",
    )
    for session, screens in [(approver, ADMIN), (administrator, FACTS)]:
        officer = officer_of(browser, address, cookie, session)
        shoot_all(officer, address, screens, release=release, inspection=inspection)


def officer_of(browser: Browser, address: str, cookie: str, session: str) -> Page:
    """The window of somebody signed in."""
    officer = browser.new_context(**VISITOR)
    officer.add_cookies([{"name": cookie, "value": session, "url": address}])
    return officer.new_page()


def confirm(officer: Page, address: str, path: str) -> None:
    """The page on which a report is confirmed; then it is, so that the releases are checked against it."""
    shoot_all(officer, address, {"admin-reading": path})
    officer.get_by_role("button", name="Confirm", exact=True).first.click()
    officer.wait_for_load_state("networkidle")


def main() -> int:
    """Take every picture again."""
    if not REPORT.exists():
        print(f"{REPORT} is not here: take the pictures on a developers' machine.", file=sys.stderr)  # noqa: T201
        return 1
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    english = {**os.environ, "LANGUAGE": "en_GB"}  # dates in the browser's own inputs
    with demo() as (address, environment), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--disable-gpu"], env=english
        )
        send_in(environment)
        shoot_public(browser, address)
        shoot_admin(browser, address, environment)
        browser.close()
    size = sum(picture.stat().st_size for picture in FOLDER.glob("*.png"))
    print(f"{len(list(FOLDER.glob('*.png')))} pictures, {size:,} bytes")  # noqa: T201
    return 0 if size <= ALTOGETHER else 1


if __name__ == "__main__":
    sys.exit(main())
