"""The release of 30 June 2014: imported from its text, checked against the record, published by the rules."""

from django.db import transaction

from council_news.sample import OXFORDSHIRE_2014
from council_news.sample.logins import officer
from council_news.sample.newsroom import press_desk
from council_news.sample.oxfordshire_history import AUTHORITY, INSPECTIONS
from inspections import workflow as facts
from inspections.importers.history import record_history
from inspections.models import Inspection
from releases import workflow
from releases.importers.store import store
from releases.importers.text import read
from releases.models import Edition, Place, Release, ReleaseContact, Topic

REPORTED = "oxfordshire-2014"
SUMMARY = "Inspectors found Oxfordshire’s services for children good in all three areas they looked at in spring 2014."
WARNINGS_STAND = "The headline is the one printed in 2014."


@transaction.atomic
def publish_oxfordshire() -> Edition:
    """The published release, made at the first call: the same way, by the same functions, as officers would."""
    _record_inspections()
    release = store(read(OXFORDSHIRE_2014), by=officer("author")).release
    edition = release.editions.filter(is_current=True).first()
    return edition or _publish(_finished(release))


def _record_inspections() -> None:
    """The history of the authority. What the release reports is confirmed only with the release's findings in it."""
    by = officer("inspections")
    reported = [row for row in INSPECTIONS if row["slug"] == REPORTED]
    others = [row for row in INSPECTIONS if row["slug"] != REPORTED]
    record_history(authority=AUTHORITY, inspections=reported, by=by, confirm=False)
    record_history(authority=AUTHORITY, inspections=others, by=by)


def _finished(release: Release) -> Release:
    """What the text does not say of itself: its summary, topic, place and contact."""
    place, _made = Place.objects.get_or_create(name="Oxford", defaults={"slug": "oxford"})
    release.summary, release.place = SUMMARY, place
    release.save(update_fields=["summary", "place"])
    release.topics.add(Topic.objects.get(name="Children and families"))
    ReleaseContact.objects.get_or_create(release=release, contact=press_desk())
    workflow.record_edit(release=release, by=officer("author"))
    return release


def _publish(release: Release) -> Edition:
    """Confirmed, sent for review, approved by another, published."""
    facts.confirm(inspection=Inspection.objects.get(slug=REPORTED), by=officer("inspections"))
    workflow.submit(release=release, by=officer("author"))
    workflow.approve(release=release, by=officer("approver"), note=WARNINGS_STAND)
    return workflow.publish(release=release, by=officer("approver"))
