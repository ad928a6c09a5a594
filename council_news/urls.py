"""Every address of the site. The public ones come from the apps; the admin has a prefix of its own."""

from django.contrib import admin
from django.urls import include, path

from council_news import health
from releases import file_urls

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    # Before the admin, whose last pattern catches everything under its prefix.
    path("admin/files/", include((file_urls.officers, "officer_files"))),
    path("admin/", admin.site.urls),
    path("inspections/", include("inspections.urls")),
    path("", include("releases.urls")),
]
