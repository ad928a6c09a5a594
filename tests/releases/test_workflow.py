"""A release from draft to withdrawal, through the verbs officers use."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from releases import workflow
from releases.models import Edition, HistoryEntry, Release
from releases.permissions import Act
from releases.refusals import Refused, refusals
from releases.snapshot import digest
from tests.factories import ContactFactory, InspectionFactory, QuoteFactory, ReleaseFactory, approved, published, staff

pytestmark = pytest.mark.django_db
Status = Release.Status


def change(release, by, **fields):
    for name, value in fields.items():
        setattr(release, name, value)
    release.save()
    workflow.record_edit(release=release, by=by)
    release.refresh_from_db()


def test_a_release_goes_from_draft_to_live():
    release = ReleaseFactory()
    edition = published(release)
    assert (edition.number, edition.kind, release.status) == (1, "first", Status.DRAFT)
    assert list(Edition.objects.live()) == [edition]
    assert edition.sha256 == digest(edition.content)
    assert [entry.verb for entry in release.history.all()] == ["published", "approved", "submitted"]


def test_a_correction_makes_a_second_edition_and_tells_the_public():
    release = ReleaseFactory()
    first = published(release)
    change(release, staff("Author"), headline="Fernshire opens two libraries")
    second = published(release, kind="correction", change_note="Two libraries open, not one.")
    first.refresh_from_db()
    assert (second.number, second.previous_sha256) == (2, first.sha256)
    assert not first.is_current
    assert second.is_current
    assert second.first_published_at == first.first_published_at
    assert second.updated_at == second.published_at
    assert second.was_changed


def test_a_typo_fix_is_logged_and_does_not_move_the_updated_time():
    release = ReleaseFactory()
    first = published(release)
    change(release, staff("Author"), summary="The library opens on Tuesday.")
    second = published(release, kind="typo")
    assert second.updated_at == first.updated_at
    assert not second.was_changed
    assert release.history.filter(verb="published").count() == 2


@pytest.mark.parametrize("kind", ["correction", "update"])
def test_a_correction_or_update_needs_a_change_note(kind):
    release = ReleaseFactory()
    published(release)
    change(release, staff("Author"), headline="Another headline")
    with pytest.raises(Refused, match="Write a change note"):
        published(release, kind=kind)
    assert release.editions.count() == 1


def test_the_database_refuses_a_correction_without_a_note():
    edition = published()
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(kind="correction", number=2, change_note="")


def test_nobody_approves_a_text_they_have_touched():
    release = ReleaseFactory()
    approver = staff("Approver")
    change(release, approver, headline="Mine")
    workflow.submit(release=release, by=approver)
    with pytest.raises(Refused, match="somebody else must approve it"):
        workflow.approve(release=release, by=approver, note="Fine.")


def test_having_touched_an_earlier_edition_does_not_bar_from_approving_the_next():
    release = ReleaseFactory()
    approver = staff("Approver")
    change(release, approver, headline="Mine")
    published(release)
    change(release, staff("Author"), headline="Theirs")
    workflow.submit(release=release, by=staff("Author"))
    assert workflow.approve(release=release, by=approver, note="Fine.")


def test_an_edit_after_approval_sends_the_release_back_to_review():
    release = approved(ReleaseFactory())
    change(release, staff("Author"), body="<p>Something else entirely.</p>")
    assert release.status == Status.IN_REVIEW
    assert "is not possible while" in refusals(release, Act.PUBLISH, by=staff("Approver"))[0]


def test_a_part_changed_behind_the_back_of_the_workflow_stales_the_approval():
    release = ReleaseFactory()
    quote = QuoteFactory(release=release)
    approved(release)
    quote.words = "Not what was approved."
    quote.save()
    assert any("exact text" in reason for reason in refusals(release, Act.PUBLISH, by=staff("Approver")))


def test_warnings_must_be_answered_and_errors_block():
    release = ReleaseFactory(body="")
    workflow.submit(release=release, by=staff("Author"))
    release.refresh_from_db()
    reasons = refusals(release, Act.APPROVE, by=staff("Approver"))
    assert any("no text" in reason for reason in reasons)
    assert any("Say why they may stand" in reason for reason in reasons)


def test_the_officer_must_have_seen_the_text_as_it_is():
    release = ReleaseFactory()
    with pytest.raises(Refused, match="changed while you were looking"):
        workflow.submit(release=release, by=staff("Author"), expected="0" * 64)


def test_words_wait_for_the_facts_to_be_confirmed():
    release = ReleaseFactory()
    release.inspections.add(InspectionFactory())
    with pytest.raises(Refused, match="An inspections officer must confirm it"):
        published(release)
    release.inspections.update(confirmed_at=timezone.now(), confirmed_by=staff("Inspections officer"))
    workflow.approve(release=release, by=staff("Approver"), note="Read.")
    assert workflow.publish(release=release, by=staff("Approver"))


def test_a_part_of_the_table_is_refused_in_words():
    release = ReleaseFactory()
    author = staff("Author")
    assert refusals(release, Act.SUBMIT, by=author) == []
    assert "needs a permission" in refusals(release, Act.PUBLISH, by=author)[0]
    assert "not possible while" in refusals(release, Act.PUBLISH, by=staff("Approver"))[0]


def test_withdrawing_needs_a_reason_and_takes_the_release_out_of_view():
    release = ReleaseFactory()
    edition = published(release)
    approver = staff("Approver")
    with pytest.raises(Refused, match="Say why"):
        workflow.withdraw(release=release, by=approver, reason=" ")
    workflow.withdraw(release=release, by=approver, reason="The library is not open.")
    assert not Edition.objects.live().exists()
    workflow.restore(release=release, by=approver)
    assert list(Edition.objects.live()) == [edition]


def test_a_withdrawn_release_can_be_corrected_before_it_is_put_back():
    release = ReleaseFactory()
    published(release)
    approver = staff("Approver")
    workflow.withdraw(release=release, by=approver, reason="Wrong date.")
    change(release, staff("Author"), summary="It opens on Tuesday.")
    published(release, kind="correction", change_note="It opens on Tuesday, not on Monday.")
    assert not Edition.objects.live().exists()
    workflow.restore(release=release, by=approver)
    assert Edition.objects.live().get().number == 2


def test_an_address_of_another_published_release_is_refused():
    published(ReleaseFactory(slug="libraries"))
    Release.objects.filter(slug="libraries").update(slug="libraries-old")
    release = ReleaseFactory(slug="libraries")
    with pytest.raises(Refused, match="belongs to another published release"):
        published(release)


def test_a_release_first_published_elsewhere_keeps_its_date():
    when = dt.datetime(2014, 6, 30, 10, 9, tzinfo=dt.UTC)
    edition = published(ReleaseFactory(first_published_at=when))
    assert (edition.first_published_at, edition.updated_at) == (when, when)
    assert edition.published_at > when


def test_the_date_of_first_publication_cannot_change_afterwards():
    when = dt.datetime(2014, 6, 30, 10, 9, tzinfo=dt.UTC)
    release = ReleaseFactory(first_published_at=when)
    published(release)
    change(release, staff("Author"), first_published_at=when + dt.timedelta(days=1))
    with pytest.raises(Refused, match="cannot change"):
        published(release, kind="correction", change_note="Date.")


def test_the_clock_publishes_what_is_due_and_is_safe_to_run_twice():
    release = approved(ReleaseFactory())
    at = timezone.now() + dt.timedelta(hours=1)
    workflow.schedule(release=release, by=staff("Approver"), publish_at=at)
    assert workflow.publish_due(at=at - dt.timedelta(seconds=1)) == []
    [edition] = workflow.publish_due(at=at)
    assert workflow.publish_due(at=at) == []
    assert (edition.published_at, edition.published_by) == (at, None)


def test_a_scheduled_release_that_no_longer_holds_is_held_with_the_reason():
    release = ReleaseFactory()
    contact = ContactFactory()
    release.releasecontact_set.create(contact=contact)
    approved(release)
    at = timezone.now() + dt.timedelta(hours=1)
    workflow.schedule(release=release, by=staff("Approver"), publish_at=at)
    contact.phone = "01632 960999"
    contact.save()
    [outcome] = workflow.publish_due(at=at)
    release.refresh_from_db()
    assert isinstance(outcome, Refused)
    assert (release.status, release.publish_at) == (Status.APPROVED, None)
    assert release.history.first().verb == HistoryEntry.Verb.HELD
    assert not Edition.objects.exists()


def test_a_scheduled_release_is_frozen():
    release = approved(ReleaseFactory())
    workflow.schedule(release=release, by=staff("Approver"), publish_at=timezone.now() + dt.timedelta(hours=1))
    release.refresh_from_db()
    release.headline = "Changed"
    release.save()
    with pytest.raises(Refused, match="Take it off the schedule"):
        workflow.record_edit(release=release, by=staff("Author"))


def test_only_the_clock_may_act_without_a_person():
    release = approved(ReleaseFactory())
    with pytest.raises(Refused, match="needs a permission"):
        workflow.publish(release=release, by=None)


def test_a_time_in_the_past_cannot_be_scheduled():
    release = approved(ReleaseFactory())
    with time_machine.travel(dt.datetime(2026, 3, 29, 1, 30, tzinfo=dt.UTC), tick=False):
        reasons = refusals(release, Act.SCHEDULE, by=staff("Approver"), at=timezone.now())
    assert "Choose a time in the future." in reasons


def test_a_save_that_changes_nothing_the_public_reads_leaves_no_trace():
    release = ReleaseFactory()
    assert workflow.record_created(release=release, by=staff("Author"))
    assert workflow.record_edit(release=release, by=staff("Author")) is None
    assert release.history.count() == 1
