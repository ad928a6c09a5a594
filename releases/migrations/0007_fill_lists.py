"""Puts what is live into the lists; afterwards ``releases.listing`` keeps them."""

from collections import Counter, defaultdict
from zoneinfo import ZoneInfo

from django.db import migrations

LONDON = ZoneInfo("Europe/London")


def fill(apps, schema_editor):
    edition_model, listing_model, listed_model, withdrawal_model = (
        apps.get_model("releases", name) for name in ("Edition", "Listing", "Listed", "Withdrawal")
    )
    withdrawn = withdrawal_model.objects.filter(ended_at__isnull=True).values("release")
    live = edition_model.objects.filter(is_current=True).exclude(release__in=withdrawn).defer("content")
    listings, months = {}, defaultdict(Counter)
    for edition in live.order_by("pk").prefetch_related("topics", "people").iterator(500):
        keys = [("is_everything", True)]
        keys += [("topic_id", topic.pk) for topic in edition.topics.all()]
        keys += [("person_id", person.pk) for person in edition.people.all()]
        keys += [("place_id", edition.place_id)] if edition.place_id else []
        for key in keys:
            if key not in listings:
                listings[key] = listing_model.objects.create(**dict([key]))
            months[key][f"{edition.first_published_at.astimezone(LONDON):%Y-%m}"] += 1
        listed_model.objects.bulk_create(
            listed_model(listing=listings[key], edition=edition, first_published_at=edition.first_published_at)
            for key in keys
        )
    for key, listing in listings.items():
        listing.months = dict(sorted(months[key].items()))
        listing.total = sum(months[key].values())
        listing.save()


def empty(apps, schema_editor):
    apps.get_model("releases", "Listing").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("releases", "0006_lists_of_news")]

    operations = [migrations.RunPython(fill, empty)]
