"""The app of the outbox."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """One table."""

    name = "council_news.outbox"
    label = "outbox"
    verbose_name = "Outbox"
    default_auto_field = "django.db.models.BigAutoField"
