"""The yardstick: a Django site as ``startproject`` makes it, with its cache middleware around one page.

The page is the file named by ``PAGE``, sent with the same bytes and encoding as by the written site. Its view is
never asked while the cache holds the page, so what is measured is Django's own way to answer from the cache.
"""

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import re_path


def page(request: HttpRequest) -> HttpResponse:
    """The page, compressed, for ten minutes."""
    headers = {"Content-Encoding": "br", "Vary": "Accept-Encoding", "Cache-Control": "public, max-age=600"}
    return HttpResponse(Path(os.environ["PAGE"]).read_bytes(), content_type="text/html; charset=utf-8", headers=headers)


urlpatterns = [re_path("", page)]

settings.configure(
    SECRET_KEY="only-for-the-benchmark",  # noqa: S106
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
    MIDDLEWARE=[
        "django.middleware.cache.UpdateCacheMiddleware",
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
        "django.middleware.cache.FetchFromCacheMiddleware",
    ],
)
application = get_wsgi_application()
