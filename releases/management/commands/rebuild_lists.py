"""``manage.py rebuild_lists``: make the lists of news anew."""

from typing import Any

from django.core.management.base import BaseCommand

from council_news.outbox.models import Change
from releases import listing


class Command(BaseCommand):
    """Builds the lists again from the live editions; safe at any time."""

    help = "Build the lists of news (by date, topic, person and place) again from the live releases."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many releases are listed."""
        Change.objects.record(Change.Kind.NEWSROOM)
        self.stdout.write(f"The lists hold {listing.rebuild()} releases.")
