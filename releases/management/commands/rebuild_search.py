"""``manage.py rebuild_search``: make the search index anew."""

from typing import Any

from django.core.management.base import BaseCommand

from releases import search


class Command(BaseCommand):
    """Builds the index again from the live editions; safe at any time."""

    help = "Build the search index again from the live releases."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many releases can be found."""
        self.stdout.write(f"Search finds {search.rebuild()} releases.")
