"""Writes the pages and the main admin screens as PNG at three widths into docs/screenshots.

A demo of its own, with data of its own in a temporary folder, on a port that is free; ``make screenshots``.
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
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "screenshots"
WIDTHS = {320: 1800, 768: 1800, 1280: 1600}  # pixels wide: at most so many high
LARGEST = 150_000  # bytes of one picture
ALTOGETHER = 6_000_000
SAMPLES = "60"

PUBLIC = {
    "home": "/",
    "archive": "/news/",
    "topics": "/topics/",
    "inspections": "/inspections/",
    "inspection": "/inspections/oxfordshire-2014/",
    "search": "/search/?q=children",
    "about": "/about/",
    "not-found": "/no-such-page/",
}
ADMIN = {
    "admin-login": "/admin/login/",
    "admin-desk": "/admin/",
    "admin-releases": "/admin/releases/release/",
    "admin-release": "/admin/releases/release/{release}/change/",
    "admin-preview": "/admin/releases/release/{release}/preview/",
    "admin-editions": "/admin/releases/release/{release}/editions/",
    "admin-import": "/admin/releases/release/import/",
    "admin-inspection": "/admin/inspections/inspection/{inspection}/change/",
}


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
from inspections.models import Inspection
from releases.models import Release
user = get_user_model().objects.filter(groups__name="Administrator").first()
session = SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.create()
release = Release.objects.filter(editions__headline__contains="Oxfordshire").first() or Release.objects.first()
inspection = Inspection.objects.filter(slug="oxfordshire-2014").first() or Inspection.objects.first()
print(settings.SESSION_COOKIE_NAME, session.session_key, release.pk, inspection.pk)
"""


def look_up(environment: dict[str, str]) -> list[str]:
    """The session cookie of an administrator, and the ids of the release and the inspection to show."""
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


def main() -> int:
    """Take every picture again."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with demo() as (address, environment), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        visitor = browser.new_page(locale="en-GB", timezone_id="Europe/London")
        release = release_path(visitor, address)
        shoot_all(visitor, address, {"release": release, **PUBLIC})
        night = browser.new_page(locale="en-GB", timezone_id="Europe/London", color_scheme="dark")
        shoot_all(night, address, {"release-dark": release})
        cookie, session, *ids = look_up(environment)
        officer = browser.new_context(locale="en-GB", timezone_id="Europe/London")
        shoot_all(officer.new_page(), address, {"admin-login": ADMIN["admin-login"]})
        officer.add_cookies([{"name": cookie, "value": session, "url": address}])
        inside = {name: path for name, path in ADMIN.items() if name != "admin-login"}
        shoot_all(officer.new_page(), address, inside, release=ids[0], inspection=ids[1])
        browser.close()
    size = sum(picture.stat().st_size for picture in FOLDER.glob("*.png"))
    print(f"{len(list(FOLDER.glob('*.png')))} pictures, {size:,} bytes")  # noqa: T201
    return 0 if size <= ALTOGETHER else 1


if __name__ == "__main__":
    sys.exit(main())
