"""A public server behind TLS. Refuses to start without a secret key and allowed hosts."""

from django.core.exceptions import ImproperlyConfigured

from council_news.settings.base import *  # noqa: F403
from council_news.settings.base import CONTENT_SECURITY_POLICY, PUBLIC_URL, env

DEBUG = False
SECRET_KEY = env.str("COUNCIL_NEWS_SECRET_KEY", default="")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "COUNCIL_NEWS_SECRET_KEY is not set. Put 50 or more random characters in it, for example the output of "
        'python3 -c "import secrets; print(secrets.token_urlsafe(50))", and keep it out of the repository.'
    )
ALLOWED_HOSTS = env.list("COUNCIL_NEWS_ALLOWED_HOSTS", default=[])
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "COUNCIL_NEWS_ALLOWED_HOSTS is not set. Name the hosts this newsroom answers to, separated by commas: "
        "news.example.gov.uk"
    )
if not PUBLIC_URL.startswith("https://"):
    raise ImproperlyConfigured(
        "COUNCIL_NEWS_PUBLIC_URL must be the https address of the newsroom, for example https://news.example.gov.uk"
    )

# How many proxies of ours stand in front. Only then are their headers believed; with none, granian ends TLS itself.
PROXIES = env.int("COUNCIL_NEWS_PROXIES", default=1)
if PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked by load balancers inside, without TLS
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
# "__Host-" makes browsers insist on Secure, on the path "/" and on this very host.
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
CONTENT_SECURITY_POLICY["DIRECTIVES"]["upgrade-insecure-requests"] = True
