"""The words: what the council says."""

from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    """Releases, their parts and their editions."""

    name = "releases"
    verbose_name = "Releases"
