"""Addresses that only machines ask for; robots.txt and security.txt have theirs by their standards."""

from django.urls import path

from releases import paths  # noqa: F401 - registers the year converter
from releases.views import machine

urlpatterns = [
    path("sitemap.xml", machine.sitemap, name="sitemap"),
    path("sitemap-pages.xml", machine.sitemap_pages, name="sitemap_pages"),
    path("sitemap-<year:year>.xml", machine.sitemap_year, name="sitemap_year"),
    path("news-sitemap.xml", machine.news_sitemap, name="news_sitemap"),
    path("news-sitemap-<int:page>.xml", machine.news_sitemap, name="news_sitemap_part"),
    path("robots.txt", machine.robots, name="robots"),
    path(".well-known/security.txt", machine.security_txt, name="security_txt"),
]
