"""What every installation shares. Secrets, hosts and the database come from the environment."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF

from council_news.settings.uploads import uploads

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(env.str("COUNCIL_NEWS_DATA", default=str(BASE_DIR / "var")))

# The address the public types, without a slash at the end. Canonical links, feeds and
# sitemaps are built from it, never from the Host header (cache poisoning: standards.md T8).
PUBLIC_URL = env.str("COUNCIL_NEWS_PUBLIC_URL", default="http://127.0.0.1:8000")

INSTALLED_APPS = [
    "releases.apps.ReleasesConfig",
    "inspections.apps.InspectionsConfig",
    "council_news.apps.CouncilNewsAdminConfig",  # stands in for django.contrib.admin: our AdminSite
    "council_news.apps.CouncilNewsConfig",
    "council_news.outbox.apps.OutboxConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "tinymce",
    "axes",
    "csp",
]

MIDDLEWARE = [
    # The first four only write headers; before WhiteNoise, so that static files carry them too.
    "council_news.middleware.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "council_news.middleware.PolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "council_news.middleware.CookielessMiddleware",  # before anything reads one
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "council_news.middleware.BodyLimitMiddleware",  # knows the user; before anything reads the body
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "axes.middleware.AxesMiddleware",  # last: it counts what the views before it refused
]

ROOT_URLCONF = "council_news.urls"
WSGI_APPLICATION = "council_news.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "releases.context.newsroom",
                "council_news.adminsite.untitled",
            ],
        },
    },
]

# SQLite needs WAL and IMMEDIATE transactions to stand several writers (toolchain.md section 6).
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;",
}


def database(url: str) -> dict[str, Any]:
    """The ``DATABASES`` entry for a database address such as ``sqlite:////var/news.sqlite3``."""
    config: dict[str, Any] = env.db_url_config(url)
    # To begin anew takes milliseconds of each request, with SQLite too. Said in the address instead where a pool stands
    # between (docs/many-machines.md).
    config.setdefault("CONN_MAX_AGE", 60)
    if config["ENGINE"] == "django.db.backends.sqlite3":
        config["OPTIONS"] = SQLITE_OPTIONS
    else:
        # A server that does not answer is told from one that is slow: search says so within seconds.
        config["OPTIONS"] = {"connect_timeout": 3} | config.get("OPTIONS", {})
        config["CONN_HEALTH_CHECKS"] = True
    return config


DATABASES = {"default": database(env.str("DATABASE_URL", default=f"sqlite:///{DATA_DIR}/news.sqlite3"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: refuses before a password is looked at
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
# Cyber Essentials: at least 12 characters, a deny list, no maximum, no composition rules (SEC-01).
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "council_news.passwords.ContextWordsValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

# At most ten guesses in five minutes, then a wait (SEC-01, ASVS 6.3.1).
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=5)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "admin/locked_out.html"
AXES_LOCKOUT_CALLABLE = "council_news.login.locked_out"
AXES_CLIENT_IP_CALLABLE = "council_news.login.client_address"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the page says how long to wait, so it must stay true
AXES_ENABLE_ACCESS_FAILURE_LOG = False
# How many of our own proxies stand in front and add to X-Forwarded-For (council_news.login).
PROXIES = 0

# Only where `manage.py demo` may make logins and print their passwords.
DEMO_ALLOWED = False

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": uploads(env.str("COUNCIL_NEWS_MEDIA", default="")),
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage",
        # Unlike uploads: nginx sends them, under another account.
        "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},
    },
}
MEDIA_ROOT = DATA_DIR / "media"
# The public pages as files, which the bundled server and nginx send.
SITE_ROOT = DATA_DIR / "site"
# Uploads are never served by path: council_news.files.serve answers, and only while their owner is public.
MEDIA_URL = "media-is-not-served/"
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750
# Forms without files; also the largest body anybody but staff may send (BodyLimitMiddleware).
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
# The largest body staff may send: a report of 50 MB and its form. Each kind of file has its own limit besides.
UPLOAD_BYTES = 52_000_000

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "council_news.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# Public pages: nothing inline, nothing from elsewhere (SEC-05). Editor pages widen style-src-attr
# alone, which TinyMCE needs (toolchain.md section 4).
CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "require-trusted-types-for": ["'script'"],
    },
}

# One line of JSON an event, to the standard error, where systemd and containers collect it.
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "council_news.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "council_news": {"level": "INFO"},
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        # Denials have a line of our own, with the user's id; here remain the errors.
        "django.request": {"level": "ERROR"},
        "django.security.csrf": {"level": "CRITICAL"},
        # It prints names and addresses; council_news.login says what matters.
        "axes": {"level": "CRITICAL"},
    },
}
