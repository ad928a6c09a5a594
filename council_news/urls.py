"""Every address of the site. The public ones come from the apps; the admin has a prefix of its own."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("inspections/", include("inspections.urls")),
    path("", include("releases.urls")),
]
