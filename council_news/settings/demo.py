"""The demo and development: loopback only, a secret made on first use and kept beside the data."""

import secrets

from council_news.settings.base import *  # noqa: F403
from council_news.settings.base import DATA_DIR, STORAGES


def kept_secret() -> str:
    """The demo's secret key: random, made once, readable by its owner alone."""
    path = DATA_DIR / "secret-key"
    if not path.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


DEBUG = False
DEMO_ALLOWED = True
SECRET_KEY = kept_secret()
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

# No compressed copies of the desk's own files: to make them takes longer than all the rest, and nothing here travels.
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
