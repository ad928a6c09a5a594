"""The law of the written site: any changes, written page by page, give what writing the whole site afresh gives.

``LAW_EXAMPLES=500 .venv/bin/pytest tests/site_written/test_law.py`` looks longer.
"""

import datetime as dt
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from council_news.outbox.models import Change
from council_news.site.folder import Folder
from council_news.site.writing import write_changes, write_whole
from inspections import models as facts
from inspections import workflow as facts_workflow
from releases import models as words
from releases import workflow, workflow_media
from releases.refusals import Refused
from tests import factories as make
from tests.everything import full_release
from tests.many import publish_many
from tests.site_written.conftest import files

NOW = dt.datetime(2025, 3, 3, 12, 0, tzinfo=dt.UTC)
PRINTED = [dt.datetime(2006, 1, day, 12, tzinfo=dt.UTC) for day in (2, 14, 30)] + [NOW - dt.timedelta(hours=5), None]

Step = tuple[str, int, int]


class Changes:
    """What can happen in a newsroom, each chosen by two small numbers; what is refused does not happen."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.days = 0

    def publish(self, one: int, other: int) -> None:
        """News of now, or with an old date on it, which may make a page more."""
        release = make.ReleaseFactory(
            slug=f"news-{words.Release.objects.count()}", first_published_at=PRINTED[one % len(PRINTED)]
        )
        self._classify(release, other)
        make.published(release)

    def publish_many(self, one: int, other: int) -> None:
        """Enough of one day to fill a page."""
        for _number in range(18 + one % 4):
            self.publish(1, other)

    def correct(self, one: int, other: int) -> None:
        """Another text, and by the numbers another address, topics and place."""
        release = self._release(one)
        release.body = f"<p>Text number {release.editions.count()}.</p>"
        if other % 2:
            release.slug = f"moved-{release.pk}-{release.editions.count()}"
        release.save()
        if other % 3:
            self._classify(release, other)
        release.photoplacement_set.all().delete() if other == 3 else None
        workflow.record_edit(release=release, by=make.staff("Author"))
        kind = ("correction", "update", "typo")[other % 3]
        make.published(release, kind=kind, change_note="Something was wrong.")

    def withdraw(self, one: int, other: int) -> None:
        """Withdrawn, or removed for good."""
        kind = words.Withdrawal.Kind.REMOVED if other % 2 else words.Withdrawal.Kind.WITHDRAWN
        workflow.withdraw(release=self._release(one), by=make.staff("Approver"), reason="It was wrong.", kind=kind)

    def withdraw_many(self, one: int, other: int) -> None:
        """So many that pages fall away."""
        live = words.Edition.objects.live().order_by("pk")[one : one + 22]
        for edition in live:
            workflow.withdraw(release=edition.release, by=make.staff("Approver"), reason="It was wrong.")

    def restore(self, one: int, other: int) -> None:
        """Put back."""
        withdrawn = words.Release.objects.filter(withdrawals__ended_at=None).order_by("pk").distinct()
        if withdrawn.filter(withdrawals__isnull=False).exists():
            gone = words.Withdrawal.objects.filter(ended_at=None).order_by("pk")
            workflow.restore(release=gone[one % gone.count()].release, by=make.staff("Approver"))

    def take_down(self, one: int, other: int) -> None:
        """A photo or a document."""
        model = words.Document if other % 3 == 0 else words.Photo
        rows = model.objects.order_by("pk")
        workflow_media.take_down(rows[one % rows.count()], by=make.staff("Author"), reason="No consent.")

    def rename(self, one: int, other: int) -> None:
        """A topic, a place or a person."""
        kinds: list[tuple[Any, str]] = [
            (words.Topic, Change.Kind.TOPIC),
            (words.Place, Change.Kind.PLACE),
            (words.Person, Change.Kind.PERSON),
        ]
        model, kind = kinds[other % 3]
        row = model.objects.order_by("pk")[one % model.objects.count()]
        row.name = f"Renamed {row.pk} {one}"
        row.save()
        Change.objects.record(kind, row.pk)

    def settings(self, one: int, other: int) -> None:
        """The newsroom's name, colour, contact."""
        words.Newsroom.objects.update(
            name=f"Newsroom {one}",
            brand_colour="#1f4e5f" if other % 2 else "#17433b",
            default_contact=self._contact(one),
        )
        Change.objects.record(Change.Kind.NEWSROOM)

    def contact(self, one: int, other: int) -> None:
        """A contact of the list."""
        words.Contact.objects.filter(pk=self._contact(one).pk).update(hours=f"{other} to 5", is_listed=other % 2 == 0)
        Change.objects.record(Change.Kind.CONTACTS)
        if words.Newsroom.objects.filter(default_contact=self._contact(one)).exists():
            Change.objects.record(Change.Kind.NEWSROOM)

    def confirm(self, one: int, other: int) -> None:
        """An inspection is shown to the public, or hidden."""
        by, record = make.staff("Inspections officer"), self._inspection(one)
        if record.is_confirmed:
            facts_workflow.unconfirm(inspection=record, by=by, reason="Mistaken.")
        else:
            facts_workflow.confirm(inspection=record, by=by)

    def progress(self, one: int, other: int) -> None:
        """An entry in the log of a recommendation."""
        asked = facts.Recommendation.objects.order_by("pk")[one % facts.Recommendation.objects.count()]
        facts.RecommendationProgress.objects.create(
            recommendation=asked, on=dt.date(2024, 1, 1 + other), status="done", note="Done."
        )
        Change.objects.record(Change.Kind.FACTS, asked.inspection_id)

    def readdress(self, one: int, other: int) -> None:
        """A hidden inspection gets another address, or is deleted."""
        record = self._inspection(one)
        if record.is_confirmed:
            return
        if other % 2:
            record.slug = f"inspection-{record.pk}-{one}"
            record.save()
        else:
            record.delete()
        Change.objects.record(Change.Kind.FACTS)

    def wait(self, one: int, other: int) -> None:
        """Days pass."""
        self.days += 1 + one

    def write(self, one: int, other: int) -> None:
        """The writer comes round."""
        write_changes(self.folder)

    def _classify(self, release: words.Release, number: int) -> None:
        topics = words.Topic.objects.order_by("pk")
        release.topics.set([topics[number % 3], topics[number % 2]])
        release.place = words.Place.objects.order_by("pk")[number % 3]
        release.save()

    def _release(self, number: int) -> words.Release:
        published = words.Release.objects.filter(editions__is_current=True).order_by("-pk")
        return published[(number * 7) % published.count()]

    def _contact(self, number: int) -> words.Contact:
        contacts = words.Contact.objects.order_by("pk")
        return contacts[number % contacts.count()]

    def _inspection(self, number: int) -> facts.Inspection:
        records = facts.Inspection.objects.order_by("pk")
        return records[number % records.count()]

    def happen(self, steps: list[Step]) -> None:
        """One after the other."""
        for name, one, other in steps:
            with time_machine.travel(NOW + dt.timedelta(days=self.days), tick=False):
                try:
                    with transaction.atomic():
                        getattr(self, name)(one, other)
                except (Refused, facts_workflow.Refused, ValidationError, ProtectedError):
                    continue


STEPS = [name for name in vars(Changes) if not name.startswith("_") and name != "happen"]
sequences = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 7), st.integers(0, 7)), min_size=3, max_size=8)


@pytest.fixture
def written(db: None, tmp_path: Path, django_capture_on_commit_callbacks: Callable[..., Any]) -> Folder:
    """A newsroom with a little of everything, written."""
    with time_machine.travel(NOW, tick=False), django_capture_on_commit_callbacks(execute=True):
        words.Newsroom.objects.create(name="Fernshire News", council_name="Fernshire County Council")
        make.ContactFactory(name="Night desk")
        publish_many(41)  # a full page of January 2006 and the newest one, which one more release turns over
        make.published(full_release())
        for number in range(2):
            earlier = make.InspectionFactory(confirmed=True, slug=f"earlier-{number}", published_on=dt.date(2009, 1, 1))
            facts.InspectionPeriod.objects.create(
                inspection=earlier, starts_on=dt.date(2008, 12, 1), ends_on=dt.date(2008, 12, 2)
            )
    folder = Folder(tmp_path / "written")
    with time_machine.travel(NOW, tick=False):
        write_whole(folder)
    return folder


def obeys(written: Folder, steps: list[Step]) -> None:
    """Make ``steps`` happen in a copy of what is written, and compare it with the whole site written afresh."""
    root = written.root.with_name("changed")
    afresh = written.root.with_name("afresh")
    for folder in (root, afresh):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(written.root, root)
    with transaction.atomic():
        changes = Changes(Folder(root))
        changes.happen(steps)
        with time_machine.travel(NOW + dt.timedelta(days=changes.days), tick=False):
            assert write_changes(Folder(root)).failed == []
            write_whole(Folder(afresh))
        transaction.set_rollback(True)
    found, wanted = files(Folder(root)), files(Folder(afresh))
    assert found.keys() - wanted.keys() == set(), "should be gone"
    assert wanted.keys() - found.keys() == set(), "should be there"
    assert [name for name in found if found[name] != wanted[name]] == [], "should have been written again"


@settings(
    max_examples=int(os.environ.get("LAW_EXAMPLES", "6")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=sequences)
@example(steps=[("publish_many", 2, 0), ("publish", 0, 1)])  # the newest page becomes a numbered one
@example(steps=[("withdraw_many", 0, 0), ("withdraw_many", 0, 0)])  # two pages fall away at once
@example(steps=[("confirm", 0, 0), ("readdress", 0, 0)])  # what was public is deleted before the writer comes round
@example(steps=[("publish", 3, 0), ("wait", 3, 0)])  # no news any more
def test_written_page_by_page_is_written_whole(written: Folder, steps: list[Step]) -> None:
    obeys(written, steps)
