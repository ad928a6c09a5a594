"""Addresses that only machines ask for; robots.txt and security.txt have theirs by their standards."""

from django.urls import path

from releases.views import machine

urlpatterns = [
    path("sitemap.xml", machine.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", machine.sitemap_part, name="sitemap_part"),
    path("news-sitemap.xml", machine.news_sitemap, name="news_sitemap"),
    path("news-sitemap-<int:page>.xml", machine.news_sitemap, name="news_sitemap_part"),
    path("robots.txt", machine.robots, name="robots"),
    path(".well-known/security.txt", machine.security_txt, name="security_txt"),
]
