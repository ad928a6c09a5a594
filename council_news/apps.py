"""App configurations: the site itself, and Django's admin with our AdminSite in it."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class CouncilNewsConfig(AppConfig):
    """The site that joins facts and words."""

    name = "council_news"
    verbose_name = "Council News"


class CouncilNewsAdminConfig(AdminConfig):
    """``django.contrib.admin`` with the newsroom's own front page and look."""

    default_site = "council_news.admin.NewsroomAdminSite"
