"""App configurations: the site itself, and Django's admin with our AdminSite in it."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.signals import user_login_failed
from django.core.checks import Tags, register

from council_news import checks, login


class CouncilNewsConfig(AppConfig):
    """The site that joins facts and words."""

    name = "council_news"
    verbose_name = "Council News"

    def ready(self) -> None:
        """Register the deployment checks and hear of failed sign-ins from Django."""
        for check in checks.ON_DEPLOYMENT:
            register(check, Tags.security, deploy=True)
        user_login_failed.connect(login.log_failure, dispatch_uid="council_news.login")


class CouncilNewsAdminConfig(AdminConfig):
    """``django.contrib.admin`` with the newsroom's own front page and look."""

    default_site = "council_news.adminsite.NewsroomAdminSite"
