"""Public addresses of the newsroom."""

from django.urls import URLPattern

app_name = "releases"
urlpatterns: list[URLPattern] = []
