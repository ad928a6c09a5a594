"""The test run: throw-away data, a cheap password hash, undefined template variables are errors."""

import atexit
import shutil
import tempfile
from pathlib import Path

from council_news.settings.base import *  # noqa: F403
from council_news.settings.base import database, env

DEMO_ALLOWED = True
SECRET_KEY = "not-secret-tests-only"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
DATA_DIR = Path(tempfile.mkdtemp(prefix="council-news-test-"))
atexit.register(shutil.rmtree, DATA_DIR, ignore_errors=True)
MEDIA_ROOT = DATA_DIR / "media"
STATIC_ROOT = DATA_DIR / "static"
SITE_ROOT = DATA_DIR / "site"
STATIC_ROOT.mkdir()  # whitenoise warns when it is missing, and warnings are errors
DATABASES = {"default": database(env.str("DATABASE_URL", default="sqlite://:memory:"))}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
